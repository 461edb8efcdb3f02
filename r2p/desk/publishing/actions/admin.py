"""The acts on the desk: buttons under a list, links beside a record, and their page."""

from django.contrib import admin, messages
from django.contrib.admin.options import IS_POPUP_VAR
from django.core.exceptions import PermissionDenied
from django.http import HttpResponseRedirect
from django.urls import path, reverse
from django.utils.html import format_html
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from r2p.desk.audit.entries import Act, note

from . import page
from .assign import AssignRegion, AssignTheme, SetAudience
from .base import MOST
from .publish import BackToDraft, Publish, SendToReview, Withdraw
from .trash import PutBack, ThrowAway

LONGEST = 1500  # signs of the keys in an address


class Acts(admin.ModelAdmin):
    """What can be done with records beside filling in their form, one by one or many at once."""

    acts = (
        SendToReview,
        BackToDraft,
        Publish,
        Withdraw,
        SetAudience,
        AssignRegion,
        AssignTheme,
        ThrowAway,
        PutBack,
    )
    of_a_record = (SendToReview, BackToDraft, Publish, Withdraw)  # shown beside its title

    def get_urls(self):
        name = f"{self.opts.app_label}_{self.opts.model_name}_act"
        view = self.admin_site.admin_view(self.act_view)
        return [path("act/<slug:act>/", view, name=name), *super().get_urls()]

    def act_view(self, request, act):
        return page.call(self, request, act)

    def act_address(self, act, record, **more):
        address = reverse(
            f"admin:{self.opts.app_label}_{self.opts.model_name}_act", args=[act.name]
        )
        return f"{address}?{urlencode({'records': record.pk, **more})}"

    def ways_on(self, request, record):
        """The acts that are open to a record, as [(label, address)]."""
        acts = [act for act in self.of_a_record if act.is_open_to(request, self)]
        if record.is_in_trash:
            acts = [PutBack]
        elif not self.has_delete_permission(request, record):
            acts.append(ThrowAway)  # a draft of one's own; others have the button
        return [
            (act.label, self.act_address(act, record))
            for act in acts
            if not act(self, request, []).refusal(record)
        ]

    # -- Many at once ------------------------------------------------------------------------------

    def get_actions(self, request):
        """In the trash: out of it or away for good. Elsewhere nothing is deleted at once."""
        if IS_POPUP_VAR in request.GET:
            return {}
        actions = super().get_actions(request)
        deletion = actions.pop("delete_selected", None)
        if self.is_trash(request):
            for_good = (
                {"delete_selected": (*deletion[:2], _("Delete for good"))} if deletion else {}
            )
            return {PutBack.name: as_action(PutBack), **for_good}
        open_acts = (act for act in self.acts if act.is_open_to(request, self))
        return {act.name: as_action(act) for act in open_acts if act is not PutBack} | actions

    def begin(self, request, act, records):
        """Show what would become of the chosen records."""
        records = list(records.order_by("pk")[: MOST + 1])
        if len(records) > MOST:
            told = _("These are more than %(most)s records: choose fewer at once.")
            self.message_user(request, told % {"most": f"{MOST:,}"}, messages.ERROR)
            return None
        return page.show(act(self, request, records))

    def say_done(self, act, effect):
        done, refused = len(effect.accepted), len(effect.refused)
        if done:
            told = act.done(done) % {"n": done}
            self.message_user(act.request, self.with_way_back(act, effect, told), messages.SUCCESS)
        if refused:
            told = ngettext("%(n)s is as it was.", "%(n)s are as they were.", refused)
            self.message_user(act.request, told % {"n": refused}, messages.WARNING)

    def with_way_back(self, act, effect, told):
        """What was thrown away can be taken out again: there and then, or from among the rest."""
        if not isinstance(act, ThrowAway):
            return told
        keys = ",".join(str(record.pk) for record in effect.accepted)
        if len(keys) > LONGEST:
            address = reverse(self.admin_site.address_name(self, "changelist"))
            return format_html('{} <a href="{}?trash=1">{}</a>', told, address, _("See the trash"))
        address = reverse(self.admin_site.address_name(self, "act"), args=[PutBack.name])
        return format_html('{} <a href="{}?records={}">{}</a>', told, address, keys, _("Undo"))

    # -- The trash ---------------------------------------------------------------------------------

    def is_trash(self, request):
        return request.GET.get(TrashFilter.parameter_name) == "1"

    def get_list_filter(self, request):
        return [*super().get_list_filter(request), TrashFilter]

    def get_queryset(self, request):
        """What is in the trash has its page there; lists and autocompletes do without it."""
        records = super().get_queryset(request)
        match = request.resolver_match
        is_page = match is not None and "object_id" in match.kwargs
        return records if is_page or self.is_trash(request) else records.not_in_trash()

    def delete_view(self, request, object_id, extra_context=None):
        """A draft goes into the trash first, from where it can be taken back."""
        record = self.get_object(request, object_id)
        if record is None or record.is_in_trash:
            return super().delete_view(request, object_id, extra_context)
        if ThrowAway(self, request, []).refusal(record):
            raise PermissionDenied
        return HttpResponseRedirect(self.act_address(ThrowAway, record))

    def delete_model(self, request, obj):
        note(Act.TRASHED, request.user, obj, _("deleted for good"))
        super().delete_model(request, obj)

    def delete_queryset(self, request, queryset):
        for record in queryset:
            self.delete_model(request, record)

    def render_change_form(self, request, context, *args, obj=None, **kwargs):
        if obj and obj.is_in_trash:
            told = _("This is in the trash, and can only be looked at.")
            self.message_user(request, told, messages.WARNING)
        return super().render_change_form(request, context, *args, obj=obj, **kwargs)


def as_action(act):
    """An act as Django's admin takes it: (function, name, label)."""
    return (lambda desk, request, records: desk.begin(request, act, records), act.name, act.label)


class TrashFilter(admin.SimpleListFilter):
    """What is in the trash, in place of what is not."""

    title = _("trash")
    parameter_name = "trash"

    def lookups(self, request, model_admin):
        return [("1", _("in the trash"))]

    def choices(self, changelist):
        outside, inside = super().choices(changelist)
        yield {**outside, "display": _("not in the trash")}
        yield inside

    def queryset(self, request, queryset):
        return queryset.in_trash() if self.value() == "1" else queryset
