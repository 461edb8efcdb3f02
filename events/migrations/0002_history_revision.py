"""Give each history row the id of its revision; rows that are there get theirs in pages.0003."""

from uuid import UUID

from django.db import migrations

import r2p.records.history

NOT_GROUPED = UUID(int=0)


class Migration(migrations.Migration):
    dependencies = [("events", "0001_initial")]
    operations = [
        migrations.AddField(
            model_name="historicalaffiliation",
            name="revision",
            field=r2p.records.history.RevisionField(default=NOT_GROUPED, editable=False),
            preserve_default=False,
        ),
        migrations.AddField(
            model_name="historicalevent",
            name="revision",
            field=r2p.records.history.RevisionField(default=NOT_GROUPED, editable=False),
            preserve_default=False,
        ),
        migrations.AddField(
            model_name="historicaleventseries",
            name="revision",
            field=r2p.records.history.RevisionField(default=NOT_GROUPED, editable=False),
            preserve_default=False,
        ),
        migrations.AddField(
            model_name="historicalorganization",
            name="revision",
            field=r2p.records.history.RevisionField(default=NOT_GROUPED, editable=False),
            preserve_default=False,
        ),
        migrations.AddField(
            model_name="historicalorganizationname",
            name="revision",
            field=r2p.records.history.RevisionField(default=NOT_GROUPED, editable=False),
            preserve_default=False,
        ),
        migrations.AddField(
            model_name="historicalparticipant",
            name="revision",
            field=r2p.records.history.RevisionField(default=NOT_GROUPED, editable=False),
            preserve_default=False,
        ),
        migrations.AddField(
            model_name="historicalparticipantname",
            name="revision",
            field=r2p.records.history.RevisionField(default=NOT_GROUPED, editable=False),
            preserve_default=False,
        ),
        migrations.AddField(
            model_name="historicalparticipation",
            name="revision",
            field=r2p.records.history.RevisionField(default=NOT_GROUPED, editable=False),
            preserve_default=False,
        ),
        migrations.AddField(
            model_name="historicalstanding",
            name="revision",
            field=r2p.records.history.RevisionField(default=NOT_GROUPED, editable=False),
            preserve_default=False,
        ),
    ]
