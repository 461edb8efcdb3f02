"""The pages of a record's history: its revisions, two states compared, one state restored."""

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
from .revisions import Act, Timeline
from .tracked import kept_of
from .values import moment_in_words

ACTS = 20


@dataclass
class Told:
    """An act with who did it and what it changed."""

    act: Act
    who: object
    changes: Comparison | None = None


class History(Panel):
    """Who changed what; two states side by side; one state, and the way back to it."""

    def urls(self):
        return [
            self.page("<path:object_id>/history/", "history", self.history_view),
            self.page("<path:object_id>/history/compare/", "compare", self.compare_view),
            self.page("<path:object_id>/history/<str:moment>/", "state", self.state_view),
        ]

    def history_view(self, request, object_id):
        record, timeline = self.past_of(request, object_id)
        page = Paginator(timeline.acts[::-1], ACTS).get_page(request.GET.get("page"))
        context = {"page": page, "acts": self.tell(timeline, page)}
        return self.page_of_history(request, record, "acts", context)

    def compare_view(self, request, object_id):
        record, timeline = self.past_of(request, object_id)
        chosen = [timeline.act_at(request.GET.get(end)) for end in ("from", "to")]
        if None in chosen or chosen[0] is chosen[1]:
            messages.error(request, _("Choose two different states to compare."))
            return HttpResponseRedirect(self.url("history", record.pk))
        earlier, later = sorted(chosen, key=lambda act: act.at)
        changes = self.difference(timeline, earlier, later)
        context = {"both": [self.told(earlier), self.told(later)], "changes": changes}
        return self.page_of_history(request, record, "compare", context)

    def state_view(self, request, object_id, moment):
        if request.method == "POST":
            with transaction.atomic():
                return self.restore(request, *self.state_of(request, object_id, moment, True))
        return self.page_of_state(request, *self.state_of(request, object_id, moment))

    def state_of(self, request, object_id, moment, is_locked=False):
        """What is restored is locked before it is looked at: nobody else changes it meanwhile."""
        if is_locked and (found := self.admin.get_object(request, object_id)):
            self.model._base_manager.select_for_update(of=("self",)).get(pk=found.pk)
        record, timeline = self.past_of(request, object_id)
        act = timeline.act_at(moment)
        if act is None:
            raise Http404
        return record, timeline, act

    # -- What is told ------------------------------------------------------------------------------

    def past_of(self, request, object_id):
        """A record and its history. Django's own answers where there is none or no right to it."""
        record = self.admin.get_object(request, object_id)
        if record is None:
            raise Http404
        if not self.admin.has_view_or_change_permission(request, record):
            raise PermissionDenied
        return record, Timeline(kept_of(self.admin, request, record))

    def tell(self, timeline, acts):
        """Some acts with who and what; the rows of all of them are read at once."""
        names = Names()
        people = get_user_model()._base_manager.in_bulk({act.by for act in acts if act.by})
        touched = [entry for act in acts for _item, *both in act.touched for entry in both]
        rows = timeline.rows(touched)
        return [Told(act, people.get(act.by), made_in(act, timeline, rows, names)) for act in acts]

    def told(self, act):
        return Told(act, get_user_model()._base_manager.filter(pk=act.by).first())

    def difference(self, timeline, earlier, later):
        """Between the states after two acts: only the rows that differ are read."""
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

    def page_of_state(self, request, record, timeline, act, errors=()):
        restoration = Restoration(self.admin, request, record, timeline, act)
        context = {
            "told": self.told(act),
            "state": compare(timeline.kept, {}, restoration.then, restoration.names),
            "changes": restoration.changes,
            "stays": restoration.stays,
            "latest": timeline.acts[-1].moment,
            "may_restore": self.admin.has_change_permission(request, record),
            "errors": errors,
        }
        return self.page_of_history(request, record, "state", context)

    # -- Restoring ---------------------------------------------------------------------------------

    def restore(self, request, record, timeline, act):
        if not self.admin.has_change_permission(request, record):
            raise PermissionDenied
        try:
            self.restore_if_unchanged(request, record, timeline, act)
        except ValidationError as error:
            return self.page_of_state(request, record, timeline, act, error.messages)
        messages.success(request, _("Restored: %(record)s") % {"record": record})
        return HttpResponseRedirect(self.url("change", record.pk))

    def restore_if_unchanged(self, request, record, timeline, act):
        if request.POST.get("latest") != str(timeline.acts[-1].moment):
            raise ValidationError(
                _("Somebody has changed it meanwhile. Look again at what would change.")
            )
        word = _("Restored the state of %(moment)s") % {"moment": moment_in_words(act.at)}
        with transaction.atomic(), self.admin.guard_restoring(record):
            Restoration(self.admin, request, record, timeline, act).save(word)
            self.admin.log_change(request, record, word)
