"""Admin pages on which a list of participants is pasted into an event."""

from django.contrib import messages
from django.contrib.admin.utils import unquote
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.http import Http404, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from events.models import Event, Organization, Participant
from r2p.desk.addresses import change_url
from r2p.desk.panels import Panel

from .forms import LineFormSet, TextForm
from .line import Rights
from .proposals import propose
from .saving import Saving


class ParticipantListPaste(Panel):
    """Paste, check and correct, save: nothing is stored before the last."""

    def urls(self):
        return [self.page("<path:object_id>/paste/", "paste", self.paste_view)]

    def tools(self, request, record):
        if not self.admin.has_change_permission(request, record):
            return []
        return [(_("Paste a participant list"), self.url("paste", record.pk))]

    def next_url(self, request, record):
        return self.url("paste", record.pk) if "_save_and_paste" in request.POST else ""

    def paste_view(self, request, object_id):
        event = self.event_to_change(request, object_id)
        text = request.POST.get("text") or None
        form = TextForm(request.POST if "read" in request.POST else None, initial={"text": text})
        if "save" in request.POST:
            return self.save_pasted(request, event, text or "")
        if form.is_valid():
            return self.paste_page(
                request, event, lines=self.pasted(request, event, text), text=text
            )
        return self.paste_page(request, event, form=form)

    def event_to_change(self, request, object_id):
        event = self.admin.get_object(request, unquote(object_id))
        if event is None:
            raise Http404
        if not self.admin.has_change_permission(request, event):
            raise PermissionDenied
        return event

    @transaction.atomic
    def save_pasted(self, request, event, text):
        """Two who paste at once wait for each other, so that none saves a line twice."""
        Event.objects.select_for_update().get(pk=event.pk)
        form = TextForm({"text": text})
        if not form.is_valid():
            return self.paste_page(request, event, form=form)
        lines = self.pasted(request, event, text, request.POST)
        if lines.are_others:
            messages.warning(
                request,
                _(
                    "Some lines now have a different meaning, because records have "
                    "changed. Please check the list again."
                ),
            )
            return self.paste_page(
                request, event, lines=self.pasted(request, event, text), text=text
            )
        if not lines.is_valid():
            return self.paste_page(request, event, lines=lines, text=text)
        saving = Saving(event, request.user)
        saving.save(lines.kept)
        self.admin.log_change(request, event, _("Pasted a participant list."))
        messages.success(request, self.saved_message(len(lines.kept), saving))
        return HttpResponseRedirect(change_url(event))

    def pasted(self, request, event, text, data=None):
        rights = self.rights(request)
        proposals = propose(text, event, rights.see_people, rights.see_organizations)
        kwargs = {"rights": rights, "site": self.admin.admin_site}
        return LineFormSet(data, event=event, proposals=proposals, form_kwargs=kwargs)

    def rights(self, request):
        site = self.admin.admin_site
        people, organizations = map(site.get_model_admin, (Participant, Organization))
        return Rights(
            see_people=people.has_view_or_change_permission(request),
            see_organizations=organizations.has_view_or_change_permission(request),
            add_people=people.has_add_permission(request),
            add_organizations=organizations.has_add_permission(request),
        )

    def saved_message(self, number, saving):
        """The numbers of saved lines and of new records, in words."""
        people, organizations = map(len, saving.made.values())
        lines = ngettext("%(number)d line saved.", "%(number)d lines saved.", number)
        said = [lines % {"number": number}]
        if people or organizations:
            said.append(made_message(people, organizations))
        return " ".join(said)

    def paste_page(self, request, event, form=None, lines=None, text=""):
        title = _("Paste a participant list")
        context = {**self.admin.admin_site.each_context(request), "title": title, "opts": self.opts}
        context |= {"event": event, "form": form, "lines": lines, "text": text}
        context["errors"] = bool((form or lines).is_bound and not (form or lines).is_valid())
        return TemplateResponse(request, "admin/paste.html", context)


def made_message(people, organizations):
    """Such as "Created as drafts: 3 people, 2 organizations."."""
    made = []
    if people:
        made.append(ngettext("%(n)d person", "%(n)d people", people) % {"n": people})
    if organizations:
        words = ngettext("%(n)d organization", "%(n)d organizations", organizations)
        made.append(words % {"n": organizations})
    return _("Created as drafts: %(records)s.") % {"records": ", ".join(made)}
