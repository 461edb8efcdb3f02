"""Merging: everything of one record moves to another, in one transaction."""

from copy import copy

from django.contrib.contenttypes.models import ContentType
from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from r2p.desk.audit.entries import AuditEvent, note
from r2p.desk.models import Merge
from r2p.desk.publishing.transitions import note_audiences, note_step
from r2p.records.models import FormerAddress, Record

from .compare import GIVE_UP, compare
from .journal import Journal, keys_of
from .relations import owners, related, relating, rows_by_model, twin_of


class MergeError(ValidationError):
    """Explains why two records cannot be merged: a sentence, or one for each field."""


class Merger:
    """Merges a record into another of its model. Subclasses add what a model needs besides.

    `keep` and `give_up` are two saved records. `notes` explains for a fact what happens to the
    value that is not chosen.
    """

    notes = {
        "slug": gettext_lazy("The other address will redirect here."),
        "audience": gettext_lazy("Everything that moves here becomes visible to this audience."),
        "status": gettext_lazy(
            "A record that readers have seen stays published unless it is withdrawn first."
        ),
    }

    def __init__(self, keep, give_up):
        self.keep, self.give_up = keep, give_up
        self.was_part = self.part()

    def part(self):
        """Remove relations between the two. Returns whether that changed the kept record."""
        pair, changed = (self.keep.pk, self.give_up.pk), False
        for field in self.keep._meta.concrete_fields:
            if field.related_model is type(self.keep):
                for record in (self.keep, self.give_up):
                    if getattr(record, field.attname) in pair:
                        setattr(record, field.name, None)
                        changed |= record is self.keep
        return changed

    def compare(self, order=()):
        return compare(self.keep, self.give_up, order, self.notes)

    # -- The act ---------------------------------------------------------------------------------

    def merge(self, choices, by):
        """Merge with {name of a fact: whose value is kept}. Raises MergeError and changes nothing.

        Facts without a choice take the proposed value. Returns the `Merge`, which can be undone.
        """
        try:
            with transaction.atomic():
                locked = self.locked()
                return locked.merge_now(choices, by)
        except MergeError:
            raise
        except ValidationError as error:
            raise MergeError(error) from error

    def locked(self):
        """Return a merger of the same two records, locked and reloaded."""
        records = type(self.keep)._base_manager.filter(pk__in=[self.keep.pk, self.give_up.pk])
        found = {record.pk: record for record in records.order_by("pk").select_for_update()}
        if len(found) < 2:
            raise MergeError(_("One of the two records no longer exists."))
        return type(self)(found[self.keep.pk], found[self.give_up.pk])

    def merge_now(self, choices, by):
        self.journal, given_up = Journal(), (self.give_up.pk, str(self.give_up))
        self.were = [copy(record) for record in (self.keep, self.give_up)]
        before = [record.get_absolute_url() for record in (self.keep, self.give_up)]
        self.write_facts(choices)
        if self.was_part:
            self.stand_apart()
        for rows, names in list(rows_by_model(self.give_up)):
            for row in rows:
                self.move(row, names)
        self.join_relations()
        self.journal.delete(self.give_up)
        self.keep_addresses(before)
        self.save_kept()
        self.settle()
        note_changes(self.keep, self.were[0], by)
        return self.write_down(given_up, by)

    def write_facts(self, choices):
        """Set the chosen values on the kept record without saving it."""
        for one in self.compare():
            if choices.get(one.fact.name, one.proposed) == GIVE_UP:
                one.fact.write(self.keep, self.give_up)
        moments = [record.first_published_at for record in (self.keep, self.give_up)]
        self.keep.first_published_at = min(filter(None, moments), default=None)
        self.keep.key = self.keep.key or self.give_up.key

    def stand_apart(self):
        """Save first that the kept record is no longer a part of the other."""
        stored = type(self.keep)._base_manager.get(pk=self.keep.pk)
        type(self)(stored, self.give_up)
        self.journal.save(stored)

    def move(self, row, names):
        """Point a row to the kept record, or fold it into an equal row of that record."""
        if type(row) is type(self.keep) and row.pk in (self.keep.pk, self.give_up.pk):
            return
        for name in names:
            if getattr(row, row._meta.get_field(name).attname) == self.give_up.pk:
                setattr(row, row._meta.get_field(name).attname, self.keep.pk)
        twin = self.twin_of(row)
        if twin:
            self.fold(row, twin)
        else:
            self.journal.save(row)

    def twin_of(self, row):
        return twin_of(row)

    def fold(self, row, twin):
        """Delete a row in favour of an equal one, which takes over values that it lacks.

        Nothing is taken over if the audiences differ: it would disclose hidden values.
        """
        self.journal.delete(row)
        if getattr(row, "audience", None) != getattr(twin, "audience", None):
            return
        lacking = [name for name in fillable(row) if getattr(twin, name) in (None, "")]
        given = {name: getattr(row, name) for name in lacking if getattr(row, name)}
        for name, value in given.items():
            setattr(twin, name, value)
        if given:
            self.journal.save(twin)

    def join_relations(self):
        """Join the many-to-many relations of both records, in both directions."""
        for field in related(type(self.keep)):
            named = [keys_of(getattr(one, field.name)) for one in (self.keep, self.give_up)]
            if missing := set(named[1]) - set(named[0]):
                self.journal.relate(self.keep, field.name, [*named[0], *missing])
            if named[1]:
                self.journal.relate(self.give_up, field.name, [])
        for field in relating(type(self.keep)):
            for owner in owners(self.give_up, field):
                keys = {*keys_of(getattr(owner, field.name)), self.keep.pk} - {self.give_up.pk}
                self.journal.relate(owner, field.name, list(keys))

    def keep_addresses(self, addresses):
        """Redirect every lost address of the two to the kept record."""
        noted = set(self.keep.former_addresses.values_list("address", flat=True))
        gone = {FormerAddress.path_of(address) for address in addresses}
        for address in sorted(gone - noted - {FormerAddress.path_of(self.keep.get_absolute_url())}):
            self.journal.save(FormerAddress(address=address, record=self.keep))

    def save_kept(self):
        self.refuse_hiding()
        self.keep.clean()
        self.keep.validate_constraints()
        self.journal.save(self.keep)

    def refuse_hiding(self):
        """Refuse to unpublish by merging: a visible record is withdrawn with a reason."""
        are_shown = [one.status == Record.Status.PUBLISHED and one.was_shown for one in self.were]
        if any(are_shown) and self.keep.status in Record.UNPUBLISHED:
            sentence = _(
                "Readers have seen one of these records. Choose “published” or withdraw it first."
            )
            raise ValidationError({"status": sentence})

    def settle(self):
        """Hook for what a model needs once everything has moved."""

    def write_down(self, given_up, by):
        pk, name = given_up
        Merge.objects.forget()
        words = _("“%(name)s” was merged into this record.") % {"name": name}
        note(AuditEvent.MERGED, by, about=self.keep, words=words)
        return Merge.objects.create(
            record_type=ContentType.objects.get_for_model(self.keep),
            kept_id=self.keep.pk,
            kept_name=str(self.keep)[:400],
            given_up_id=pk,
            given_up_name=name[:400],
            by=by,
            journal=self.journal.entries,
        )


def note_changes(record, before, by):
    """Record changes of publication and audience, as for any other edit."""
    note_step(record, before, by, "")
    note_audiences(record, before, by)


def fillable(row):
    """Return the columns that one row may take from another: not keys and relations."""
    fields = row._meta.concrete_fields
    return [one.attname for one in fields if not one.primary_key and not one.is_relation]
