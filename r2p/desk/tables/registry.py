"""Which tables there are: each kind's resource, by the name in its addresses."""

from django.contrib import admin

kinds = {}


def exchanged(model, of=None):
    """Registers a resource as the table of a model; of lines, on the desk of what they are `of`."""

    def register(resource):
        resource.model, resource.desk_model = model, of or model
        kinds[model._meta.label_lower] = resource
        return resource

    return register


def tables_of(model):
    """{kind: resource} of the tables on the desk of a model; first that of its records."""
    return {kind: one for kind, one in kinds.items() if one.desk_model is model}


def resource_for(kind, request, **options):
    """The table of a kind, for one person. KeyError where there is none."""
    resource = kinds[kind]
    return resource(admin.site.get_model_admin(resource.desk_model), request, **options)
