from r2p.records.lists import ListFilterSet

from .models import Region


class RegionalFilterSet(ListFilterSet):
    """A FilterSet whose `region` offers the regions in which the reader will find something.

    Any region is taken, though: one without a record gives an empty list, not a mistake.
    """

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        tree = Region.objects.all().tree(self.counted, self.user)
        self.form.fields["region"].widget.choices = [("", "any"), *offered(tree)]

    @property
    def counted(self):
        """The records that are counted in each region."""
        return self._meta.model.objects


def offered(regions, depth=0):
    """The choices of a tree of regions, its parts indented, each with its count."""
    for region in regions:
        if region.count:
            yield region.slug, f"{'   ' * depth}{region.name} ({region.count})"
            yield from offered(region.below, depth + 1)
