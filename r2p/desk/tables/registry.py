"""Registry of the tables: resources by the names used in URLs."""

from django.contrib import admin

kinds = {}


def table_of(model, of=None):
    """Registers a resource as the table of a model, or of lines in the admin of the model `of`."""

    def register(resource):
        resource.model, resource.admin_model = model, of or model
        kinds[model._meta.label_lower] = resource
        return resource

    return register


def tables_of(model):
    """Return {name: resource} of the tables in the admin of a model, that of its records first."""
    return {kind: one for kind, one in kinds.items() if one.admin_model is model}


def resource_for(kind, request, **options):
    """Return the resource of a table for one user. Raises KeyError if there is none."""
    resource = kinds[kind]
    return resource(admin.site.get_model_admin(resource.admin_model), request, **options)
