"""Possible duplicates: in a list, while typing and after saving."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.forms import Media, Script
from django.http import HttpResponseRedirect, JsonResponse
from django.utils import timezone
from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from r2p.desk.merging.admin import Merging
from r2p.desk.models import Likeness, Merge
from r2p.desk.start.work_lists import WorkList
from r2p.records.forms import possible_id

from .detection import MATCHERS, possible_duplicates

SHOWN = 25
NAMED = 4
READ = 500  # characters of each typed value

DUPLICATES = WorkList(
    name="duplicates",
    title=gettext_lazy("Possible duplicates: %(kind)s"),
    done=gettext_lazy("There are no possible duplicates."),
    choose=lambda records, user: records.filter(
        pk__in=Likeness.objects.of(records.model).open().order_by().values("other_id")
    ),
    is_for_publishers=True,
)


class Duplicates(Merging):
    """Suggests duplicates that the model's `Matcher` finds: listed, while typing and on saving.

    They are merged on the pages of `Merging`.
    """

    media = Media(css={"all": ["desk/merging.css"]}, js=[Script("desk/likely.js", type="module")])

    @property
    def matcher(self):
        return MATCHERS[self.model]

    def urls(self):
        return [
            self.page("duplicates/", "duplicates", self.duplicates_view),
            self.page("likely/", "likely", self.suggestions_view),
            *super().urls(),
        ]

    def may_see_duplicates(self, request):
        """Allow the list to people who may merge any record: it names records of every status."""
        return self.may_merge(request) and self.admin.may_publish(request)

    def work_lists(self, request):
        return [DUPLICATES] if self.may_see_duplicates(request) else []

    def list_tools(self, request):
        if not self.may_see_duplicates(request):
            return []
        return [(_("Possible duplicates"), self.url("duplicates"))]

    # -- The list, and working through it ------------------------------------------------------

    def proposals(self):
        return Likeness.objects.of(self.model).open()

    def duplicates_view(self, request):
        self.refuse_without_duplicates(request)
        if "after" in request.GET:
            return self.next_view(request)
        page = Paginator(self.proposals(), SHOWN).get_page(request.GET.get("page"))
        merges = Merge.objects.of(self.model).undoable().select_related("by").defer("journal")
        title = _("Possible duplicates: %(kind)s")
        return self.merging_page(
            request,
            "duplicates",
            title=title % {"kind": self.opts.verbose_name_plural},
            found=page,
            rows=self.pairs_for(request, page),
            merges=[(one, self.url("unmerge", one.pk)) for one in merges],
        )

    def refuse_without_duplicates(self, request):
        if not self.may_see_duplicates(request):
            raise PermissionDenied

    def next_view(self, request):
        """Redirect to the first pair after a position in the list."""
        following = self.proposals().after(request.GET["after"]).first()
        if following:
            return HttpResponseRedirect(self.address_of_proposal(following))
        messages.info(request, _("You have reached the end of the list."))
        return HttpResponseRedirect(self.url("duplicates"))

    def pairs_for(self, request, proposals):
        """Return each pair with its reason and the URL that compares it. Two queries."""
        proposals = list(proposals)
        records = self.admin.get_queryset(request).in_bulk(
            {pk for one in proposals for pk in one.keys}
        )
        return [
            {
                "reason": one.get_reason_display(),
                "address": self.address_of_proposal(one, records),
                "pair": [(records[pk], self.facts_line(records[pk])) for pk in one.keys],
            }
            for one in proposals
            if records.keys() >= set(one.keys)
        ]

    def context_of_choice(self, request):
        """Add the possible duplicates of the record that is already chosen."""
        context = super().context_of_choice(request)
        pk = possible_id(request.GET.get("keep", ""))
        if not pk or not self.may_see_duplicates(request):
            return context
        return {
            **context,
            "rows": self.pairs_for(request, self.proposals().with_record(pk)[:SHOWN]),
        }

    def facts_line(self, record):
        facts = (*self.admin.facts(record), record.get_status_display())
        return " · ".join(str(fact) for fact in facts if fact)

    def address_of_proposal(self, proposal, records=None):
        """Return the URL that compares a pair, the record to keep first."""
        if records is None:
            records = self.model._default_manager.in_bulk(proposal.keys)
        pair = [records[pk] for pk in proposal.keys if pk in records]
        if len(pair) < 2:
            return self.url("duplicates")
        return self.url_of_pair(*pair, proposal=proposal.place)

    # -- Its answer ----------------------------------------------------------------------------

    def merge_as_chosen(self, request, merger, form):
        if "refuse" not in request.POST:
            return super().merge_as_chosen(request, merger, form)
        found = self.proposals().between(merger.keep.pk, merger.give_up.pk)
        found.update(refused_at=timezone.now(), refused_by=request.user)
        messages.success(request, _("These two records will not be suggested as duplicates again."))
        return self.after_merge(request, merger.keep.pk)

    def after_merge(self, request, pk):
        place = request.GET.get("proposal")
        return self.url("duplicates", after=place) if place else super().after_merge(request, pk)

    def context_of_pair(self, request, merger):
        place = request.GET.get("proposal")
        return {
            **super().context_of_pair(request, merger),
            "proposal": self.proposals().between(merger.keep.pk, merger.give_up.pk).first(),
            "following": place and self.url("duplicates", after=place),
            "left": self.proposals().count() if place else 0,
        }

    # -- While typing, and when saved ----------------------------------------------------------

    def prepare_field(self, name, field):
        """Tell the script which URL to ask, and about which fields."""
        if name == self.matcher.typed[0]:
            field.widget.attrs["data-likely"] = self.url("likely")
            field.widget.attrs["data-likely-fields"] = " ".join(self.matcher.typed)

    def suggestions_view(self, request):
        """Return possible duplicates of what is typed into the form of a record, as JSON."""
        if not self.admin.has_view_permission(request):
            raise PermissionDenied
        known = self.matcher.describe_typed(
            {name: joined(request.GET.getlist(name)) for name in self.matcher.typed}
        )
        apart_from = int(possible_id(request.GET.get("apart_from", "")) or 0)
        said = self.suggestions(
            request, possible_duplicates(self.matcher, known, apart_from), apart_from
        )
        return JsonResponse({"intro": _("Possible duplicates:"), "likely": said})

    def suggestions(self, request, reasons, pk):
        """Return the first few, without those that were marked as not duplicates of a record."""
        refused = Likeness.objects.of(self.model).with_record(pk).exclude(refused_at=None)
        apart = {one.beside(pk) for one in refused} if pk else set()
        found = [one for one in reasons if one not in apart][:NAMED]
        records = self.admin.get_queryset(request).in_bulk(found)
        return [
            {
                "name": str(records[one]),
                "facts": self.facts_line(records[one]),
                "reason": reasons[one].label,
                "address": self.url("change", one),
            }
            for one in found
            if one in records
        ]

    def after_save(self, request, form, formsets, is_new):
        """Warn about a possible duplicate after saving, for browsers without the script."""
        parts = (one for one in formsets if one.model in self.matcher.parts)
        tells_more = any(one.has_changed() for one in parts)
        if is_new or tells_more or {*form.changed_data} & {*self.matcher.typed}:
            self.warn_of_duplicates(request, form.instance)

    def warn_of_duplicates(self, request, record):
        known = self.matcher.known([record.pk]).get(record.pk)
        reasons = possible_duplicates(self.matcher, known, record.pk) if known else {}
        sentence = _("This may be a duplicate of “%(name)s” (%(reason)s).")
        for said in self.suggestions(request, reasons, record.pk)[:1]:
            words = format_html(
                '{} <a href="{}">{}</a>',
                sentence % said,
                said["address"],
                _("View the other record"),
            )
            messages.warning(request, words)


def joined(texts):
    """Join the values of fields of one name by line breaks, without NUL characters."""
    return "\n".join(text.replace("\0", "")[:READ] for text in texts[:SHOWN])
