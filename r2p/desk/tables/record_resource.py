"""Resources of records, which read files into records and write records into files."""

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from r2p.desk.publishing import transitions
from r2p.desk.publishing.hidden_names import hidden_people_named_in
from r2p.records.audience import Audience
from r2p.records.models import Record
from r2p.records.slugs import free_slug

from .cells import Choice, Moment, Text, text_of
from .columns import Column
from .resource import TableResource, cells, in_parts
from .row_permissions import refusals


class RecordResource(TableResource):
    """The columns that all records have, and how a row becomes a record."""

    slug = Column(
        "slug", help=_("Identifies the record. Leave empty to generate it."), example="a-slug"
    )
    status = Column(
        "status", Choice(Record.Status), help=_("Either “draft” or “in review”."), for_staff=True
    )
    publish_at = Column("publish_at", Moment(), for_staff=True)
    audience = Column("audience", Choice(Audience), help=_("Who may see it."), for_staff=True)
    staff_notes = Column("staff_notes", Text(), for_staff=True)

    naming = ("title",)
    required = ("slug",)
    help_text = gettext_lazy(
        "A row with the slug of a record updates that record. Columns that are not in the file "
        "stay as they are. A row without a slug, or with a new one, creates a record."
    )

    # -- From rows to records

    def before_import(self, dataset, **kwargs):
        super().before_import(dataset, **kwargs)
        records = self.model._default_manager.prefetch_related(*self.relations())
        if self.is_checked:
            records = records.order_by("pk").select_for_update(of=("self",))
        slugs = cells(dataset, "slug")
        self.stored = {one.slug: one for one in in_parts(records, slug=slugs)}
        self.published = []

    def init_instance(self, row=None):
        return self.model(made_by=self.request.user)

    def get_instance(self, instance_loader, row):
        return self.stored.get(text_of(row["slug"]))

    def look_at(self, instance, errors):
        if self.is_new and not instance.slug:
            name = getattr(instance, self.naming[0])
            instance.slug = free_slug(self.model, name, self.seen)
        if instance.slug in self.seen:
            errors["slug"] = ValidationError(_("Another row of the file has this slug."))
        self.seen.add(instance.slug)

    def validate_instance(self, instance, import_validation_errors=None, validate_unique=True):
        errors = dict(import_validation_errors or {})
        original = None if self.is_new else self.original
        self.check(instance, errors | refusals(self.model_admin, self.request, instance, original))

    def do_instance_save(self, instance, is_create):
        self.keep(instance, lambda: transitions.save(self.signed(instance), self.request.user))

    def save_m2m(self, instance, row, **kwargs):
        super().save_m2m(instance, row, **kwargs)
        if instance.status == Record.Status.PUBLISHED and not self.only_compares:
            self.published.append(instance)

    def after_import(self, dataset, result, **kwargs):
        """Refuse published texts that newly name hidden people."""
        if warnings := hidden_people_named_in(self.published):
            raise ValidationError([str(warning) for warning in warnings])

    # -- From records to rows

    def rows_for_reader(self, records):
        return self.told_records(records)
