from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from r2p.desk.audit.entries import AuditEvent, note
from r2p.desk.models import Merge

from .journal import changed_since, row_of, stored, take_back
from .merger import note_changes


class UndoError(Exception):
    """Explains why a merge cannot be undone."""


def given_up_by(merge):
    """Return the merged record as it was; None if the journal is gone."""
    label = f"{merge.record_type.app_label}.{merge.record_type.model}"
    entries = (one for one in merge.journal if one["row"] == [label, merge.given_up_id])
    deletion = next((one for one in entries if one["after"] is None), None)
    return deletion and row_of(deletion)


def kept_by(merge):
    return stored(merge.record_type.model_class(), merge.kept_id)


def undo(merge, by):
    """Undo a merge as a whole. Raises UndoError and changes nothing."""
    try:
        with transaction.atomic():
            merge = Merge.objects.select_for_update().get(pk=merge.pk)
            refuse_late(merge)
            refuse_changed(merge)
            before = kept_by(merge)
            take_back(merge.journal)
            note_changes(kept_by(merge), before, by)
            close(merge, by)
    except ValidationError as error:
        sentence = _("Another record now conflicts with it: %(why)s")
        raise UndoError(sentence % {"why": " ".join(error.messages)}) from error
    except IntegrityError as error:
        raise UndoError(
            _("A record that it refers to has been deleted in the meantime.")
        ) from error
    return merge


def refuse_late(merge):
    if merge.undone_at:
        raise UndoError(_("This merge has already been undone."))
    if not merge.is_undoable:
        raise UndoError(_("A merge can be undone for ten minutes. This time has passed."))


def refuse_changed(merge):
    if changed := changed_since(merge.journal):
        sentence = _("The merge cannot be undone because these have changed since: %(what)s.")
        raise UndoError(sentence % {"what": "; ".join(changed)})


def close(merge, by):
    merge.undone_at, journal, merge.journal = timezone.now(), merge.journal, []
    merge.save(update_fields=["undone_at", "journal"])
    words = ngettext(
        "“%(name)s” is a separate record again. %(count)d row was restored.",
        "“%(name)s” is a separate record again. %(count)d rows were restored.",
        len(journal),
    )
    note(
        AuditEvent.UNMERGED,
        by,
        about=kept_by(merge),
        words=words % {"name": merge.given_up_name, "count": len(journal)},
    )
