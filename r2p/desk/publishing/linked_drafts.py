"""Drafts that a record refers to: links to them work only once they are published."""

from django.db.models import IntegerField, Value


def drafts_named_by(records):
    """Return all drafts that records of one model refer to, directly or through other drafts.

    They come in the order in which they are found, each once, without the records themselves. One
    query for each step, and one for each model in the end.
    """
    known = ends = keys_of(records)
    while ends:
        ends = dict.fromkeys(key for key in keys_named_by(ends) if key not in known)
        known = known | ends
    return in_order(list(known)[len(records) :])


def keys_of(records):
    return dict.fromkeys((type(record), record.pk) for record in records)


def keys_named_by(keys):
    """Return (model, primary key) of the drafts that some records refer to. One query."""
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
    """Return the records as querysets, one for each model."""
    return [kind._default_manager.filter(pk__in=pks) for kind, pks in in_kinds(keys).items()]


def in_kinds(keys):
    kinds = {}
    for kind, pk in keys:
        kinds.setdefault(kind, []).append(pk)
    return kinds


def in_order(keys):
    """Return the records of some keys, in their order."""
    records = {kind: kind._default_manager.in_bulk(pks) for kind, pks in in_kinds(keys).items()}
    return [records[kind][pk] for kind, pk in keys]
