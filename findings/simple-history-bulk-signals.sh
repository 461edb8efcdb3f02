#!/usr/bin/env bash
# django-simple-history 3.13.0 with Django 5.2.19, Python 3.11, SQLite.
#
# Expected: the signal pre_create_historical_record, which its documentation uses to fill fields of
# one's own in each history row, is sent for every row of the history.
# Seen: bulk_create_with_history writes the rows of the history without sending it, nor
# post_create_historical_record. A field that a receiver fills stays empty there, without an error;
# the pre_save() of a field runs in both cases. Output:
#
#     save: signals 2, by receiver 'set', by pre_save 'set'
#     bulk_create_with_history: signals 0, by receiver '', by pre_save 'set'
#
# This fails if that changes.
set -euo pipefail

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/python" -m pip install --quiet --disable-pip-version-check \
  django==5.2.19 django-simple-history==3.13.0 2>/dev/null

cat > "$folder/try.py" <<'PYTHON'
import django
from django.conf import settings

settings.configure(
    INSTALLED_APPS=["django.contrib.auth", "django.contrib.contenttypes", "simple_history"],
    DATABASES={"default": {"ENGINE": "django.db.backends.sqlite3", "NAME": ":memory:"}},
    DEFAULT_AUTO_FIELD="django.db.models.BigAutoField",
)
django.setup()

from django.core.management import call_command
from django.db import connection, models
from simple_history.models import HistoricalRecords
from simple_history.signals import post_create_historical_record, pre_create_historical_record
from simple_history.utils import bulk_create_with_history


class FilledField(models.CharField):
    def pre_save(self, row, add):
        setattr(row, self.attname, "set")
        return super().pre_save(row, add)


class Filled(models.Model):
    by_receiver = models.CharField(max_length=9, default="")
    by_pre_save = FilledField(max_length=9, default="")

    class Meta:
        abstract = True


class Report(models.Model):
    title = models.CharField(max_length=99)
    history = HistoricalRecords(bases=[Filled], app="contenttypes")

    class Meta:
        app_label = "contenttypes"


signals = []


def fill(sender, history_instance, **kwargs):
    signals.append(sender)
    history_instance.by_receiver = "set"


def count(sender, **kwargs):
    signals.append(sender)


pre_create_historical_record.connect(fill)
post_create_historical_record.connect(count)
call_command("migrate", verbosity=0)
with connection.schema_editor() as editor:
    for model in (Report, Report.history.model):
        editor.create_model(model)


def tell(way):
    row = Report.history.latest("history_id")
    print(f"{way}: signals {len(signals)}, ", end="")
    print(f"by receiver {row.by_receiver!r}, by pre_save {row.by_pre_save!r}")
    signals.clear()


Report.objects.create(title="One")
tell("save")
bulk_create_with_history([Report(title="Two")], Report)
tell("bulk_create_with_history")
PYTHON

seen=$("$folder/venv/bin/python" "$folder/try.py")
echo "$seen"
[[ $seen == "save: signals 2, by receiver 'set', by pre_save 'set'
bulk_create_with_history: signals 0, by receiver '', by pre_save 'set'" ]]
