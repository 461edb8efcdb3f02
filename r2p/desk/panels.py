"""Panels: features of the desk that extend the admin of a model.

A feature (tables, history, merging, …) is a subclass of `Panel`. An admin lists its panels in
`panel_classes`, creates each once and calls them in that order: see `DeskAdmin`. A panel may rely
on its admin being a `RecordAdmin` if it says so.
"""

from django.forms import Media
from django.urls import path

from .addresses import admin_url


class Panel:
    """A feature of one admin. By default each method adds nothing."""

    list_filters = ()  # for the changelist, before those of the admin
    media = Media()

    def __init__(self, admin):
        self.admin, self.model, self.opts = admin, admin.model, admin.opts

    # -- Pages of its own --------------------------------------------------------------------------

    def urls(self):
        """Return its URL patterns, made by `page`. They come before Django's."""
        return []

    def page(self, route, name, view):
        """Return the pattern of an admin page, named like Django's own ("…_<name>")."""
        name = f"{self.opts.app_label}_{self.opts.model_name}_{name}"
        return path(route, self.admin.admin_site.admin_view(view), name=name)

    def url(self, name, /, *args, **query):
        return admin_url(self.opts, name, *args, **query)

    def start_context(self, request):
        """Return the context of its part of the start page."""
        return {}

    # -- Lists -------------------------------------------------------------------------------------

    def list_tools(self, request):
        """Return [(label, URL)] of the links beside the title of a list."""
        return []

    def actions(self, request):
        """Return {name: (function, name, label)} of actions, as `ModelAdmin.get_actions` does."""
        return {}

    def work_lists(self, request):
        """Return its `WorkList`s."""
        return []

    def ordering(self, request):
        """Return the order of the list if it differs from the admin's."""
        return ()

    # -- Forms -------------------------------------------------------------------------------------

    def tools(self, request, record):
        """Return [(label, URL)] of the links beside the title of a record."""
        return []

    def context(self, request, record, page):
        """Return the context of its part of a form; `page` is the context so far."""
        return {}

    def prepare_field(self, name, field):
        """Change a form field before it is shown."""

    def initial(self, request):
        """Return {field: value} of initial values for a new record."""
        return {}

    def initial_lines(self, request, model):
        """Return [{field: value}] of initial lines of a model for a new record."""
        return []

    def after_save(self, request, form, formsets, is_new):
        """Act after a form and its lines are saved, in the same transaction."""

    def next_url(self, request, record):
        """Return the URL to go to after saving; empty for Django's own."""
        return ""
