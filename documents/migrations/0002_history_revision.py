"""Give each history row the id of its revision; rows that are there get theirs in pages.0003."""

from uuid import UUID

from django.db import migrations

import r2p.records.history

NOT_GROUPED = UUID(int=0)


class Migration(migrations.Migration):
    dependencies = [("documents", "0001_initial")]
    operations = [
        migrations.AddField(
            model_name="historicalcontribution",
            name="revision",
            field=r2p.records.history.RevisionField(default=NOT_GROUPED, editable=False),
            preserve_default=False,
        ),
        migrations.AddField(
            model_name="historicaldocument",
            name="revision",
            field=r2p.records.history.RevisionField(default=NOT_GROUPED, editable=False),
            preserve_default=False,
        ),
        migrations.AddField(
            model_name="historicaldocumentevent",
            name="revision",
            field=r2p.records.history.RevisionField(default=NOT_GROUPED, editable=False),
            preserve_default=False,
        ),
        migrations.AddField(
            model_name="historicaldocumentfile",
            name="revision",
            field=r2p.records.history.RevisionField(default=NOT_GROUPED, editable=False),
            preserve_default=False,
        ),
        migrations.AddField(
            model_name="historicaldocumentsymbol",
            name="revision",
            field=r2p.records.history.RevisionField(default=NOT_GROUPED, editable=False),
            preserve_default=False,
        ),
        migrations.AddField(
            model_name="historicaltranslation",
            name="revision",
            field=r2p.records.history.RevisionField(default=NOT_GROUPED, editable=False),
            preserve_default=False,
        ),
    ]
