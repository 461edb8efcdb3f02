"""Into the trash and out of it."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from r2p.desk.permissions import may_put_back, may_throw_away, was_never_published
from r2p.desk.publishing.trash import put_back, throw_away

from .base import BulkAction


class ThrowAway(BulkAction):
    name, label = "trash", gettext_lazy("Move to the trash")

    def refusal(self, record, choice=None):
        if record.is_in_trash:
            return _("It is in the trash already.")
        if not was_never_published(record):
            return _("What was published is withdrawn, never thrown away.")
        if not may_throw_away(self.request.user, record):
            return _("It is not a draft of yours.")
        return ""

    def promise(self, record, choice):
        return _("will be in the trash for thirty days, and then deleted for good")

    def do(self, record, choice):
        throw_away(record, self.request.user)

    def done(self, count):
        return ngettext("%(n)s record is in the trash.", "%(n)s records are in the trash.", count)


class PutBack(BulkAction):
    name, label = "restore", gettext_lazy("Put back")

    def refusal(self, record, choice=None):
        if not record.is_in_trash:
            return _("It is not in the trash.")
        return "" if may_put_back(self.request.user, record) else _("It was not a draft of yours.")

    def promise(self, record, choice):
        return _("will be where it was before")

    def do(self, record, choice):
        put_back(record, self.request.user)

    def done(self, count):
        return ngettext("%(n)s record is back.", "%(n)s records are back.", count)
