"""The drafts that a record names: published without them, it leads nowhere."""


def drafts_named_by(records):
    """All drafts that some records of one kind name, and those that these name, and so on.

    In the order in which they are found, each once; not the records themselves. A few queries for
    each step of the way, however many records there are.
    """
    found = {(type(record), record.pk): record for record in records}
    ends, drafts = by_kind(records), []
    while ends:
        new = []
        for querysets in (records.named() for records in ends):
            for draft in (one for named in querysets for one in named.unpublished()):
                if found.setdefault((type(draft), draft.pk), draft) is draft:
                    new.append(draft)
        drafts += new
        ends = by_kind(new)
    return drafts


def by_kind(records):
    """Some records as querysets, one for each kind."""
    keys = {}
    for record in records:
        keys.setdefault(type(record), []).append(record.pk)
    return [kind._default_manager.filter(pk__in=pks) for kind, pks in keys.items()]
