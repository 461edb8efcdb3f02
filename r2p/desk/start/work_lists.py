"""Work lists: records that wait for somebody."""

from collections.abc import Callable
from dataclasses import dataclass

from django.contrib import admin
from django.utils.translation import gettext_lazy as _

from r2p.desk.addresses import admin_url, change_url
from r2p.desk.panels import Panel

SHOWN = 4
COUNTED = 1000  # counting further takes long and helps nobody


@dataclass(frozen=True)
class WorkList:
    """`choose(records, user)` returns the waiting records; `name` is used in the URL.

    `title` and `done` contain the model's name as "%(kind)s". Lists of one name belong together:
    `done` is shown if all of them are empty. `order` replaces that of the changelist.
    """

    name: str
    title: str
    done: str
    choose: Callable
    order: tuple = ()
    is_for_publishers: bool = False


class WorkFilter(admin.SimpleListFilter):
    """Filters a changelist by a work list: `?work=in-review`."""

    title = _("work list")
    parameter_name = "work"

    def __init__(self, request, params, model, model_admin):
        self.lists = {work.name: work for work in model_admin.work_for(request)}
        super().__init__(request, params, model, model_admin)

    def lookups(self, request, model_admin):
        opts = model_admin.opts
        return [(name, with_kind_name(work.title, opts)) for name, work in self.lists.items()]

    def queryset(self, request, queryset):
        if self.value() is None:
            return queryset
        chosen = self.lists.get(self.value())
        return chosen.choose(queryset, request.user) if chosen else queryset.none()


class WorkLists(Panel):
    """Orders a changelist as its work list does."""

    list_filters = (WorkFilter,)

    def ordering(self, request):
        name = request.GET.get(WorkFilter.parameter_name)
        chosen = (one.order for one in self.admin.work_for(request) if one.name == name)
        return next(chosen, ())


@dataclass(frozen=True)
class Waiting:
    """The first records of a work list, their number, and its URL."""

    name: str
    title: str
    done: str
    rows: list
    count: int
    address: str
    query: str

    @property
    def is_capped(self):
        return self.count > COUNTED


def with_kind_name(sentence, opts):
    return (str(sentence) % {"kind": opts.verbose_name_plural}).strip()


def waiting(request, model_admin):
    """Return the work lists of a user in an admin as `Waiting`. At most two queries each."""
    return [waiting_in(request, model_admin, work) for work in model_admin.work_for(request)]


def waiting_in(request, model_admin, work):
    opts = model_admin.opts
    records = work.choose(model_admin.get_queryset(request), request.user)
    first = records.order_by(*work.order or opts.ordering, "-pk")[:SHOWN]
    rows = [row_of(model_admin, record) for record in first]
    count = len(rows)
    if count == SHOWN:
        count = records.order_by().values("pk")[: COUNTED + 1].count()
    return Waiting(
        name=work.name,
        title=with_kind_name(work.title, opts),
        done=with_kind_name(work.done, opts),
        rows=rows,
        count=count,
        address=admin_url(opts, "changelist"),
        query=f"{WorkFilter.parameter_name}={work.name}",
    )


def row_of(model_admin, record):
    return {
        "title": str(record),
        "address": change_url(record),
        "facts": [fact for fact in model_admin.facts(record) if fact],
    }
