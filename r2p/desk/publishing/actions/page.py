"""The page of an act: what will become of the chosen records; and, once confirmed, the doing."""

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.http import Http404, HttpResponseRedirect, QueryDict
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import gettext as _

from r2p.records.forms import possible_id

from .base import MOST


def act_page(desk, request, kind):
    """Records are named by the address, where one comes from a record, or by the form."""
    if request.method != "POST":
        return show(act_on(desk, request, kind))
    with transaction.atomic():
        return answer(act_on(desk, request, kind))


def act_on(desk, request, kind):
    """The act on the records that are asked for; they are locked where they may be changed."""
    keys = records_asked_for(request)
    records = desk.model._default_manager.filter(pk__in=keys).order_by("pk")
    if request.method == "POST":
        records = records.select_for_update(of=("self",))
    seen = [record for record in records if desk.has_view_permission(request, record)]
    if not seen or len(keys) > MOST:
        raise Http404
    return kind(desk, request, seen)


def answer(act):
    """Do it where it was confirmed: what was shown is what is done."""
    form = act.form(act.request.POST)
    form.is_valid()
    effect = effect_of(act, form)
    if "_do" in act.request.POST and is_agreed(form, effect):
        return do(act, form.cleaned_data, effect)
    return show(act, form, effect)


def records_asked_for(request):
    keys = request.POST.get("records") or request.GET.get("records") or ""
    return list(dict.fromkeys(possible_id(key or "0") for key in keys.split(",")))


def effect_of(act, form):
    """None where it depends on something that is not chosen yet."""
    choice = {**act.initial(), **form.cleaned_data}
    is_chosen = all(choice.get(name) not in (None, "") for name in act.decisive)
    return act.effect(choice) if is_chosen else None


def is_agreed(form, effect):
    """Whether all is well, and the effect is the one that was shown."""
    if effect is None or not form.is_valid():
        return False
    if effect.warnings and not form.cleaned_data["is_confirmed"]:
        form.add_error("is_confirmed", _("Say whether the text is to name them."))
    if form.cleaned_data["seen"] != effect.fingerprint:
        form.add_error(None, _("Something has changed: this is what will happen now."))
    return form.is_valid()


def do(act, choice, effect):
    for record in effect.accepted:
        act.do(record, choice)
    act.desk.say_done(act, effect)
    return HttpResponseRedirect(way_back(act))


def way_back(act):
    """To the record from which one came, else to the list as it was."""
    opts, query = act.desk.opts, act.request.GET
    if "records" in query and len(act.records) == 1:
        return reverse(f"admin:{opts.app_label}_{opts.model_name}_change", args=[act.records[0].pk])
    address = reverse(f"admin:{opts.app_label}_{opts.model_name}_changelist")
    filters = QueryDict(act.desk.get_preserved_filters(act.request)).get("_changelist_filters")
    return f"{address}?{filters}" if filters else address


def own_address(act):
    """Where the page sends its form, wherever it was asked for: it knows the way back."""
    if "act" in act.request.resolver_match.kwargs:
        return act.request.get_full_path()
    opts = act.desk.opts
    address = reverse(f"admin:{opts.app_label}_{opts.model_name}_act", args=[act.name])
    return f"{address}?{act.desk.get_preserved_filters(act.request)}"


def first_form(act):
    """A form as it is before anybody has touched it, without complaints."""
    form = act.form()
    return form, {name: form.get_initial_for_field(one, name) for name, one in form.fields.items()}


def show(act, form=None, effect=None):
    """The page; where nothing was chosen yet, with the effect of what the form begins with."""
    if form is None:
        form, choice = first_form(act)
        effect = None if act.decisive else act.effect(choice)
    opts = act.desk.opts
    context = {
        **act.desk.admin_site.each_context(act.request),
        "title": f"{act.label}: {what(act)}",
        "opts": opts,
        "act": act,
        "form": form,
        "fields": [form[name] for name in form.fields if name not in ("seen", "is_confirmed")],
        "effect": effect,
        "records": ",".join(str(record.pk) for record in act.records),
        "own_address": own_address(act),
        "way_back": way_back(act),
        "media": act.desk.media,
    }
    return TemplateResponse(act.request, "admin/act.html", context)


def what(act):
    """The record, or how many there are of which kind."""
    if len(act.records) == 1:
        return act.records[0]
    return f"{len(act.records)} {act.desk.opts.verbose_name_plural}"


def call(desk, request, name):
    """Answer for the act of a name, as far as somebody may do it at all."""
    kind = next((one for one in desk.acts if one.name == name), None)
    if kind is None:
        raise Http404
    if not kind.is_open_to(request, desk):
        raise PermissionDenied
    return act_page(desk, request, kind)
