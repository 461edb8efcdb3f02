"""What the admin of every record shares: who may do what, and the order of a page."""

from django.contrib import admin
from django.contrib.contenttypes.admin import GenericTabularInline
from django.contrib.contenttypes.forms import BaseGenericInlineFormSet
from django.db import models
from django.utils.translation import gettext_lazy as _

from r2p.desk.history.admin import HistoryAdmin
from r2p.desk.lists.next_record import Sequence
from r2p.desk.lists.search import Searches
from r2p.desk.publishing.actions.admin import Acts
from r2p.desk.publishing.admin import Workflow
from r2p.desk.publishing.forms import RecordForm
from r2p.desk.start.work_lists import WorkList, Works
from r2p.desk.tables.admin import Exchange
from r2p.desk.visibility.admin import Reached
from r2p.records.forms import (
    DistinctLines,
    LineForm,
    LineFormSet,
    LoadedSelect,
    ManySelect,
)
from r2p.records.models import FormerAddress, Record

from .audit import admin as audit_admin  # noqa: F401 - registers the audit log
from .former_addresses import SharedAddresses
from .permissions import may_change, may_publish, was_never_published
from .shelves import Shelf
from .signs import Signs
from .tables import job_admin  # noqa: F401 - registers the page of imports
from .widgets import Fitting, FittingLines

# An address typed without a scheme is taken as a secure one.
FIELDS = {models.URLField: {"assume_scheme": "https"}}

PUBLICATION = (
    _("Publishing"),
    {
        "fields": ["status", "publish_at", "withdrawn_because", "audience", "slug"],
        "description": _("Shown when it is published, its hour has come, and to whom it is for."),
    },
)
NOTES = (_("Notes"), {"fields": ["staff_notes"]})
TECHNICAL = (
    _("Technical"),
    {
        "classes": ["collapse"],
        "fields": [
            "key",
            "made_by",
            "created_at",
            "updated_at",
            "first_published_at",
            "withdrawn_at",
        ],
    },
)


class Autocompletes:
    def formfield_for_foreignkey(self, db_field, request, **kwargs):
        if db_field.name in self.autocomplete_fields:
            kwargs["widget"] = LoadedSelect(db_field, self.admin_site, using=kwargs.get("using"))
        return super().formfield_for_foreignkey(db_field, request, **kwargs)

    def formfield_for_manytomany(self, db_field, request, **kwargs):
        if db_field.name in self.autocomplete_fields:
            kwargs["widget"] = ManySelect(db_field, self.admin_site, using=kwargs.get("using"))
        return super().formfield_for_manytomany(db_field, request, **kwargs)


class Part(FittingLines, Autocompletes):
    """For inlines: who may change the record may change its parts, and nobody else."""

    extra = 0
    form = LineForm
    formset = LineFormSet
    formfield_overrides = FIELDS
    view_on_site = False

    def whole(self):
        return self.admin_site.get_model_admin(self.parent_model)

    def has_view_permission(self, request, obj=None):
        return self.whole().has_view_or_change_permission(request, obj)

    def has_change_permission(self, request, obj=None):
        if obj is None:
            return self.whole().has_add_permission(request)
        return self.whole().has_change_permission(request, obj)

    def has_add_permission(self, request, obj=None):
        return self.has_change_permission(request, obj)

    def has_delete_permission(self, request, obj=None):
        return self.has_change_permission(request, obj)

    def get_queryset(self, request):
        """With what the autocompletes show, so that a page needs no query for each line."""
        return super().get_queryset(request).select_related(*self.autocomplete_fields or [None])


class FormerAddressFormSet(DistinctLines, BaseGenericInlineFormSet):
    def key_of(self, line):
        return line.address

    def clean(self):
        """A record notes the address that it loses, before its lines are saved."""
        super().clean()
        lost = self.instance.address_before()
        for _number, form, key in self.keyed_lines():
            if lost and key == FormerAddress.path_of(lost) and key != form.stored_key:
                form.add_error("address", _("This one is noted by itself when the slug changes."))


class FormerAddressInline(Part, GenericTabularInline):
    model = FormerAddress
    formset = FormerAddressFormSet
    ct_field = "record_type"
    ct_fk_field = "record_id"
    is_restored = False
    classes = ["collapse"]
    fields = ["address", "order"]


IN_REVIEW = WorkList(
    name="in-review",
    title=_("%(kind)s in review"),
    done=_("nothing in review"),
    choose=lambda records, user: records.in_review(),
    order=("updated_at",),
    is_for_publishers=True,
)
MY_DRAFTS = WorkList(
    name="my-drafts",
    title=_("My drafts: %(kind)s"),
    done=_("no drafts of yours"),
    choose=lambda records, user: records.drafts().made_by(user),
    order=("created_at",),
)
PUBLISHES_TODAY = WorkList(
    name="publishes-today",
    title=_("%(kind)s that appear today"),
    done=_("nothing that appears today"),
    choose=lambda records, user: records.appearing_today(),
    order=("publish_at",),
)


class RecordAdmin(
    SharedAddresses,
    Signs,
    Workflow,
    Acts,
    Sequence,
    Searches,
    Works,
    Exchange,
    Reached,
    HistoryAdmin,
    Fitting,
    Autocompletes,
    admin.ModelAdmin,
):
    """Drafts are for whoever may change records; what is or was published, for publishers.

    A record that was ever published is withdrawn, never deleted: its address is known.
    """

    form = RecordForm
    formfield_overrides = FIELDS
    show_full_result_count = False
    shelf = Shelf.CATALOGUE
    work = (IN_REVIEW, MY_DRAFTS, PUBLISHES_TODAY)
    one_line = ("title", "subtitle", "theme_line", "name", "withdrawn_because")
    not_restored = ("status", "publish_at", "withdrawn_because")  # nor what says who may see it
    told_besides = ("trashed_at",)
    fits = {"slug": "wide"}

    def work_for(self, request):
        may_publish = self.may_publish(request)
        return [work for work in self.work if may_publish or not work.is_for_publishers]

    def tools(self, request, record):
        return [
            *self.ways_on(request, record),
            *self.preview_tools(request, record),
            *super().tools(request, record),
        ]

    def save_model(self, request, obj, form, change):
        if not change:
            obj.made_by = request.user
        super().save_model(request, obj, form, change)

    def may_publish(self, request):
        return may_publish(request.user, self.model)

    def has_change_permission(self, request, obj=None):
        """Of a record as well as of the whole kind: see `may_change`."""
        is_open = obj is None or may_change(request.user, obj)
        return super().has_change_permission(request, obj) and is_open

    def has_delete_permission(self, request, obj=None):
        is_draft = obj is None or was_never_published(obj)
        return super().has_delete_permission(request, obj) and is_draft

    def formfield_for_choice_field(self, db_field, request, **kwargs):
        if db_field.name == "status" and not self.may_publish(request):
            kwargs["choices"] = [(status.value, status.label) for status in Record.UNPUBLISHED]
        return super().formfield_for_choice_field(db_field, request, **kwargs)

    def get_readonly_fields(self, request, obj=None):
        publishers = [] if self.may_publish(request) else ["publish_at", "withdrawn_because"]
        return [*super().get_readonly_fields(request, obj), *TECHNICAL[1]["fields"], *publishers]

    def get_fieldsets(self, request, obj=None):
        """A record begins without technical facts."""
        fieldsets = super().get_fieldsets(request, obj)
        return fieldsets if obj else [part for part in fieldsets if part is not TECHNICAL]

    def get_prepopulated_fields(self, request, obj=None):
        """Only a new record takes its slug from its title: an address stays."""
        return {} if obj else super().get_prepopulated_fields(request, obj)

    def view_on_site(self, record):
        is_published = record.status == Record.Status.PUBLISHED
        return record.get_absolute_url() if is_published else None

    def address_to_view(self, record):
        """The page that visitors see, or what it will be."""
        return self.view_on_site(record) or self.address_of("preview", record)
