"""What the strip of a record says of every rung."""

from django.contrib import admin


def reach_of(record):
    """What the record's own admin says of it, of what is stored."""
    stored = type(record).objects.get(pk=record.pk)
    return admin.site.get_model_admin(type(record)).reach(stored)


def found_by(reach):
    return {seen.rung for seen in reach.rungs if seen.is_found}


def details(record):
    return [seen.detail for seen in reach_of(record).rungs]
