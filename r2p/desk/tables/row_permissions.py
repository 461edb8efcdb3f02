"""Permissions of each row of an import."""

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from r2p.desk.publishing.transitions import move_refusal
from r2p.records.models import Record


def refusals(model_admin, request, record, original):
    """Return {column: error} for what the user may not do with a row.

    `original` is the stored record; None for a new one, which may have default values.
    """
    if original is None and not model_admin.has_add_permission(request):
        return {"slug": ValidationError(_("You do not have permission to add records."))}
    if original is not None and (sentence := why_closed(model_admin, request, original)):
        return {"slug": ValidationError(sentence)}
    before = original or type(record)()
    said = status_refused(record, before, is_new=original is None)
    if not model_admin.may_publish(request):
        said |= {
            name: _("Only people who can publish may change this.")
            for name in ("publish_at", "audience", *record.disclosure_fields)
            if getattr(record, name) != getattr(before, name)
        }
        if record.status not in Record.UNPUBLISHED:
            said["status"] = _("Only people who can publish may set this status.")
    return {name: ValidationError(sentence) for name, sentence in said.items()}


def why_closed(model_admin, request, original):
    if original.is_in_trash:
        return _("This record is in the trash.")
    if not model_admin.has_change_permission(request, original):
        return _("This record is or was published. Only people who can publish may change it.")
    return ""


def status_refused(record, before, is_new):
    """Refuse what no import can do: withdrawing and impossible changes of status."""
    if record.status == before.status:
        return {}
    if record.status == Record.Status.WITHDRAWN:
        return {"status": _("Withdraw the record in its form, where you can enter a reason.")}
    sentence = "" if is_new else move_refusal(before, record.status)
    return {"status": sentence} if sentence else {}
