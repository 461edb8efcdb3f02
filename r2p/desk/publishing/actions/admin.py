"""The panel of bulk actions: buttons below a list, links beside a record, and their page."""

from django.core.exceptions import PermissionDenied
from django.http import Http404

from r2p.desk.panels import Panel
from r2p.desk.publishing.trash import is_trash

from .assign import AssignRegion, AssignTheme, SetAudience
from .page import answer_for, begin
from .publish import BackToDraft, Publish, SendToReview, Withdraw
from .trash import MoveToTrash, RestoreFromTrash

OF_A_RECORD = (SendToReview, BackToDraft, Publish, Withdraw)  # shown beside its title
BULK_ACTIONS = (*OF_A_RECORD, SetAudience, AssignRegion, AssignTheme, MoveToTrash, RestoreFromTrash)


class BulkActions(Panel):
    """Adds the bulk actions to an admin, for one record or for many."""

    def urls(self):
        return [self.page("act/<slug:name>/", "bulk_action", self.bulk_action_view)]

    def bulk_action_view(self, request, name):
        action = next((one for one in BULK_ACTIONS if one.name == name), None)
        if action is None:
            raise Http404
        if not action.is_open_to(request, self.admin):
            raise PermissionDenied
        return answer_for(self.admin, request, action)

    def tools(self, request, record):
        return [
            (action.label, action.url(record))
            for action in self.actions_on(request, record)
            if not action(self.admin, request, []).refusal(record)
        ]

    def actions_on(self, request, record):
        """Return the actions that a user may find beside a record."""
        if record.is_in_trash:
            return [RestoreFromTrash]
        actions = [one for one in OF_A_RECORD if one.is_open_to(request, self.admin)]
        has_delete_button = self.admin.has_delete_permission(request, record)
        return actions if has_delete_button else [*actions, MoveToTrash]  # a draft of one's own

    def actions(self, request):
        """Return the actions of a list; in the trash only that of restoring."""
        is_open = (one for one in BULK_ACTIONS if one.is_open_to(request, self.admin))
        shown = (
            [RestoreFromTrash]
            if is_trash(request)
            else [one for one in is_open if one is not RestoreFromTrash]
        )
        return {action.name: as_django_action(action) for action in shown}


def as_django_action(action):
    """Return a bulk action as Django's admin takes it: (function, name, label)."""

    def choose(admin, request, records):
        return begin(admin, request, action, records)

    return (choose, action.name, action.label)
