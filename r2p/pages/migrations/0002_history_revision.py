"""Give each history row the id of its revision; rows that are there get theirs in pages.0003."""

from uuid import UUID

from django.db import migrations

import r2p.records.history

NOT_GROUPED = UUID(int=0)


class Migration(migrations.Migration):
    dependencies = [("pages", "0001_initial")]
    operations = [
        migrations.AddField(
            model_name="historicalpage",
            name="revision",
            field=r2p.records.history.RevisionField(default=NOT_GROUPED, editable=False),
            preserve_default=False,
        ),
    ]
