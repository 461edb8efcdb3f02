"""Restoring a former state of a record and its lines, checked like an edit.

Audiences and disclosure are not restored, nor lines of inlines with `is_restored = False`.
"""

from copy import copy

from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from .diff import compare
from .labels import Names
from .values import File, Reference, Several


class Restoration:
    """A state to restore: {item: row} `after`, compared with `before`."""

    def __init__(self, model_admin, request, record, timeline, revision):
        self.model_admin, self.request, self.record = model_admin, request, record
        self.timeline, self.revision, self.names = timeline, revision, Names()
        held = timeline.state_after(revision)
        rows = timeline.rows(held.values())
        self.then = {item: rows[entry] for item, entry in held.items() if entry in rows}
        self.before, self.after = {}, {}
        for kept in timeline.kept:
            self.plan(kept)
        self.changes = compare(timeline.kept, self.before, self.after, self.names)

    def plan(self, kept):
        now = {(kept.number, key): row for key, row in kept.now().items()}
        then = {item: row for item, row in self.then.items() if item[0] == kept.number}
        self.before |= now
        if not self.may_restore(kept):
            self.after |= now
            return
        for item, row in now.items():
            if item in then:
                self.after[item] = self.as_once(kept, row, then[item])
            elif not self.was_made_since(item):
                self.after[item] = row
        gone = {item: row for item, row in then.items() if item not in now}
        self.after |= {item: self.brought_back(row) for item, row in gone.items()}

    def may_restore(self, kept):
        if kept.is_record:
            return True
        asked = (self.request, self.record)
        return getattr(kept.options, "is_restored", True) and (
            kept.options.has_add_permission(*asked)
            and kept.options.has_change_permission(*asked)
            and kept.options.has_delete_permission(*asked)
        )

    def was_made_since(self, item):
        """Test whether a current line was added after that state."""
        first = self.timeline.first.get(item)
        return first is not None and first.type == "+" and first.is_here

    def as_once(self, kept, row, then):
        """Return a current row with the restored values; the row itself if they are equal."""
        facts = [fact for fact in self.restored_facts(kept) if fact.value(row) != fact.value(then)]
        once = copy(row) if facts else row
        for fact in facts:
            if isinstance(fact, Several):
                once.named = once.named | {fact.name: then.named[fact.name]}
                continue
            for field in fact.fields:
                setattr(once, field.attname, getattr(then, field.attname))
        return once

    def restored_facts(self, kept):
        readonly = {*kept.options.get_readonly_fields(self.request, self.record)}
        stays = readonly | {*getattr(kept.options, "not_restored", ())}
        for fact in kept.facts:
            names = {field.name for field in fact.fields}
            is_fixed = isinstance(fact, File) or fact.says_who_may_see
            if not names & stays and not is_fixed and fact.fields[0].editable:
                yield fact

    def brought_back(self, then):
        row = then.instance
        row.named = then.named
        return row

    @property
    def stays(self):
        """The labels of what is not restored."""
        itself, *lines = self.timeline.kept
        restored = {*self.restored_facts(itself)}
        fixed = [fact.label for fact in itself.facts if fact not in restored]
        return [*fixed, *(kept.title for kept in lines if not self.may_restore(kept))]

    # -- Saving ------------------------------------------------------------------------------------

    def save(self, word):
        """Restore in one transaction. Raises ValidationError and changes nothing if that fails."""
        if said := list(dict.fromkeys(self.what_is_missing())):
            raise ValidationError(said)
        try:
            with transaction.atomic():
                self.save_all(word)
        except IntegrityError as error:
            said = _("Another record conflicts with a part of this state.")
            raise ValidationError(said) from error

    def save_all(self, word):
        for item in self.before.keys() - self.after.keys():
            self.before[item]._change_reason = word
            self.before[item].delete()
        for item in sorted(self.changed):  # the record itself comes first
            kept, row = self.timeline.kept[item[0]], self.after[item]
            row._change_reason = word
            self.check(kept, row)
            row.save(force_insert=item not in self.before)
            for fact in kept.several:
                getattr(row, fact.name).set(row.named[fact.name])

    @property
    def itself(self):
        return (0, self.record.pk)

    @property
    def changed(self):
        """The rows to save: always the record, whose history notes the restoration."""
        others = {item for item, row in self.after.items() if row is not self.before.get(item)}
        return {self.itself, *others}

    def check(self, kept, row):
        """Validate as a form would, with the label of each field."""
        if kept.parent:
            setattr(row, kept.parent, self.after[self.itself])
        try:
            row.full_clean()
        except ValidationError as error:
            said = [
                f"{label}: {text}" if label else text
                for label, text in labelled_messages(kept, error)
            ]
            raise ValidationError(said) from error

    def what_is_missing(self):
        """Yield sentences about objects of the state that no longer exist or belong elsewhere."""
        for item in sorted(self.changed):
            kept, row = self.timeline.kept[item[0]], self.after[item]
            for fact in kept.facts:
                if isinstance(fact, Reference | Several) and not self.is_there(fact, row):
                    said = _("%(fact)s: the former value no longer exists.")
                    yield said % {"fact": fact.label}
            if item not in self.before and kept.model._base_manager.filter(pk=row.pk).exists():
                yield _("%(lines)s: a line now belongs to another record.") % {"lines": kept.title}

    def is_there(self, fact, row):
        value = fact.value(row)
        keys = value if isinstance(fact, Several) else {value} - {None}
        self.names.note(fact.model, keys)
        return all(self.names.is_there(fact.model, key) for key in keys)


def labelled_messages(kept, error):
    """Yield (label or empty, error) for each error."""
    labels = {field.name: fact.label for fact in kept.facts for field in fact.fields}
    for name, texts in error.message_dict.items():
        for text in texts:
            yield labels.get(name, "" if kept.is_record else kept.title), text
