"""Note in which regions the records are that are there already."""

from django.db import migrations

from r2p.regions.placing import place


def place_records(apps, schema_editor):
    for name, field in (("Event", "regions"), ("Organization", "country")):
        records = apps.get_model("events", name)._base_manager.using(schema_editor.connection.alias)
        place(records, field, records.values_list("pk", flat=True))


class Migration(migrations.Migration):
    dependencies = [("events", "0002_placements")]
    operations = [migrations.RunPython(place_records, migrations.RunPython.noop)]
