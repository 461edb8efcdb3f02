"""Group the history rows that are there into revisions, as the admin did before rows had an id.

What one person wrote to a record and its lines was one revision as long as no more than two seconds
passed from row to row. Rows that have an id keep it, so this can run again.
"""

from collections import defaultdict
from datetime import timedelta
from typing import NamedTuple
from uuid import UUID, uuid4

from django.db import migrations
from django.db.models import Max, Min

NOT_GROUPED = UUID(int=0)
AT_MOST = timedelta(seconds=2)
CHUNK = 1000  # primary keys of records

# {record: {its lines: the column that names the record}}; each of them with a history.
LINES = {
    "regions.Region": {"regions.RegionName": "region_id"},
    "themes.Theme": {},
    "events.EventSeries": {},
    "events.Event": {"events.Participation": "event_id"},
    "events.Organization": {
        "events.OrganizationName": "organization_id",
        "events.Standing": "organization_id",
    },
    "events.Participant": {
        "events.ParticipantName": "participant_id",
        "events.Affiliation": "participant_id",
    },
    "documents.Document": {
        "documents.Contribution": "document_id",
        "documents.DocumentEvent": "document_id",
        "documents.DocumentFile": "document_id",
        "documents.DocumentSymbol": "document_id",
        "documents.Translation": "document_id",
    },
    "members.Membership": {},
    "pages.Page": {},
}
WITH_FORMER_ADDRESSES = (
    "events.EventSeries",
    "events.Event",
    "events.Organization",
    "events.Participant",
    "documents.Document",
)


class Row(NamedTuple):
    at: object
    history_id: int
    by: object
    revision: UUID
    source: int

    @property
    def key(self):
        return self.source, self.history_id


class Source:
    """The history of one model, and how its rows name the record they belong to."""

    def __init__(self, apps, connection, label, record="id", **where):
        app, model = label.split(".")
        self.model = apps.get_model(app, f"Historical{model}")
        self.connection, self.record, self.where = connection, record, where

    @property
    def rows(self):
        return self.model._base_manager.using(self.connection.alias).order_by()

    def bounds(self):
        """The least and the greatest key of a record that is named."""
        found = self.rows.filter(**self.where).aggregate(Min(self.record), Max(self.record))
        return [key for key in found.values() if key is not None]

    def of_records(self, number, keys):
        """(key of a record, row): all rows of what ever belonged to it."""
        within = {f"{self.record}__gte": keys.start, f"{self.record}__lt": keys.stop}
        ever = self.rows.filter(**self.where, **within)
        records = defaultdict(set)
        for key, record in ever.values_list("id", self.record).distinct():
            records[key].add(record)
        columns = ("id", "history_date", "history_id", "history_user_id", "revision")
        for key, *values in self.rows.filter(id__in=ever.values("id")).values_list(*columns):
            for record in records[key]:
                yield record, Row(*values, number)

    def write(self, revisions):
        """Save {history_id: revision}."""
        field = self.model._meta.get_field("revision")
        table, column, key = map(
            self.connection.ops.quote_name,
            (self.model._meta.db_table, field.column, self.model._meta.pk.column),
        )
        with self.connection.cursor() as cursor:
            cursor.executemany(
                f"UPDATE {table} SET {column} = %s WHERE {key} = %s",
                [
                    (field.get_db_prep_value(revision, self.connection), history_id)
                    for history_id, revision in revisions.items()
                ],
            )


def group_history(apps, schema_editor):
    def source(*args, **where):
        return Source(apps, schema_editor.connection, *args, **where)

    for label, lines in LINES.items():
        sources = [source(label), *(source(*line) for line in lines.items())]
        if label in WITH_FORMER_ADDRESSES:
            app_label, model = label.lower().split(".")
            where = {"record_type__app_label": app_label, "record_type__model": model}
            sources.append(source("records.FormerAddress", "record_id", **where))
        group(sources)
    alone = [label for lines in LINES.values() for label in lines]
    for label in [*alone, "records.FormerAddress"]:  # lines whose record is not known
        rest = source(label)
        if rest.rows.filter(revision=NOT_GROUPED).exists():
            group([rest])


def group(sources):
    """Group the rows of one kind of record and of its lines, some records at a time."""
    bounds = [bound for source in sources for bound in source.bounds()]
    for first in range(min(bounds), max(bounds) + 1, CHUNK) if bounds else ():
        keys = range(first, first + CHUNK)
        timelines = defaultdict(list)
        for number, source in enumerate(sources):
            for record, row in source.of_records(number, keys):
                timelines[record].append(row)
        revisions = revisions_of(timelines)
        for number, source in enumerate(sources):
            source.write({key: one for (at, key), one in revisions.items() if at == number})


def revisions_of(timelines):
    """{key of a row: its revision}, of the rows that have none yet.

    A line that moved is in the timelines of two records: the first one gives the revision to both.
    """
    given = {}
    for record in sorted(timelines):
        for rows in in_one_go(sorted(timelines[record])):
            ids = [given.get(row.key, row.revision) for row in rows]
            revision = next((one for one in ids if one != NOT_GROUPED), None) or uuid4()
            for row, one in zip(rows, ids, strict=True):
                if one == NOT_GROUPED:
                    given[row.key] = revision
    return given


def in_one_go(rows):
    """The rows of a timeline, in groups of one person with no gap over two seconds."""
    found = []
    for row in rows:
        if found and row.by == found[-1][-1].by and row.at - found[-1][-1].at <= AT_MOST:
            found[-1].append(row)
        else:
            found.append([row])
    return found


class Migration(migrations.Migration):
    dependencies = [
        ("contenttypes", "0002_remove_content_type_name"),
        ("documents", "0002_history_revision"),
        ("events", "0002_history_revision"),
        ("members", "0002_history_revision"),
        ("pages", "0002_history_revision"),
        ("records", "0002_history_revision"),
        ("regions", "0002_history_revision"),
        ("themes", "0002_history_revision"),
    ]
    operations = [migrations.RunPython(group_history, migrations.RunPython.noop)]
