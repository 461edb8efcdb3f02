from django.db import migrations

from r2p.desk.audit.triggers import guard, unguard


def guard_log(apps, schema_editor):
    guard(schema_editor.connection)


def unguard_log(apps, schema_editor):
    unguard(schema_editor.connection)


class Migration(migrations.Migration):

    dependencies = [
        ('desk', '0001_initial'),
    ]

    operations = [
        migrations.RunPython(guard_log, unguard_log),
    ]
