"""Bulk actions that move records to the trash and restore them."""

from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from r2p.desk.addresses import admin_url
from r2p.desk.permissions import may_move_to_trash, may_restore_from_trash, was_never_published
from r2p.desk.publishing.trash import move_to_trash, restore_from_trash

from .base import BulkAction

LONGEST = 1500  # characters of the keys in a URL


class MoveToTrash(BulkAction):
    name, label = "trash", gettext_lazy("Move to trash")

    def refusal(self, record, choice=None):
        if record.is_in_trash:
            return _("This record is already in the trash.")
        if not was_never_published(record):
            return _("A record that was published can be withdrawn, but not moved to the trash.")
        if not may_move_to_trash(self.request.user, record):
            return _("You can only move your own drafts to the trash.")
        return ""

    def promise(self, record, choice):
        return _("The record will stay in the trash for 30 days and then be deleted permanently.")

    def do(self, record, choice):
        move_to_trash(record, self.request.user)

    def done_message(self, effect):
        """Add a link that restores the records, or leads to them among the rest."""
        keys = ",".join(str(record.pk) for record in effect.accepted)
        if len(keys) > LONGEST:
            url, label = admin_url(self.admin.opts, "changelist", trash=1), _("Open the trash")
        else:
            url = admin_url(self.admin.opts, "bulk_action", RestoreFromTrash.name, records=keys)
            label = _("Undo")
        return format_html('{} <a href="{}">{}</a>', super().done_message(effect), url, label)

    def done(self, count):
        return ngettext(
            "%(n)s record was moved to the trash.", "%(n)s records were moved to the trash.", count
        )


class RestoreFromTrash(BulkAction):
    name, label = "restore", gettext_lazy("Restore from trash")

    def refusal(self, record, choice=None):
        if not record.is_in_trash:
            return _("This record is not in the trash.")
        return (
            ""
            if may_restore_from_trash(self.request.user, record)
            else _("You can only restore your own drafts.")
        )

    def promise(self, record, choice):
        return _("The record will be taken out of the trash.")

    def do(self, record, choice):
        restore_from_trash(record, self.request.user)

    def done(self, count):
        return ngettext(
            "%(n)s record was restored from the trash.",
            "%(n)s records were restored from the trash.",
            count,
        )
