"""Going through a list: the next record, and the position of this one."""

from copy import copy

from django.contrib.admin.options import IncorrectLookupParameters
from django.contrib.admin.views.main import ChangeList
from django.db.models import Case, Count, Max, Q, Subquery, Sum, When
from django.http import QueryDict

from r2p.desk.panels import Panel

COUNTED = 1000


class NextRecord(Panel):
    """Adds "Save and view", and "Save and next" for the list from which the user came."""

    def context(self, request, record, page):
        if record is None:
            return {}
        url = self.admin.url_to_view(record)
        return {**self.list_position(request, record), "can_be_viewed": url}

    def list_position(self, request, record):
        """Return the next record and the position of this one; nothing if there is no list."""
        query = QueryDict(self.admin.get_preserved_filters(request)).get("_changelist_filters", "")
        if not query:
            return {}
        as_list = copy(request)
        as_list.GET, as_list.is_for_order = QueryDict(query), True
        try:
            records = self.admin.get_changelist_instance(as_list).queryset
        except IncorrectLookupParameters:
            return {}
        return position_in(records, record)

    def next_url(self, request, record):
        """Use the next record that was written into the form: this one may have left the list."""
        if "_save_and_view" in request.POST:
            return self.admin.url_to_view(record) or request.get_full_path()
        if "_save_and_next" in request.POST and request.POST.get("_next", "").isdigit():
            url = self.url("change", request.POST["_next"])
            return f"{url}?{self.admin.get_preserved_filters(request)}"
        return ""


class InOrder(ChangeList):
    """A changelist that neither counts nor reads its rows."""

    def get_results(self, request):
        self.result_list = self.queryset.none()


def is_for_order(request):
    return getattr(request, "is_for_order", False)


def is_at_work(list_filter, query):
    """Test whether a list filter is used in a query string."""
    name = getattr(list_filter, "parameter_name", list_filter)
    name = name[0] if isinstance(name, tuple) else name
    return any(key == name or key.startswith(f"{name}__") for key in query)


def position_in(records, record):
    """Return {next_pk, place, places} of a record in an ordered queryset; no place beyond 1,000."""
    after = condition_after(records, record)
    if after is None:
        return {}
    following = records.filter(after).values("pk")[:1]
    marked = records.order_by().annotate(is_after=Case(When(after, then=1), default=0))
    found = marked.values("pk", "is_after")[: COUNTED + 1].aggregate(
        places=Count("pk"),
        after=Sum("is_after"),
        is_here=Count("pk", filter=Q(pk=record.pk)),
        next_pk=Max(Subquery(following)),
    )
    if found["places"] > COUNTED or not found["is_here"]:
        return {"next_pk": found["next_pk"]}
    place = found["places"] - found["after"]
    return {"next_pk": found["next_pk"], "place": place, "places": found["places"]}


def condition_after(records, record):
    """Return a condition for the records that follow a record in the order of a queryset.

    None if the order uses more than filled columns of the record: an expression, another table or a
    missing value, which databases sort differently.
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
