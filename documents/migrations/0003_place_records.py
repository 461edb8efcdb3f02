"""Note in which regions the documents are that are there already."""

from django.db import migrations

from r2p.regions.placing import place


def place_records(apps, schema_editor):
    alias = schema_editor.connection.alias
    records = apps.get_model("documents", "Document")._base_manager.using(alias)
    place(records, "regions", records.values_list("pk", flat=True))


class Migration(migrations.Migration):
    dependencies = [("documents", "0002_placements")]
    operations = [migrations.RunPython(place_records, migrations.RunPython.noop)]
