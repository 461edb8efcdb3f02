"""The page of a bulk action: shows its effect, and runs it once confirmed."""

from django.contrib import messages
from django.db import transaction
from django.http import Http404, HttpResponseRedirect, QueryDict
from django.template.response import TemplateResponse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from r2p.desk.addresses import admin_url, change_url
from r2p.records.forms import possible_id

from .base import MOST


def answer_for(admin, request, action_class):
    """Answer a request whose records are in the URL or in the form."""
    if request.method != "POST":
        return show(action_on(admin, request, action_class))
    with transaction.atomic():
        return answer(action_on(admin, request, action_class))


def begin(admin, request, action_class, records):
    """Show the effect on the records that were selected in a list."""
    records = list(records.order_by("pk")[: MOST + 1])
    if len(records) > MOST:
        told = _("You selected more than %(most)s records. Select fewer.")
        admin.message_user(request, told % {"most": f"{MOST:,}"}, messages.ERROR)
        return None
    return show(action_class(admin, request, records))


def action_on(admin, request, action_class):
    """Return the action on the requested records, locked if they may be changed."""
    keys = records_asked_for(request)
    records = admin.model._default_manager.filter(pk__in=keys).order_by("pk")
    if request.method == "POST":
        records = records.select_for_update(of=("self",))
    seen = [record for record in records if admin.has_view_permission(request, record)]
    if not seen or len(keys) > MOST:
        raise Http404
    return action_class(admin, request, seen)


def answer(action):
    """Run the action if the effect that was shown is confirmed; show it otherwise."""
    form = action.form(action.request.POST)
    form.is_valid()
    effect = effect_of(action, form)
    if "_do" in action.request.POST and is_agreed(form, effect):
        return do(action, form.cleaned_data, effect)
    return show(action, form, effect)


def records_asked_for(request):
    keys = request.POST.get("records") or request.GET.get("records") or ""
    return list(dict.fromkeys(possible_id(key or "0") for key in keys.split(",")))


def effect_of(action, form):
    """Return the effect; None if it depends on a choice not made yet."""
    choice = {**action.initial(), **form.cleaned_data}
    is_chosen = all(choice.get(name) not in (None, "") for name in action.decisive)
    return action.effect(choice) if is_chosen else None


def is_agreed(form, effect):
    """Check that the form is valid and the effect is the one that was shown."""
    if effect is None or not form.is_valid():
        return False
    if effect.warnings and not form.cleaned_data["is_confirmed"]:
        form.add_error(
            "is_confirmed", _("Tick the box to continue with these names, or edit the text.")
        )
    if form.cleaned_data["seen"] != effect.fingerprint:
        form.add_error(
            None, _("The records have changed in the meantime. Check again what will happen.")
        )
    return form.is_valid()


def do(action, choice, effect):
    for record in effect.accepted:
        action.do(record, choice)
    report_done(action, effect)
    return HttpResponseRedirect(return_url(action))


def report_done(action, effect):
    done, refused = len(effect.accepted), len(effect.refused)
    if done:
        messages.success(action.request, action.done_message(effect))
    if refused:
        told = ngettext("%(n)s record was not changed.", "%(n)s records were not changed.", refused)
        messages.warning(action.request, told % {"n": refused})


def return_url(action):
    """Return the URL of the record or the list from which the user came."""
    if "records" in action.request.GET and len(action.records) == 1:
        return change_url(action.records[0])
    url = admin_url(action.admin.opts, "changelist")
    preserved = action.admin.get_preserved_filters(action.request)
    filters = QueryDict(preserved).get("_changelist_filters")
    return f"{url}?{filters}" if filters else url


def own_url(action):
    """Return the URL of the page, which its form is sent to."""
    if "name" in action.request.resolver_match.kwargs:
        return action.request.get_full_path()
    url = admin_url(action.admin.opts, "bulk_action", action.name)
    return f"{url}?{action.admin.get_preserved_filters(action.request)}"


def first_form(action):
    """Return an untouched form with its initial values, without errors."""
    form = action.form()
    return form, {name: form.get_initial_for_field(one, name) for name, one in form.fields.items()}


def show(action, form=None, effect=None):
    """Render the page, with the effect of the initial values if none were chosen yet."""
    if form is None:
        form, choice = first_form(action)
        effect = None if action.decisive else action.effect(choice)
    opts = action.admin.opts
    context = {
        **action.admin.admin_site.each_context(action.request),
        "title": f"{action.label}: {records_label(action)}",
        "opts": opts,
        "action": action,
        "form": form,
        "fields": [form[name] for name in form.fields if name not in ("seen", "is_confirmed")],
        "effect": effect,
        "records": ",".join(str(record.pk) for record in action.records),
        "own_url": own_url(action),
        "return_url": return_url(action),
        "media": action.admin.media,
    }
    return TemplateResponse(action.request, "admin/bulk_action.html", context)


def records_label(action):
    """Return the record, or the number of records and their model."""
    if len(action.records) == 1:
        return action.records[0]
    return f"{len(action.records)} {action.admin.opts.verbose_name_plural}"
