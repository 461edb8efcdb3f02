"""The trash: drafts that can be restored for thirty days, and are then deleted permanently."""

from django.contrib import admin
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from r2p.desk.audit.entries import AuditEvent, note
from r2p.desk.permissions import may_move_to_trash, may_restore_from_trash


@transaction.atomic
def move_to_trash(record, by):
    if not may_move_to_trash(by, record):
        raise PermissionDenied
    record.trashed_at = timezone.now()
    record.save(update_fields=["trashed_at"])
    note(AuditEvent.TRASHED, by, record)


@transaction.atomic
def restore_from_trash(record, by):
    if not may_restore_from_trash(by, record):
        raise PermissionDenied
    record.trashed_at = None
    record.save(update_fields=["trashed_at"])
    note(AuditEvent.RESTORED, by, record, _("from the trash"))


class TrashFilter(admin.SimpleListFilter):
    """Shows the records in the trash instead of the others."""

    title = gettext_lazy("trash")
    parameter_name = "trash"

    def lookups(self, request, model_admin):
        return [("1", _("in the trash"))]

    def choices(self, changelist):
        outside, inside = super().choices(changelist)
        yield {**outside, "display": _("not in the trash")}
        yield inside

    def queryset(self, request, queryset):
        return queryset.in_trash() if self.value() == "1" else queryset


def is_trash(request):
    """Test whether a request is for the list of the trash."""
    return request.GET.get(TrashFilter.parameter_name) == "1"
