"""Which records are likely the same: asked of one while it is typed, and noted of all."""

from collections import defaultdict
from functools import partial
from itertools import combinations, groupby, islice
from operator import itemgetter

from django.contrib.contenttypes.models import ContentType
from django.db import transaction
from django.db.models.signals import post_delete, post_save

from r2p.desk.models import Likeness, Trait

COMMON = 20  # what more records share says nothing about any two of them
MANY = 200
BATCH = 500

KINDS = {}


def kind_of(model):
    return KINDS[model]


# -- One record ------------------------------------------------------------------------------------


def likely(kind, known, apart_from=None):
    """{primary key: reason} of what is likely the same as what is `known`, the surest first."""
    shared = sharing(kind, kind.short_traits(known), apart_from)
    others = kind.known(shared)
    reasons = {pk: kind.reason(known, others[pk], shared[pk]) for pk in others}
    found = ((pk, reason) for pk, reason in reasons.items() if reason)
    return dict(sorted(found, key=itemgetter(1, 0)))


def sharing(kind, traits, apart_from=None):
    """{primary key: {(own sort, its sort)}} of the records that share what few share."""
    sorts, found = defaultdict(set), defaultdict(set)
    for sort, value in traits:
        sorts[value].add(sort)
    for value, same in rows_of_values(kind, sorts.keys(), apart_from).items():
        if len(same) <= COMMON:
            for pk, its_sort in same:
                found[pk] |= {(sort, its_sort) for sort in sorts[value]}
    return found


def rows_of_values(kind, values, apart_from=None):
    """{value: [(primary key, sort)]}, of each a few too many where it is common.

    One query, unless some are so common that they would hide the others.
    """
    rows = Trait.objects.of(kind.model).exclude(record_id=apart_from or 0).order_by()
    rows = rows.values_list("value", "record_id", "sort")
    found = list(rows.filter(value__in=values)[:MANY])
    if len(found) == MANY:
        found = [row for value in values for row in rows.filter(value=value)[: COMMON + 1]]
    by_value = defaultdict(list)
    for value, pk, sort in found:
        by_value[value].append((pk, sort))
    return by_value


def notice(kind, pk):
    """Write down what a record is known by, and what it is likely the same as."""
    known = kind.known([pk]).get(pk)
    with transaction.atomic():
        write_traits(kind, pk, kind.short_traits(known) if known else set())
        write_likenesses(kind, pk, likely(kind, known, apart_from=pk) if known else {})


def write_traits(kind, pk, traits):
    rows = Trait.objects.of(kind.model).filter(record_id=pk)
    stored = {(sort, value): key for key, sort, value in rows.values_list("pk", "sort", "value")}
    Trait.objects.filter(pk__in=[stored[one] for one in stored.keys() - traits]).delete()
    Trait.objects.bulk_create(trait_rows(kind, {pk: traits - stored.keys()}))


def trait_rows(kind, traits):
    record_type = ContentType.objects.get_for_model(kind.model)
    return [
        Trait(record_type=record_type, record_id=pk, sort=sort, value=value)
        for pk, of_record in traits.items()
        for sort, value in sorted(of_record)
    ]


def write_likenesses(kind, pk, reasons):
    """What was refused stays so, whatever the reason has become."""
    rows = Likeness.objects.of(kind.model).with_record(pk)
    stored = {row.beside(pk): row for row in rows}
    gone = [one.pk for key, one in stored.items() if key not in reasons and not one.refused_at]
    Likeness.objects.filter(pk__in=gone).delete()
    for key, reason in reasons.items():
        if key in stored and stored[key].reason != reason:
            Likeness.objects.filter(pk=stored[key].pk).update(reason=reason)
    new = {tuple(sorted((pk, key))): reasons[key] for key in reasons.keys() - stored.keys()}
    note_likenesses(kind, new)


def note_likenesses(kind, reasons):
    """Note {(one, other): reason}; two that do so at once note it once."""
    record_type = ContentType.objects.get_for_model(kind.model)
    rows = (
        Likeness(record_type=record_type, one_id=one, other_id=other, reason=reason)
        for (one, other), reason in reasons.items()
    )
    Likeness.objects.bulk_create(rows, batch_size=BATCH, ignore_conflicts=True)


# -- All records -----------------------------------------------------------------------------------


def notice_all(kind, progress=iter):
    """The same for all records of a kind, from nothing but what was refused. Returns how many.

    Compared are those that share a trait: never all with all. Nobody waits for it meanwhile.
    """
    Trait.objects.of(kind.model).delete()
    keys = kind.model._default_manager.order_by("pk").values_list("pk", flat=True)
    for some in batched(progress(list(keys))):
        traits = {pk: kind.short_traits(known) for pk, known in kind.known(some).items()}
        Trait.objects.bulk_create(trait_rows(kind, traits))
    reasons = {}
    for some in batched(pairs(kind).items()):
        reasons |= reasons_of(kind, dict(some))
    with transaction.atomic():
        Likeness.objects.of(kind.model).open().delete()
        note_likenesses(kind, reasons)
    return Likeness.objects.of(kind.model).open().count()


def pairs(kind):
    """{(one, other): {(sort, sort)}} of all records that share what few share."""
    found = defaultdict(set)
    rows = Trait.objects.of(kind.model).order_by("value", "record_id")
    rows = rows.values_list("value", "record_id", "sort").iterator(chunk_size=5000)
    for _value, group in groupby(rows, key=itemgetter(0)):
        same = [(pk, sort) for _value, pk, sort in group]
        if len(same) <= COMMON:
            for (one, sort), (other, its_sort) in combinations(same, 2):
                if one != other:
                    found[one, other].add((sort, its_sort))
    return found


def reasons_of(kind, shared):
    known = kind.known({pk for pair in shared for pk in pair})
    both = ((pair, sorts) for pair, sorts in shared.items() if known.keys() >= set(pair))
    reasons = {
        (one, other): kind.reason(known[one], known[other], sorts) for (one, other), sorts in both
    }
    return {pair: reason for pair, reason in reasons.items() if reason}


def batched(things):
    things = iter(things)
    while some := list(islice(things, BATCH)):
        yield some


# -- Keeping it true -------------------------------------------------------------------------------


def follow(kind):
    """Notice each record of a kind again when it, or what it is known by, has changed."""
    KINDS[kind.model] = kind
    for model, key in {kind.model: "pk", **kind.parts}.items():
        receiver = partial(has_changed, kind, key)
        for signal in (post_save, post_delete):
            signal.connect(receiver, sender=model, weak=False, dispatch_uid=f"{model} {kind.model}")


def has_changed(kind, key, instance, raw=False, **kwargs):
    if not raw and (pk := getattr(instance, key)):
        notice_later(kind, pk)


def notice_later(kind, pk):
    """Once it is certain: nobody waits for it, and a record is noticed once with all its parts."""

    def look():
        notice(kind, pk)

    look.about = (kind, pk)
    waiting = transaction.get_connection().run_on_commit[-COMMON:]
    if all(getattr(act, "about", None) != look.about for _savepoints, act, _robust in waiting):
        transaction.on_commit(look, robust=True)
