"""The pages of a record's history: revisions, comparison, and one state."""

from dataclasses import dataclass

from django.contrib import messages
from django.contrib.auth import get_user_model
from django.core.exceptions import PermissionDenied, ValidationError
from django.core.paginator import Paginator
from django.db import transaction
from django.http import Http404, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.utils.translation import gettext as _

from r2p.desk.panels import Panel

from .diff import Comparison, compare, made_in
from .labels import Names
from .restore import Restoration
from .revisions import Revision, Timeline
from .tracked import kept_of
from .values import moment_in_words

ON_A_PAGE = 20


@dataclass
class Told:
    """A revision with who did it and what it changed."""

    revision: Revision
    who: object
    changes: Comparison | None = None


class History(Panel):
    """Shows revisions, compares two states, and restores one."""

    def urls(self):
        return [
            self.page("<path:object_id>/history/", "history", self.history_view),
            self.page("<path:object_id>/history/compare/", "compare", self.compare_view),
            self.page("<path:object_id>/history/<str:moment>/", "state", self.state_view),
        ]

    def history_view(self, request, object_id):
        record, timeline = self.past_of(request, object_id)
        page = Paginator(timeline.revisions[::-1], ON_A_PAGE).get_page(request.GET.get("page"))
        context = {"page": page, "revisions": self.tell(timeline, page)}
        return self.page_of_history(request, record, "revisions", context)

    def compare_view(self, request, object_id):
        record, timeline = self.past_of(request, object_id)
        chosen = [timeline.revision_at(request.GET.get(end)) for end in ("from", "to")]
        if None in chosen or chosen[0] is chosen[1]:
            messages.error(request, _("Select two different states to compare."))
            return HttpResponseRedirect(self.url("history", record.pk))
        earlier, later = sorted(chosen, key=lambda revision: revision.at)
        changes = self.difference(timeline, earlier, later)
        context = {"both": [self.told(earlier), self.told(later)], "changes": changes}
        return self.page_of_history(request, record, "compare", context)

    def state_view(self, request, object_id, moment):
        if request.method == "POST":
            with transaction.atomic():
                return self.restore(request, *self.state_of(request, object_id, moment, True))
        return self.page_of_state(request, *self.state_of(request, object_id, moment))

    def state_of(self, request, object_id, moment, is_locked=False):
        """Return a record, its history and a revision, with the record locked if asked."""
        if is_locked and (found := self.admin.get_object(request, object_id)):
            self.model._base_manager.select_for_update(of=("self",)).get(pk=found.pk)
        record, timeline = self.past_of(request, object_id)
        revision = timeline.revision_at(moment)
        if revision is None:
            raise Http404
        return record, timeline, revision

    # -- What is told ------------------------------------------------------------------------------

    def past_of(self, request, object_id):
        """Return a record and its history, for users who may view them."""
        record = self.admin.get_object(request, object_id)
        if record is None:
            raise Http404
        if not self.admin.has_view_or_change_permission(request, record):
            raise PermissionDenied
        return record, Timeline(kept_of(self.admin, request, record))

    def tell(self, timeline, revisions):
        """Return revisions with their users and changes, loading all rows at once."""
        names = Names()
        people = get_user_model()._base_manager.in_bulk({one.by for one in revisions if one.by})
        touched = [entry for one in revisions for _item, *both in one.touched for entry in both]
        rows = timeline.rows(touched)
        return [
            Told(one, people.get(one.by), made_in(one, timeline, rows, names)) for one in revisions
        ]

    def told(self, revision):
        return Told(revision, get_user_model()._base_manager.filter(pk=revision.by).first())

    def difference(self, timeline, earlier, later):
        """Compare the states after two revisions, reading only rows that differ."""
        old, new = timeline.state_after(earlier), timeline.state_after(later)
        differing = {item for item in new if old.get(item) is not new[item]}
        rows = timeline.rows([state.get(item) for state in (old, new) for item in differing])
        before, after = (
            {item: rows[state[item]] for item in differing if state.get(item) in rows}
            for state in (old, new)
        )
        return compare(timeline.kept, before, after, Names())

    # -- Pages -------------------------------------------------------------------------------------

    def page_of_history(self, request, record, name, context):
        request.current_app = self.admin.admin_site.name
        context = {
            **self.admin.admin_site.each_context(request),
            "opts": self.opts,
            "original": record,
            "title": str(record),
            "subtitle": _("History"),
            "history": self.url("history", record.pk),
            **context,
        }
        return TemplateResponse(request, f"admin/history/{name}.html", context)

    def page_of_state(self, request, record, timeline, revision, errors=()):
        restoration = Restoration(self.admin, request, record, timeline, revision)
        context = {
            "told": self.told(revision),
            "state": compare(timeline.kept, {}, restoration.then, restoration.names),
            "changes": restoration.changes,
            "stays": restoration.stays,
            "latest": timeline.revisions[-1].moment,
            "may_restore": self.admin.has_change_permission(request, record),
            "errors": errors,
        }
        return self.page_of_history(request, record, "state", context)

    # -- Restoring ---------------------------------------------------------------------------------

    def restore(self, request, record, timeline, revision):
        if not self.admin.has_change_permission(request, record):
            raise PermissionDenied
        try:
            self.restore_if_unchanged(request, record, timeline, revision)
        except ValidationError as error:
            return self.page_of_state(request, record, timeline, revision, error.messages)
        messages.success(request, _("“%(record)s” was restored.") % {"record": record})
        return HttpResponseRedirect(self.url("change", record.pk))

    def restore_if_unchanged(self, request, record, timeline, revision):
        if request.POST.get("latest") != str(timeline.revisions[-1].moment):
            raise ValidationError(
                _("Somebody changed this record in the meantime. Check again what would change.")
            )
        word = _("Restored the state of %(moment)s") % {"moment": moment_in_words(revision.at)}
        with transaction.atomic(), self.admin.guard_restoring(record):
            Restoration(self.admin, request, record, timeline, revision).save(word)
            self.admin.log_change(request, record, word)
