"""Relations to a record, found from the models, so that none has to be listed."""

from collections import defaultdict
from functools import reduce
from operator import and_, or_

from django.contrib.contenttypes.fields import GenericRelation
from django.db.models import Count, F, IntegerField, Q, UniqueConstraint, Value
from django.db.models.lookups import Exact


def referring(model):
    """Return {model: names of its keys to a record} for all models with a history.

    Rows without a history are derived from records, or only remember them without a constraint.
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
    """Return the generic relations that a model declares."""
    return [field for field in model._meta.private_fields if isinstance(field, GenericRelation)]


def related(model):
    """Return its many-to-many fields with an automatic table."""
    return [field for field in model._meta.many_to_many if keeps_its_rows(field)]


def relating(model):
    """Return the many-to-many fields of other models that point to a record."""
    relations = model._meta.get_fields(include_hidden=True)
    fields = (one.field for one in relations if one.auto_created and one.many_to_many)
    return [field for field in fields if keeps_its_rows(field)]


def keeps_its_rows(field):
    return bool(field.remote_field.through._meta.auto_created)


def rows_by_model(record):
    """Yield querysets of the rows that refer to a record, with the names of their keys."""
    for model, names in referring(type(record)).items():
        refers = reduce(or_, (Q(**{name: record}) for name in names))
        yield model._base_manager.filter(refers).order_by("pk"), names
    for field in own(type(record)):
        yield getattr(record, field.name).order_by("pk"), [field.object_id_field_name]


def owners(record, field):
    """Return the records whose many-to-many field contains a record."""
    return field.model._base_manager.filter(**{field.name: record}).order_by("pk")


def counts(records, may_see=lambda model: True):
    """Count what refers to each record: [["2 contributions", …], …]. One query."""
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
    """Yield querysets of everything that refers to a record."""
    yield from (rows for rows, _names in rows_by_model(record))
    yield from (owners(record, field) for field in relating(type(record)))


def as_count(query, number):
    """Return a query of one row: a number that identifies it, and the count."""
    numbered = query.order_by().annotate(nth=Value(number, IntegerField()))
    return numbered.values("nth").annotate(n=Count("pk")).values_list("nth", "n")


def noun_for(opts, number):
    return opts.verbose_name if number == 1 else opts.verbose_name_plural


def twin_of(row):
    """Return the stored row that would violate a unique constraint with `row`, or None."""
    others = type(row)._base_manager.exclude(pk=row.pk)
    constraints = (one for one in row._meta.constraints if isinstance(one, UniqueConstraint))
    rules = [same_by(one, row) for one in constraints]
    fields = (one for one in row._meta.fields if one.unique and not one.primary_key)
    rules += [Q(**{one.name: getattr(row, one.attname)}) for one in fields]
    found = (others.filter(rule).first() for rule in rules if rule is not None)
    return next(filter(None, found), None)


def same_by(constraint, row):
    """Return which rows violate a constraint with `row`; None if it does not apply."""
    values = row._get_field_expression_map(meta=row._meta, exclude=())
    if constraint.condition is not None and not constraint.condition.check(values):
        return None
    if any(getattr(row, row._meta.get_field(name).attname) is None for name in constraint.fields):
        return None
    places = {F(name): value for name, value in values.items()}
    asked = [F(name) for name in constraint.fields] or constraint.expressions
    same = (Exact(one, one.replace_expressions(places)) for one in asked)
    return reduce(and_, map(Q, same), constraint.condition or Q())
