"""Detection of duplicates: of one record while it is typed, and of all records."""

from collections import defaultdict
from functools import partial
from itertools import combinations, groupby, islice
from operator import itemgetter

from django.contrib.contenttypes.models import ContentType
from django.db import transaction
from django.db.models.signals import post_delete, post_save

from r2p.desk.models import Likeness, Trait

COMMON = 20  # a trait of more records says nothing about any two
MANY = 200
BATCH = 500

RECENT = 50  # callbacks among which a record may wait already

MATCHERS = {}


# -- One record ------------------------------------------------------------------------------------


def possible_duplicates(matcher, known, apart_from=None):
    """Return {primary key: reason} of the duplicates of what is `known`, the surest first."""
    shared = sharing(matcher, matcher.short_traits(known), apart_from)
    others = matcher.known(shared)
    reasons = {pk: matcher.reason(known, others[pk], shared[pk]) for pk in others}
    found = ((pk, reason) for pk, reason in reasons.items() if reason)
    return dict(sorted(found, key=itemgetter(1, 0)))


def sharing(matcher, traits, apart_from=None):
    """Return {primary key: {(own sort, its sort)}} of records that share an uncommon trait."""
    sorts, found = defaultdict(set), defaultdict(set)
    for sort, value in traits:
        sorts[value].add(sort)
    for value, same in rows_of_values(matcher, sorts.keys(), apart_from).items():
        if len(same) <= COMMON:
            for pk, its_sort in same:
                found[pk] |= {(sort, its_sort) for sort in sorts[value]}
    return found


def rows_of_values(matcher, values, apart_from=None):
    """Return {value: [(primary key, sort)]}, limited to just over `COMMON` rows for each value.

    One query, or one for each value if common values would hide the others.
    """
    rows = Trait.objects.of(matcher.model).exclude(record_id=apart_from or 0).order_by()
    rows = rows.values_list("value", "record_id", "sort")
    found = list(rows.filter(value__in=values)[:MANY])
    if len(found) == MANY:
        found = [row for value in values for row in rows.filter(value=value)[: COMMON + 1]]
    by_value = defaultdict(list)
    for value, pk, sort in found:
        by_value[value].append((pk, sort))
    return by_value


def detect(matcher, pk):
    """Store the traits of a record and its possible duplicates."""
    known = matcher.known([pk]).get(pk)
    with transaction.atomic():
        write_traits(matcher, pk, matcher.short_traits(known) if known else set())
        write_likenesses(
            matcher, pk, possible_duplicates(matcher, known, apart_from=pk) if known else {}
        )


def write_traits(matcher, pk, traits):
    rows = Trait.objects.of(matcher.model).filter(record_id=pk)
    stored = {(sort, value): key for key, sort, value in rows.values_list("pk", "sort", "value")}
    Trait.objects.filter(pk__in=[stored[one] for one in stored.keys() - traits]).delete()
    Trait.objects.bulk_create(trait_rows(matcher, {pk: traits - stored.keys()}))


def trait_rows(matcher, traits):
    record_type = ContentType.objects.get_for_model(matcher.model)
    return [
        Trait(record_type=record_type, record_id=pk, sort=sort, value=value)
        for pk, of_record in traits.items()
        for sort, value in sorted(of_record)
    ]


def write_likenesses(matcher, pk, reasons):
    """Update the stored pairs of a record; pairs marked as not duplicates stay so."""
    rows = Likeness.objects.of(matcher.model).with_record(pk)
    stored = {row.beside(pk): row for row in rows}
    gone = [one.pk for key, one in stored.items() if key not in reasons and not one.refused_at]
    Likeness.objects.filter(pk__in=gone).delete()
    for key, reason in reasons.items():
        if key in stored and stored[key].reason != reason:
            Likeness.objects.filter(pk=stored[key].pk).update(reason=reason)
    new = {tuple(sorted((pk, key))): reasons[key] for key in reasons.keys() - stored.keys()}
    note_likenesses(matcher, new)


def note_likenesses(matcher, reasons):
    """Store {(one, other): reason}, ignoring pairs that another process stores at the same time."""
    record_type = ContentType.objects.get_for_model(matcher.model)
    rows = (
        Likeness(record_type=record_type, one_id=one, other_id=other, reason=reason)
        for (one, other), reason in reasons.items()
    )
    Likeness.objects.bulk_create(rows, batch_size=BATCH, ignore_conflicts=True)


# -- All records -----------------------------------------------------------------------------------


def detect_all(matcher, progress=iter):
    """Detect the duplicates of a model again, keeping refused pairs. Returns the number of pairs.

    Only records that share a trait are compared. This takes long: no request waits for it.
    """
    Trait.objects.of(matcher.model).delete()
    keys = matcher.model._default_manager.order_by("pk").values_list("pk", flat=True)
    for some in batched(progress(list(keys))):
        traits = {pk: matcher.short_traits(known) for pk, known in matcher.known(some).items()}
        Trait.objects.bulk_create(trait_rows(matcher, traits))
    reasons = {}
    for some in batched(pairs(matcher).items()):
        reasons |= reasons_of(matcher, dict(some))
    with transaction.atomic():
        Likeness.objects.of(matcher.model).open().delete()
        note_likenesses(matcher, reasons)
    return Likeness.objects.of(matcher.model).open().count()


def pairs(matcher):
    """Return {(one, other): {(sort, sort)}} of all records that share an uncommon trait."""
    found = defaultdict(set)
    rows = Trait.objects.of(matcher.model).order_by("value", "record_id")
    rows = rows.values_list("value", "record_id", "sort").iterator(chunk_size=5000)
    for _value, group in groupby(rows, key=itemgetter(0)):
        same = [(pk, sort) for _value, pk, sort in group]
        if len(same) <= COMMON:
            for (one, sort), (other, its_sort) in combinations(same, 2):
                if one != other:
                    found[one, other].add((sort, its_sort))
    return found


def reasons_of(matcher, shared):
    known = matcher.known({pk for pair in shared for pk in pair})
    both = ((pair, sorts) for pair, sorts in shared.items() if known.keys() >= set(pair))
    reasons = {
        (one, other): matcher.reason(known[one], known[other], sorts)
        for (one, other), sorts in both
    }
    return {pair: reason for pair, reason in reasons.items() if reason}


def batched(things):
    things = iter(things)
    while some := list(islice(things, BATCH)):
        yield some


# -- Keeping it true -------------------------------------------------------------------------------


def follow(matcher_class):
    """Class decorator: detects duplicates of a record again when it or its parts change."""
    matcher = MATCHERS[matcher_class.model] = matcher_class()
    for model, key in {matcher.model: "pk", **matcher.parts}.items():
        receiver, uid = partial(detect_changed, matcher, key), f"{model} {matcher.model}"
        for signal in (post_save, post_delete):
            signal.connect(receiver, sender=model, weak=False, dispatch_uid=uid)
    return matcher_class


def detect_changed(matcher, key, instance, raw=False, **kwargs):
    if not raw and (pk := getattr(instance, key)):
        detect_on_commit(matcher, pk)


def detect_on_commit(matcher, pk):
    """Detect after commit, once per record however many of its rows changed."""

    def look():
        detect(matcher, pk)

    look.about = (matcher, pk)
    waiting = transaction.get_connection().run_on_commit[-RECENT:]
    if all(getattr(act, "about", None) != look.about for _savepoints, act, _robust in waiting):
        transaction.on_commit(look, robust=True)
