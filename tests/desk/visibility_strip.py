"""The visibility strip of a record, for each rung."""

from django.contrib import admin


def report_on(record):
    """The report of the record's own admin about the stored record."""
    stored = type(record).objects.get(pk=record.pk)
    return admin.site.get_model_admin(type(record)).visibility_report(stored)


def found_by(report):
    return {seen.rung for seen in report.rungs if seen.is_found}


def details(record):
    return [seen.detail for seen in report_on(record).rungs]
