"""Count the placements that are there already."""

from django.db import migrations

from r2p.regions.placing import placements_of
from r2p.regions.tallies import add_up


def add_up_all(apps, schema_editor):
    records = apps.get_model("events", "Event")
    add_up(records, placements_of(records))


class Migration(migrations.Migration):
    dependencies = [("events", "0005_tallies")]
    operations = [migrations.RunPython(add_up_all, migrations.RunPython.noop)]
