"""How a list of the desk is searched and turned over, quick in a large catalogue."""

from django.contrib.admin.views.main import SEARCH_VAR, ChangeList
from django.db.models import Q
from django.utils.text import smart_split, unescape_string_literal

from r2p.records.names import fold
from r2p.records.paging import KeyPaginator

FOLDED = ("sorted_as", "folded")  # columns that hold names without case and accents


def paginator(request, queryset, per_page):
    """Pages of the records of a list, read by their keys; dear to count after a search."""
    is_dear = bool(request.GET.get(SEARCH_VAR) or request.GET.get("term"))
    return KeyPaginator(queryset, queryset, per_page, is_dear=is_dear)


def search(queryset, search_fields, text):
    """The records of which each word is in one of the fields: columns, or those of one relation.

    Django joins the relations, and then must tell the records apart, which takes a large
    catalogue ten times as long as to ask each table by itself.
    """
    for word in words_of(text):
        queryset = queryset.filter(holds(queryset.model, search_fields, word))
    return queryset


def holds(model, search_fields, word):
    """The condition that one of the fields holds a word."""
    condition = Q()
    for name in search_fields:
        path, _, column = name.rpartition("__")
        asked = Q(**{f"{column}__icontains": fold(word) if column in FOLDED else word})
        condition |= related(model, path, asked) if path else asked
    return condition


def related(model, path, asked):
    """The records to which the rows of a relation lead for which something holds."""
    relation = model._meta.get_field(path)
    rows = relation.related_model._base_manager.filter(asked)
    if relation.one_to_many:
        return Q(pk__in=rows.values(relation.field.name))
    return Q(**{f"{path}__in": rows.values("pk")})


class FoundOnce(ChangeList):
    """A list whose only page is read by the keys that counted it."""

    def get_results(self, request):
        super().get_results(request)
        if not self.multi_page:
            self.result_list = self.paginator.page(1).object_list


def words_of(text):
    """The words of a search; what stands in quotation marks is one."""
    for word in smart_split(text):
        is_quoted = len(word) > 1 and word[0] in "\"'" and word[0] == word[-1]
        yield unescape_string_literal(word) if is_quoted else word
