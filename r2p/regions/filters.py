"""Filter by region for the lists of records."""

from django.utils.translation import gettext_lazy as _

from r2p.records.lists import ListFilterSet

from .models import Region

INDENT = "\N{EM SPACE}"


class RegionalFilterSet(ListFilterSet):
    """A filter set whose `region` offers the regions with records that the user may see.

    Any region is accepted: one without a record gives an empty list, not an error.
    """

    # {filter by region: model whose records decide which regions are offered; None: the listed one}
    offered_by = {"region": None}

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        for name, model in self.offered_by.items():
            counted = (model or self._meta.model).objects
            chosen = self.data.get(name)
            tree = Region.objects.all().tree_with_records(counted, self.user)
            self.form.fields[name].widget.choices = [("", _("any")), *offered(tree, chosen)]


def offered(regions, chosen, depth=0):
    """Choices for a tree of regions, indented: those with records, and the chosen one."""
    for region in regions:
        if region.holds_records or region.slug == chosen:
            yield region.slug, INDENT * depth + region.name
        yield from offered(region.below, chosen, depth + 1)
