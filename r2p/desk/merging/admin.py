"""The pages that merge two records, and undo a merge."""

from django.contrib import messages
from django.contrib.admin.utils import flatten_fieldsets
from django.core.exceptions import PermissionDenied
from django.http import HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.utils.html import format_html
from django.utils.translation import gettext as _

from r2p.desk.models import Merge
from r2p.desk.panels import Panel
from r2p.desk.permissions import may, may_change
from r2p.desk.publishing.trash import is_trash
from r2p.records.models import Record

from .compare import joined_relations
from .forms import ChoicesForm, PairForm
from .merger import MergeError
from .relations import counts
from .undo import UndoError, given_up_by, kept_by, undo


class Merging(Panel):
    """Shows two records side by side, merges them with the admin's `merger`, and undoes it."""

    def urls(self):
        return [
            self.page("merge/", "merge", self.merge_view),
            self.page("merge/<int:pk>/", "unmerge", self.unmerge_view),
        ]

    def url_of_pair(self, one, other, **query):
        keep, give_up = in_order(one, other)
        return self.url("merge", keep=keep.pk, give_up=give_up.pk, **query)

    def tools(self, request, record):
        if not self.may_merge(request, record):
            return []
        return [(_("Merge with another record"), self.url("merge", keep=record.pk))]

    def actions(self, request):
        if is_trash(request) or not self.may_merge(request):
            return {}
        return {"compare_chosen": (self.compare_chosen, "compare_chosen", _("Merge two records"))}

    # -- Who may -------------------------------------------------------------------------------

    def may_merge(self, request, *records):
        """Require permission to change both and to delete; for published ones, to publish."""
        may_delete = may(request.user, "delete", self.model)
        may_all = self.admin.has_change_permission(request) and may_delete
        return may_all and all(may_change(request.user, record) for record in records)

    def refuse_without_right(self, request, *records):
        if not self.may_merge(request, *records):
            raise PermissionDenied

    # -- Pages ---------------------------------------------------------------------------------

    def compare_chosen(self, admin, request, records):
        chosen = list(records.order_by("pk")[:3])
        if len(chosen) == 2:
            return HttpResponseRedirect(self.url_of_pair(*chosen))
        messages.error(request, _("Select exactly two records to merge."))
        return None

    def merge_view(self, request):
        self.refuse_without_right(request)
        data = request.GET if {"keep", "give_up"} <= request.GET.keys() else None
        records = self.admin.get_queryset(request).filter(trashed_at=None)
        pair = PairForm(data, records, self.admin.admin_site, initial=request.GET.dict())
        if not pair.is_valid():
            return self.merging_page(
                request, "choose", form=pair, **self.context_of_choice(request)
            )
        self.refuse_without_right(request, *pair.cleaned_data.values())
        return self.pair_view(request, self.admin.merger(**pair.cleaned_data))

    def context_of_choice(self, request):
        return {"title": self.title_of_page()}

    def pair_view(self, request, merger):
        order = flatten_fieldsets(self.admin.get_fieldsets(request, merger.keep))
        data = request.POST if request.method == "POST" else None
        form = ChoicesForm(merger.compare(order), data)
        onward = self.merge_as_chosen(request, merger, form) if request.method == "POST" else None
        if onward:
            return HttpResponseRedirect(onward)
        context = self.context_of_pair(request, merger)
        return self.merging_page(request, "merge", title=self.title_of_page(), form=form, **context)

    def merge_as_chosen(self, request, merger, form):
        """Merge as chosen and return the URL to go to; None if the form has errors."""
        if not form.is_valid():
            return None
        try:
            done = merger.merge(form.cleaned_data, request.user)
        except MergeError as error:
            form.refuse(error)
            return None
        self.tell_of_merge(request, done)
        return self.after_merge(request, done.kept_id)

    def context_of_pair(self, request, merger):
        pair = (merger.keep, merger.give_up)
        swapped = {**request.GET.dict(), "keep": merger.give_up.pk, "give_up": merger.keep.pk}
        return {
            "sides": self.sides_of_pair(request, pair),
            "joined": joined_relations(*pair),
            "swapped": self.url("merge", **swapped),
        }

    def tell_of_merge(self, request, merge):
        sentence = _(
            "“%(given_up)s” was merged into “%(kept)s”. You can undo this for ten minutes."
        )
        names = {"given_up": merge.given_up_name, "kept": merge.kept_name}
        undo_it = self.url("unmerge", merge.pk)
        link = format_html('{} <a href="{}">{}</a>', sentence % names, undo_it, _("Undo the merge"))
        messages.success(request, link)

    def after_merge(self, request, pk):
        """Return the URL to go to after a merge or a refusal: the record that is kept."""
        return self.url("change", pk)

    def sides_of_pair(self, request, pair):
        moves = counts(pair, lambda model: self.may_count(request, model))
        return [
            {
                "record": record,
                "address": self.url("change", record.pk),
                "moves": moved,
            }
            for record, moved in zip(pair, moves, strict=True)
        ]

    def may_count(self, request, model):
        """Count rows that have an admin of their own only for users who may view them."""
        site = self.admin.admin_site
        own = site.get_model_admin(model) if site.is_registered(model) else None
        return own is None or own.has_view_permission(request)

    def unmerge_view(self, request, pk):
        self.refuse_without_right(request)
        merge = get_object_or_404(Merge.objects.of(self.model).select_related("by"), pk=pk)
        kept, given_up = kept_by(merge), given_up_by(merge)
        if not given_up and not self.admin.may_publish(request):
            raise PermissionDenied  # what it was is no longer known
        self.refuse_without_right(request, *filter(None, (kept, given_up)))
        if request.method == "POST" and self.undo_merge(request, merge):
            return HttpResponseRedirect(self.url("change", merge.given_up_id))
        return self.merging_page(request, "undo", title=_("Undo the merge"), merge=merge)

    def undo_merge(self, request, merge):
        try:
            undo(merge, request.user)
        except UndoError as error:
            messages.error(request, str(error))
            return False
        words = _("The merge was undone. “%(name)s” is a separate record again.") % {
            "name": merge.given_up_name
        }
        messages.success(request, words)
        return True

    def title_of_page(self):
        return _("Merge two %(kind)s") % {"kind": self.opts.verbose_name_plural}

    def merging_page(self, request, template, **context):
        context = {**self.admin.admin_site.each_context(request), "opts": self.opts, **context}
        return TemplateResponse(request, f"admin/merging/{template}.html", context)


def in_order(one, other):
    """Return two records, the one to keep first: a published one, then the older one."""
    published = Record.Status.PUBLISHED
    return sorted((one, other), key=lambda record: (record.status != published, record.pk))
