"""Search and paging of admin lists, fast in a large catalogue."""

from django.contrib.admin.views.main import SEARCH_VAR, ChangeList
from django.db.models import Q
from django.utils.text import smart_split, unescape_string_literal

from r2p.records.names import fold
from r2p.records.paging import KeyPaginator

FOLDED = ("sorted_as", "folded")  # columns that hold names without case and accents


def paginator(request, queryset, per_page):
    """Page through the records by their keys; counting is slow after a search."""
    is_dear = bool(request.GET.get(SEARCH_VAR) or request.GET.get("term"))
    return KeyPaginator(queryset, queryset, per_page, is_dear=is_dear)


def search(queryset, search_fields, text):
    """Find records that contain each word in one of the fields: columns, or those of one relation.

    Django joins the relations and removes repeated records, which takes ten times as long in a
    large catalogue as a subquery for each table.
    """
    for word in words_of(text):
        queryset = queryset.filter(holds(queryset.model, search_fields, word))
    return queryset


def holds(model, search_fields, word):
    """Return the condition that one of the fields contains a word."""
    condition = Q()
    for name in search_fields:
        path, _, column = name.rpartition("__")
        asked = Q(**{f"{column}__icontains": fold(word) if column in FOLDED else word})
        condition |= related(model, path, asked) if path else asked
    return condition


def related(model, path, asked):
    """Return the condition that a related row matches."""
    relation = model._meta.get_field(path)
    rows = relation.related_model._base_manager.filter(asked)
    if relation.one_to_many:
        return Q(pk__in=rows.values(relation.field.name))
    return Q(**{f"{path}__in": rows.values("pk")})


class FoundOnce(ChangeList):
    """A changelist whose only page is read by the keys that counted it."""

    def get_results(self, request):
        super().get_results(request)
        if not self.multi_page:
            self.result_list = self.paginator.page(1).object_list


def words_of(text):
    """Yield the words of a search; a quoted phrase is one word."""
    for word in smart_split(text):
        is_quoted = len(word) > 1 and word[0] in "\"'" and word[0] == word[-1]
        yield unescape_string_literal(word) if is_quoted else word
