"""List pages: filters, sorting, pagination, and error messages for bad query strings."""

import django_filters
from django.core.paginator import EmptyPage, PageNotAnInteger
from django.forms import Form, HiddenInput, IntegerField, ModelChoiceField, TextInput
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from .paging import KeyPaginator
from .selects import PlainSelect
from .structured_data import describe_list

PER_PAGE = 20
MOST_OFFERED = 200
FIRST_YEAR, LAST_YEAR = 1900, 2100


class ListForm(Form):
    """The form of a filter set; refuses a span of years that ends before it begins."""

    def clean(self):
        first, last = self.cleaned_data.get("since"), self.cleaned_data.get("until")
        if first and last and first > last:
            self.add_error("until", _("The last year cannot be before the first."))


class ListFilterSet(django_filters.FilterSet):
    """A FilterSet that knows its active filters and the user it works for."""

    offered_by = {}  # the filters that know by themselves what to offer
    first = []  # the filters with which the form begins; the others follow as they are declared

    class Meta:
        form = ListForm
        fields = []

    def get_form_class(self):
        form = super().get_form_class()
        names = [*self.first, *(name for name in form.base_fields if name not in self.first)]
        form.base_fields = {name: form.base_fields[name] for name in names}
        return form

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        for name in [name for name, one in self.filters.items() if is_linked(one)]:
            if name not in self.data:
                del self.filters[name]  # nothing is asked of it, and its choices take time
        for name, field in self.form.fields.items():
            is_open = isinstance(field, ModelChoiceField) and not field.widget.is_hidden
            if is_open and name not in self.offered_by:
                offer_choices(field)

    @property
    def user(self):
        return self.request.user

    @property
    def is_plain(self):
        """Tell whether this is the list without filters in its usual order, for search engines."""
        return not any(value for name, value in self.data.items() if name != "page")

    @property
    def active_filters(self):
        """The active filters: name, label, value in words, and the query string without each."""
        if not self.is_valid():
            return []
        return [
            {
                "name": name,
                "label": self.form.fields[name].label,
                "value": self.value_label(name, value),
                "without": self.query_without(name),
            }
            for name, value in self.form.cleaned_data.items()
            if name != "sort" and value not in (None, "")
        ]

    @property
    def filters_with_counts(self):
        """The active filters with the number of records without each, for an empty list."""
        return [{**chip, "count": self.count_without(chip["name"])} for chip in self.active_filters]

    def count_without(self, name):
        records = self.queryset.all()
        for other, value in self.form.cleaned_data.items():
            if other != name:
                records = self.filters[other].filter(records, value)
        return records.fast_count()

    @property
    def sorts(self):
        """The sort orders: label, query string, and whether it is the present one."""
        ways = self.filters["sort"].ways
        usual, *_others = ways
        present = self.form.cleaned_data["sort"] or usual
        return [
            {
                "label": label,
                "query": self.query_with("sort", None if way == usual else way),
                "is_present": way == present,
            }
            for way, (label, _method) in ways.items()
        ]

    def query_without(self, name):
        """The query string without one filter, from the first page on."""
        return self.query_with(name, None)

    def query_with(self, name, value):
        query = self.data.copy()
        for parameter in (name, "page"):
            query.pop(parameter, None)
        if value:
            query[name] = value
        return f"?{query.urlencode()}" if query else ""

    def value_label(self, name, value):
        if isinstance(value, str):
            return dict(self.form.fields[name].choices)[value]
        return value

    @property
    def mistakes(self):
        """The errors in the query string: [(label of the filter, message)]."""
        return [
            (self.form.fields[name].label, error)
            for name, errors in self.form.errors.items()
            for error in errors
        ]


def offer_choices(field):
    """Set the choices of a field to its records, or hide it where these are too many.

    Pages link to a hidden filter all the same.
    """
    records = field.queryset
    choices = list(records.values_list("slug", records.model.named_by)[: MOST_OFFERED + 1])
    if len(choices) > MOST_OFFERED:
        field.widget = HiddenInput()
    else:
        field.widget.choices = [("", field.empty_label), *choices]


def linked_filter(queryset, label, method):
    """A filter that pages link to and no form shows, because it has too many values."""
    return slug_filter(queryset, label, method, widget=HiddenInput)


def is_linked(one):
    hidden = one.extra.get("widget") is HiddenInput
    return hidden and isinstance(one, django_filters.ModelChoiceFilter)


def slug_filter(queryset, label, method, **options):
    """A filter by the slug of a related record; one that the user may not see counts as unknown."""
    return django_filters.ModelChoiceFilter(
        queryset=queryset,
        to_field_name="slug",
        label=label,
        method=method,
        empty_label=gettext_lazy("any"),
        error_messages={"invalid_choice": gettext_lazy("There is no record with this name.")},
        **{"widget": PlainSelect, **options},
    )


def choice_filter(choices, label, **options):
    return django_filters.ChoiceFilter(
        choices=choices,
        label=label,
        empty_label=gettext_lazy("any"),
        error_messages={"invalid_choice": gettext_lazy("This is not one of the choices.")},
        widget=PlainSelect,
        **options,
    )


class SortFilter(django_filters.ChoiceFilter):
    """A filter that sets the order. `ways` is {value: (label, name of the queryset's method)}.

    The first one is the default.
    """

    def __init__(self, ways):
        self.ways = ways
        choices = [(way, label) for way, (label, _method) in ways.items()]
        super().__init__(
            choices=choices,
            label=gettext_lazy("Sort order"),
            widget=HiddenInput,
            error_messages={"invalid_choice": gettext_lazy("This is not one of the sort orders.")},
        )

    def filter(self, records, way):
        return getattr(records, self.ways[way][1])() if way else records


BY_DATE = {
    "newest": (gettext_lazy("newest first"), "newest_first"),
    "oldest": (gettext_lazy("oldest first"), "oldest_first"),
}


class YearFilter(django_filters.NumberFilter):
    field_class = IntegerField


def year_filter(label, method, widget=None):
    wrong = gettext_lazy("Enter a year with four digits, such as 2014.")
    typed = TextInput(attrs={"inputmode": "numeric", "placeholder": gettext_lazy("any")})
    return YearFilter(
        label=label,
        method=method,
        min_value=FIRST_YEAR,
        max_value=LAST_YEAR,
        widget=widget or typed,
        error_messages=dict.fromkeys(("invalid", "min_value", "max_value"), wrong),
    )


def render_list(request, template, filterset):
    """Render one page of a filtered list.

    An unknown value in the query string gives 400 and a missing page 404, each with a message and a
    link back. Empty parameters of a form are removed by a redirect.
    """
    if "" in request.GET.values():
        return redirect(without_blanks(request))
    page, message, status = None, "", 200
    if not filterset.is_valid():
        status = 400
    else:
        page, message = turn_to_page(filterset, request.GET.get("page", "1"))
        status = 404 if message else 200
    context = {"filter": filterset, "page": page, "message": message}
    if page is not None:
        context["structured_data"] = describe_list(request, filterset.queryset)
        context["pages"] = page.paginator.get_elided_page_range(page.number, on_each_side=2)
    return render(request, template, context, status=status)


def without_blanks(request):
    """The URL of a request without empty parameters."""
    query = request.GET.copy()
    for name, values in list(query.lists()):
        query.setlist(name, [value for value in values if value != ""])
    return f"{request.path}?{query.urlencode()}" if query.urlencode() else request.path


def turn_to_page(filterset, number):
    """Return (page, "") of a filtered list, or (None, error message)."""
    paginator = KeyPaginator(filterset.qs, filterset.queryset, PER_PAGE)
    try:
        return paginator.page(number), ""
    except PageNotAnInteger:
        message = _("This is not a page number.")
    except EmptyPage:
        message = _("There is no such page. The last page is %(last)s.") % {
            "last": paginator.num_pages
        }
    return None, message
