"""Records that were merged away: rows that still name them mean the record that was kept."""

from r2p.desk.models import Merge


def kept_by_key(model):
    """{key of a record merged away: the record it is part of now}."""
    merges = Merge.objects.of(model).filter(undone_at=None).order_by("pk")
    kept = dict(merges.values_list("given_up_id", "kept_id"))
    past = model.history.filter(id__in=list(kept)).exclude(key="")
    keys = dict(past.order_by("history_id").values_list("key", "id"))
    records = model.objects.in_bulk({last(kept, pk) for pk in keys.values()})
    found = {key: records.get(last(kept, pk)) for key, pk in keys.items()}
    return {key: record for key, record in found.items() if record}


def last(kept, pk):
    """Follow merges to the record that was kept in the end."""
    while pk in kept:
        pk = kept[pk]
    return pk
