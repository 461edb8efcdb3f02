"""Which tables there are: each kind's resource, by the name in its addresses."""

from django.contrib import admin

kinds = {}


def exchanged(model):
    """Registers a resource as the table of a model."""

    def register(resource):
        resource.model = model
        kinds[model._meta.label_lower] = resource
        return resource

    return register


def resource_for(kind, request, **options):
    """The table of a kind, for one person. KeyError where there is none."""
    resource = kinds[kind]
    return resource(admin.site.get_model_admin(resource.model), request, **options)
