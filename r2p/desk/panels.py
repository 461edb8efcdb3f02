"""What a feature of the desk adds to the admin of a kind of record.

A feature (tables, history, merging, …) is a subclass of `Panel`. An admin names the classes of its
panels in `panel_classes`, makes one of each, and asks them all, in that order, at the points below;
see `DeskAdmin`. A panel answers for what it adds and knows nothing of the others.
"""

from django.forms import Media
from django.urls import path

from .addresses import admin_url


class Panel:
    """A feature of one admin. Each method has an answer that adds nothing."""

    list_filters = ()  # for the changelist, before those of the admin
    media = Media()

    def __init__(self, admin):
        self.admin, self.model, self.opts = admin, admin.model, admin.opts

    # -- Pages of its own --------------------------------------------------------------------------

    def urls(self):
        """Its URL patterns, made by `page`. They come before those of Django."""
        return []

    def page(self, route, name, view):
        """The pattern of a page of the admin site, named like Django's own ("…_<name>")."""
        name = f"{self.opts.app_label}_{self.opts.model_name}_{name}"
        return path(route, self.admin.admin_site.admin_view(view), name=name)

    def url(self, name, *args, **query):
        return admin_url(self.opts, name, *args, **query)

    def start_context(self, request):
        """What its part of the start page of the desk shows."""
        return {}

    # -- Lists -------------------------------------------------------------------------------------

    def list_tools(self, request):
        """[(label, URL)] of the links beside the name of a list."""
        return []

    def actions(self, request):
        """{name: (function, name, label)} of actions, as `ModelAdmin.get_actions` has them."""
        return {}

    def work_lists(self, request):
        """The `WorkList`s that wait for somebody."""
        return []

    def ordering(self, request):
        """The order of the list, where it is another than that of the admin."""
        return ()

    # -- Forms -------------------------------------------------------------------------------------

    def tools(self, request, record):
        """[(label, URL)] of the links beside the title of a record."""
        return []

    def context(self, request, record, page):
        """The context of its part of a form; `page` is the context so far, a new record is None."""
        return {}

    def prepare_field(self, name, field):
        """Change a form field before it is shown."""

    def initial(self, request):
        """{field: value} with which the form of a new record begins."""
        return {}

    def initial_lines(self, request, model):
        """[{field: value}] of the lines of a model with which the form of a new record begins."""
        return []

    def after_save(self, request, form, formsets, is_new):
        """Do what follows once a form and its lines are saved, in the same transaction."""

    def next_url(self, request, record):
        """Where a form leads after it is saved; empty: where Django leads."""
        return ""
