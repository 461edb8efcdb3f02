"""Working through a list: the record after this one, and where this one stands."""

from copy import copy

from django.contrib import admin, messages
from django.contrib.admin.options import IncorrectLookupParameters
from django.db.models import Q
from django.http import HttpResponseRedirect, QueryDict
from django.urls import reverse
from django.utils.translation import gettext as _

COUNTED = 1000


class Sequence(admin.ModelAdmin):
    """ "Save and view", and "save and next" through the list from which somebody came."""

    def render_change_form(self, request, context, *args, obj=None, **kwargs):
        if obj:
            context.update(self.place_of(request, obj))
        return super().render_change_form(request, context, *args, obj=obj, **kwargs)

    def place_of(self, request, record):
        """The next record of the list and the place of this one; nothing where there is no list."""
        query = QueryDict(self.get_preserved_filters(request)).get("_changelist_filters", "")
        if not query:
            return {}
        as_list = copy(request)
        as_list.GET = QueryDict(query)
        try:
            records = self.get_changelist_instance(as_list).queryset
        except IncorrectLookupParameters:
            return {}
        return place_in(records, record)

    def response_change(self, request, obj):
        """The next one was written into the form: once saved, this one may have left the list."""
        if "_save_and_view" in request.POST:
            return self.saved_and_on(request, obj, self.view_on_site(obj))
        if "_save_and_next" in request.POST and request.POST.get("_next", "").isdigit():
            name = f"admin:{self.opts.app_label}_{self.opts.model_name}_change"
            address = reverse(name, args=[request.POST["_next"]])
            onward = f"{address}?{self.get_preserved_filters(request)}"
            return self.saved_and_on(request, obj, onward)
        return super().response_change(request, obj)

    def saved_and_on(self, request, obj, address):
        messages.success(request, _("Saved: %(record)s") % {"record": obj})
        return HttpResponseRedirect(address or request.get_full_path())


def place_in(records, record):
    """{next_pk, place, places} of a record in an ordered queryset; no place beyond a thousand."""
    after = beyond(records, record)
    if after is None:
        return {}
    next_pk = records.filter(after).values_list("pk", flat=True).first()
    places = records.order_by()[: COUNTED + 1].count()
    if places > COUNTED or not records.filter(pk=record.pk).exists():
        return {"next_pk": next_pk}
    return {
        "next_pk": next_pk,
        "place": places - records.filter(after).order_by().count(),
        "places": places,
    }


def beyond(records, record):
    """What comes after a record in the order of a queryset, as a condition.

    None where the order asks for more than columns of the record that are filled: an expression,
    another table, a missing value, which the databases sort differently.
    """
    condition = None
    for name in reversed(records.query.order_by):
        if not isinstance(name, str) or name == "?":
            return None
        column, is_descending = name.removeprefix("-"), name.startswith("-")
        value = record.pk if column == "pk" else getattr(record, column, None)
        if value is None or "__" in column or getattr(value, "_meta", None):
            return None
        further = Q(**{f"{column}__{'lt' if is_descending else 'gt'}": value})
        condition = further if condition is None else further | (Q(**{column: value}) & condition)
    return condition
