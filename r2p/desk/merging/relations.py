"""What refers to a record, found from the models: nothing has to be named here."""

from collections import defaultdict
from functools import reduce
from operator import and_, or_

from django.contrib.contenttypes.fields import GenericRelation
from django.db.models import Count, F, IntegerField, Q, UniqueConstraint, Value
from django.db.models.lookups import Exact


def referring(model):
    """{model: names of its keys to a record}, of all rows that staff keep.

    What they keep has a history. Left out is what is derived from records, and what only remembers
    them, which the database holds to nothing.
    """
    found = defaultdict(list)
    for relation in model._meta.get_fields(include_hidden=True):
        if not (relation.auto_created and (relation.one_to_many or relation.one_to_one)):
            continue
        field, rows = relation.field, relation.related_model
        if hasattr(rows, "history") and field.db_constraint:
            found[rows].append(field.name)
    return dict(found)


def own(model):
    """The generic relations that a model declares, by name."""
    return [field for field in model._meta.private_fields if isinstance(field, GenericRelation)]


def related(model):
    """Its many-to-many fields that keep their rows by themselves."""
    return [field for field in model._meta.many_to_many if keeps_its_rows(field)]


def relating(model):
    """The many-to-many fields of others that name a record."""
    relations = model._meta.get_fields(include_hidden=True)
    fields = (one.field for one in relations if one.auto_created and one.many_to_many)
    return [field for field in fields if keeps_its_rows(field)]


def keeps_its_rows(field):
    return bool(field.remote_field.through._meta.auto_created)


def rows_by_model(record):
    """Querysets of the rows that refer to a record, each with the names of their keys to it."""
    for model, names in referring(type(record)).items():
        refers = reduce(or_, (Q(**{name: record}) for name in names))
        yield model._base_manager.filter(refers).order_by("pk"), names
    for field in own(type(record)):
        yield getattr(record, field.name).order_by("pk"), [field.object_id_field_name]


def owners(record, field):
    """The records of others whose many-to-many field names a record."""
    return field.model._base_manager.filter(**{field.name: record}).order_by("pk")


def counts(records, may_see=lambda model: True):
    """What refers to each of some records, in words: [["2 contributions", …], …]. One query."""
    queries = [
        (place, query)
        for place, record in enumerate(records)
        for query in referring_to(record)
        if may_see(query.model)
    ]
    said = [[] for _record in records]
    if queries:
        numbered = enumerate(query for _place, query in queries)
        counted = [as_count(query, number) for number, query in numbered]
        for number, count in counted[0].union(*counted[1:], all=True).order_by("nth"):
            place, query = queries[number]
            said[place] += [f"{count} {noun_for(query.model._meta, count)}"] if count else []
    return said


def referring_to(record):
    """Querysets of all that refers to a record, and of the records that name it in a field."""
    yield from (rows for rows, _names in rows_by_model(record))
    yield from (owners(record, field) for field in relating(type(record)))


def as_count(query, number):
    """A query of one row: a number by which it is known, and how many there are."""
    numbered = query.order_by().annotate(nth=Value(number, IntegerField()))
    return numbered.values("nth").annotate(n=Count("pk")).values_list("nth", "n")


def noun_for(opts, number):
    return opts.verbose_name if number == 1 else opts.verbose_name_plural


def twin_of(row):
    """The stored row beside which a row, as it is now, may not stand: None where there is none."""
    others = type(row)._base_manager.exclude(pk=row.pk)
    constraints = (one for one in row._meta.constraints if isinstance(one, UniqueConstraint))
    rules = [same_by(one, row) for one in constraints]
    fields = (one for one in row._meta.fields if one.unique and not one.primary_key)
    rules += [Q(**{one.name: getattr(row, one.attname)}) for one in fields]
    found = (others.filter(rule).first() for rule in rules if rule is not None)
    return next(filter(None, found), None)


def same_by(constraint, row):
    """Which rows a unique constraint lets not stand beside a row; None where it does not ask."""
    values = row._get_field_expression_map(meta=row._meta, exclude=())
    if constraint.condition is not None and not constraint.condition.check(values):
        return None
    if any(getattr(row, row._meta.get_field(name).attname) is None for name in constraint.fields):
        return None
    places = {F(name): value for name, value in values.items()}
    asked = [F(name) for name in constraint.fields] or constraint.expressions
    same = (Exact(one, one.replace_expressions(places)) for one in asked)
    return reduce(and_, map(Q, same), constraint.condition or Q())
