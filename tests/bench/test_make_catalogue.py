"""The large catalogue is made in a database of its own, the same in every run."""

import os
import subprocess
import sys

import pytest
from django.conf import settings
from django.contrib.auth.models import AnonymousUser
from django.core.management import CommandError, call_command

from bench.large.database import own_url
from bench.large.making import make_catalogue
from documents.models import Document
from events.models import Event, Organization
from r2p.records.audience import Audience
from r2p.records.models import Record
from tests.regions.plain import told_by_placements, told_plainly

LIVE = "postgres://me:secret@host:5432/r2p"


@pytest.mark.parametrize(
    ("live", "own"),
    [
        ("", "sqlite:////data/large.sqlite3"),
        ("sqlite:////data/r2p.sqlite3", "sqlite:////data/large.sqlite3"),
        (LIVE, f"{LIVE}_large"),
        (f"{LIVE}_large", f"{LIVE}_large"),
    ],
)
def test_large_catalogue_has_a_database_of_its_own(live, own):
    assert own_url(live, "/data") == own


def test_database_of_another_name_is_refused():
    with pytest.raises(CommandError, match="does not end in “large”"):
        call_command("make_catalogue")


@pytest.mark.long
def test_database_with_records_is_refused_and_left_alone(tmp_path):
    command = [sys.executable, "manage.py", "make_catalogue", "--documents", "20"]
    command += ["--settings", "bench.settings"]
    environment = os.environ | {"VAR_DIR": str(tmp_path), "DATABASE_URL": ""}
    runs = [
        subprocess.run(
            command, cwd=settings.BASE_DIR, env=environment, capture_output=True, text=True
        )
        for _number in range(2)
    ]

    assert [run.returncode for run in runs] == [0, 1]
    assert "20/20" in runs[0].stderr
    assert "already contains records" in runs[1].stderr


@pytest.fixture
def made(db):
    make_catalogue(120, progress=iter)


@pytest.mark.long
def test_every_rung_and_status_is_there_and_all_records_are_placed(made):
    assert Document.objects.count() == 120
    assert set(Document.objects.values_list("audience", flat=True)) == set(Audience)
    assert set(Document.objects.values_list("status", flat=True)) == set(Record.Status)
    for model in (Document, Event, Organization):
        records = model.objects.all()
        plain = told_plainly(records, AnonymousUser())
        assert told_by_placements(records, AnonymousUser()) == plain
