"""The act of merging: everything of one record moves to another, in one transaction."""

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
    """Why two records cannot be merged: a sentence, or one for each field, for whoever tried."""


class Merger:
    """Merges a record of a kind into another. What a kind does besides, its subclass says.

    `keep` and `give_up` are two saved records. `notes` says of a fact what becomes of the value
    that is not chosen.
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
        """Let neither be a part of the other any more. Whether that changed the kept one."""
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
        """Merge, with {name of a fact: whose value is kept}. Raises MergeError, with nothing done.

        What is not chosen is as the comparison proposes. Returns the `Merge`, which can be undone.
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
        """The same two, as they are now, and nobody else changes them meanwhile."""
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
        """Write what was chosen, not saved yet, and what nobody chooses."""
        for one in self.compare():
            if choices.get(one.fact.name, one.proposed) == GIVE_UP:
                one.fact.write(self.keep, self.give_up)
        moments = [record.first_published_at for record in (self.keep, self.give_up)]
        self.keep.first_published_at = min(filter(None, moments), default=None)
        self.keep.key = self.keep.key or self.give_up.key

    def stand_apart(self):
        """Before all else, save of the kept one that it is no part of the other any more."""
        stored = type(self.keep)._base_manager.get(pk=self.keep.pk)
        type(self)(stored, self.give_up)
        self.journal.save(stored)

    def move(self, row, names):
        """Let a row refer to the kept record; where that one has the like, the two become one."""
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
        """Drop a row for the one that says the same, which takes from it what it lacks.

        Not where the two are for different audiences: what one hides, the other would tell.
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
        """Let many-to-many fields name what they named of either, from both ends."""
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
        """Let every address that the two had, and have no more, lead to the kept one."""
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
        """What was shown is withdrawn, with a word to its readers: it does not just go."""
        are_shown = [one.status == Record.Status.PUBLISHED and one.was_shown for one in self.were]
        if any(are_shown) and self.keep.status in Record.UNPUBLISHED:
            sentence = _(
                "Readers have seen one of these records. Choose “published” or withdraw it first."
            )
            raise ValidationError({"status": sentence})

    def settle(self):
        """What a kind does when all has moved."""

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
    """Note how its publication has changed, and who may be told of it, as of any other edit."""
    note_step(record, before, by, "")
    note_audiences(record, before, by)


def fillable(row):
    """The columns that one row may take from another: not those that say whose it is."""
    fields = row._meta.concrete_fields
    return [one.attname for one in fields if not one.primary_key and not one.is_relation]
