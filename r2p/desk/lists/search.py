"""How a list of the desk is searched and turned over, quick in a large catalogue."""

from django.contrib import admin
from django.contrib.admin.views.main import SEARCH_VAR, ChangeList
from django.db.models import Q
from django.utils.text import smart_split, unescape_string_literal

from r2p.records.names import fold
from r2p.records.paging import KeyPaginator

FOLDED = ("sorted_as", "folded")  # columns that hold names without case and accents


class Searches(admin.ModelAdmin):
    """Every word is looked for in each of `search_fields`: columns, or those of one relation.

    Django joins the relations, and then must tell the records apart, which takes a large
    catalogue ten times as long as to ask each table by itself.
    """

    list_per_page = 50

    def get_paginator(self, request, queryset, per_page, *args, **kwargs):
        if queryset.model is not self.model:  # such as the entries of a log
            return super().get_paginator(request, queryset, per_page, *args, **kwargs)
        is_dear = bool(request.GET.get(SEARCH_VAR) or request.GET.get("term"))
        return KeyPaginator(queryset, queryset, per_page, is_dear=is_dear)

    def get_changelist(self, request, **kwargs):
        return FoundOnce

    def get_search_results(self, request, queryset, search_term):
        for word in words_of(search_term):
            queryset = queryset.filter(self.holds(word))
        return queryset, False

    def holds(self, word):
        """The condition that one of the fields holds a word."""
        condition = Q()
        for name in self.search_fields:
            path, _, column = name.rpartition("__")
            asked = Q(**{f"{column}__icontains": fold(word) if column in FOLDED else word})
            condition |= self.elsewhere(path, asked) if path else asked
        return condition

    def elsewhere(self, path, asked):
        """The records to which the rows of a relation lead for which something holds."""
        relation = self.opts.get_field(path)
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
