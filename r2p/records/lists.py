"""What every list shares: filters, pages, and a clear word where an address asks for neither."""

import django_filters
from django.core.paginator import EmptyPage, PageNotAnInteger, Paginator
from django.forms import HiddenInput, IntegerField, TextInput
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

PER_PAGE = 20
SHOWN = 15
FIRST_YEAR, LAST_YEAR = 1900, 2100


class ListFilterSet(django_filters.FilterSet):
    """A FilterSet that knows which of its filters are at work, and the reader it works for."""

    @property
    def user(self):
        return self.request.user

    @property
    def chosen(self):
        """The filters at work: their label, the chosen value in words, the way without."""
        if not self.is_valid():
            return []
        return [
            {
                "label": self.form.fields[name].label,
                "value": self.in_words(name, value),
                "without": self.query_without(name),
            }
            for name, value in self.form.cleaned_data.items()
            if value not in (None, "")
        ]

    def query_without(self, name):
        """The query string that asks for the same without one filter, from the first page on."""
        query = self.data.copy()
        for parameter in (name, "page"):
            query.pop(parameter, None)
        return f"?{query.urlencode()}" if query else ""

    def in_words(self, name, value):
        if isinstance(value, str):
            return dict(self.form.fields[name].choices)[value]
        return value

    @property
    def mistakes(self):
        """What is wrong with the address: the label of a filter and what it says of its value."""
        return [
            (self.form.fields[name].label, error)
            for name, errors in self.form.errors.items()
            for error in errors
        ]


def linked_filter(queryset, label, method):
    """A filter that pages link to and no form offers: it has too many values."""
    return slug_filter(queryset, label, method, widget=HiddenInput)


def slug_filter(queryset, label, method, **options):
    """A filter by the slug of a related record; what one may not see is as good as unknown."""
    return django_filters.ModelChoiceFilter(
        queryset=queryset,
        to_field_name="slug",
        label=label,
        method=method,
        empty_label=gettext_lazy("any"),
        error_messages={"invalid_choice": gettext_lazy("Nothing of this name is on record.")},
        **options,
    )


def choice_filter(choices, label, **options):
    return django_filters.ChoiceFilter(
        choices=choices,
        label=label,
        empty_label=gettext_lazy("any"),
        error_messages={"invalid_choice": gettext_lazy("There is no such choice.")},
        **options,
    )


class YearFilter(django_filters.NumberFilter):
    field_class = IntegerField


def year_filter(label, method):
    wrong = gettext_lazy("Write a year with four digits, such as 2014.")
    return YearFilter(
        label=label,
        method=method,
        min_value=FIRST_YEAR,
        max_value=LAST_YEAR,
        widget=TextInput(attrs={"inputmode": "numeric", "placeholder": gettext_lazy("any")}),
        error_messages=dict.fromkeys(("invalid", "min_value", "max_value"), wrong),
    )


def render_list(request, template, filterset):
    """Render one page of what a FilterSet chooses.

    An address that asks for an unknown value is answered with 400 and for a page that is not
    there with 404, each with a message that says what is wrong, and a way back.
    """
    page, message, status = None, "", 200
    if not filterset.is_valid():
        status = 400
    else:
        page, message = turn_to_page(filterset.qs, request.GET.get("page", "1"))
        status = 404 if message else 200
    context = {"filter": filterset, "page": page, "message": message}
    if page is not None:
        context["pages"] = page.paginator.get_elided_page_range(page.number, on_each_side=2)
    return render(request, template, context, status=status)


def turn_to_page(queryset, number):
    """A page of a queryset and no message, or no page and what was wrong with its number."""
    paginator = Paginator(queryset, PER_PAGE)
    try:
        return paginator.page(number), ""
    except PageNotAnInteger:
        message = _("Pages are numbered: this is not the number of a page.")
    except EmptyPage:
        message = _("There is no such page; the last one is %(last)s.") % {
            "last": paginator.num_pages
        }
    return None, message


class Section:
    """The first rows of a queryset and their whole number, for a page that leads on to the list."""

    def __init__(self, rows, shown=SHOWN):
        self.rows = list(rows[:shown])
        self.total = rows.count()

    def __bool__(self):
        return bool(self.rows)

    @property
    def is_cut(self):
        return self.total > len(self.rows)
