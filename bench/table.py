"""The measurements as a Markdown table, under the machine and versions they were measured on."""

import os
import platform
from datetime import date

import django
from django.db import connection

from documents.models import Document

from . import desk
from .measuring import LIMIT, RUNS


def heading():
    machine = f"{os.cpu_count()} cores, Python {platform.python_version()}, Django "
    return (
        f"{date.today():%d %B %Y}: {Document.objects.count()} documents, {database()}, {machine}"
        f"{django.get_version()}; load of the machine {os.getloadavg()[0]:.1f}. Milliseconds in "
        f"the server, the median and the fastest of {RUNS} requests; beside it a bare view of as "
        f"many bytes, and how many times longer the page took. What took {LIMIT} or more is bold; "
        f"of the desk, lists that took {desk.LIST}, forms {desk.FORM}, autocompletes {desk.TYPING}."
    )


def database():
    if connection.vendor == "sqlite":
        return f"SQLite {connection.Database.sqlite_version}"
    return f"PostgreSQL {connection.pg_version // 10000}"


def table(measures):
    yield "| page | kB | queries | median | fastest | bare | ratio |"
    yield "| --- | --: | --: | --: | --: | --: | --: |"
    for one in measures:
        took = f"**{one.median:.0f}**" if one.is_slow else f"{one.median:.0f}"
        yield (
            f"| {one.what} | {one.size / 1000:.0f} | {one.queries} | {took} | "
            f"{one.fastest:.0f} | {one.bare:.1f} | {one.ratio:.0f} |"
        )
