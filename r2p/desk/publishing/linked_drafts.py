"""The drafts that a record names: published without them, it leads nowhere."""

from django.db.models import IntegerField, Value


def drafts_named_by(records):
    """All drafts that some records of one kind name, and those that these name, and so on.

    In the order of the kinds in which they are found, each once; not the records themselves. One
    query for each step of the way, and one for each kind in the end.
    """
    known = ends = keys_of(records)
    while ends:
        ends = dict.fromkeys(key for key in keys_named_by(ends) if key not in known)
        known = known | ends
    return in_order(list(known)[len(records) :])


def keys_of(records):
    return dict.fromkeys((type(record), record.pk) for record in records)


def keys_named_by(keys):
    """The (kind, primary key) of all drafts that the records of some keys name. One query."""
    querysets = [named for records in by_kind(keys) for named in records.named()]
    drafts = [
        named.unpublished()
        .order_by()
        .annotate(nth=Value(nth, IntegerField()))
        .values_list("nth", "pk")
        for nth, named in enumerate(querysets)
    ]
    first, *others = drafts
    rows = first.union(*others).order_by("nth", "pk") if others else first.order_by("pk")
    return [(querysets[nth].model, pk) for nth, pk in rows]


def by_kind(keys):
    """Some records as querysets, one for each kind."""
    return [kind._default_manager.filter(pk__in=pks) for kind, pks in in_kinds(keys).items()]


def in_kinds(keys):
    kinds = {}
    for kind, pk in keys:
        kinds.setdefault(kind, []).append(pk)
    return kinds


def in_order(keys):
    """The records of some keys, in their order."""
    records = {kind: kind._default_manager.in_bulk(pks) for kind, pks in in_kinds(keys).items()}
    return [records[kind][pk] for kind, pk in keys]
