"""Long tables are checked and imported by a worker, and somebody can see how far it is."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django_tasks_db.models import DBTaskResult

from documents.models import Document
from events.models import Organization, Standing
from r2p.desk.tables import jobs, progress
from tests.admin_pages import sign_in
from tests.desk.tables import address, as_csv, bring, errors
from tests.factories import DocumentFactory, OrganizationFactory, StandingFactory

pytestmark = pytest.mark.django_db

HEADS = ["slug", "name", "kind"]
LONG = [["", f"Organization of row {number}", "think tank"] for number in range(501)]


def work():
    """Do what waits in the queue, as the worker does; that would close the tests' connection."""
    for waiting in DBTaskResult.objects.ready():
        waiting.task.call(*waiting.args_kwargs["args"], **waiting.args_kwargs["kwargs"])
        waiting.delete()


@pytest.fixture
def cataloguer(client):
    return sign_in(client, "Cataloguer")


@pytest.mark.long
def test_worker_checks_and_imports_what_is_long(client, cataloguer):
    states = []

    job = bring(client, Organization, as_csv(HEADS, *LONG))
    states.append(job.state)
    work()
    job.refresh_from_db()
    states.append((job.state, job.outcome["new"], Organization.objects.count()))
    client.post(address(Organization, "import_job", job.pk))
    work()
    job.refresh_from_db()

    assert states == ["checking", ("checked", 501, 0)]
    assert (job.state, Organization.objects.count()) == ("done", 501)


def test_page_of_a_job_at_work_says_how_far_it_is(client, cataloguer):
    job = bring(client, Organization, as_csv(HEADS, *LONG))
    progress.note(job, 250)

    told = client.get(address(Organization, "import_progress", job.pk)).json()
    page = client.get(address(Organization, "import_job", job.pk)).content.decode()

    assert told == {"is_at_work": True, "done": 250}
    assert '<progress max="501" value="250"' in page


@pytest.mark.long
def test_check_of_a_long_table_finds_what_is_wrong_with_its_parts(client, cataloguer):
    DocumentFactory().symbols.create(symbol="A/63/677")
    rows = [["", f"Report {number}", "report", ""] for number in range(500)]

    table = as_csv(["slug", "title", "kind", "symbols"], *rows, ["", "Last", "report", "A/63/677"])
    job = bring(client, Document, table)
    work()
    job.refresh_from_db()

    ((number, column, value, (sentence,)),) = errors(job)
    assert (job.state, number, column, value) == ("refused", 502, "symbols", "A/63/677")
    assert sentence.startswith("This is the symbol of another document")


@pytest.mark.long
def test_rows_of_one_name_get_slugs_of_their_own(client, cataloguer):
    rows = [["", "The same name", "think tank"]] * 2

    job = bring(client, Organization, as_csv(HEADS, *LONG, *rows))
    work()
    client.post(address(Organization, "import_job", job.pk))
    work()

    same = Organization.objects.filter(name="The same name")
    assert sorted(same.values_list("slug", flat=True)) == ["the-same-name", "the-same-name-2"]


def test_job_whose_work_fails_says_so_and_saves_nothing(client, cataloguer, caplog):
    job = bring(client, Organization, as_csv(HEADS, *LONG))
    job.file.delete()

    work()

    job.refresh_from_db()
    page = client.get(address(Organization, "import_job", job.pk)).content.decode()
    assert job.state == "failed"
    assert "The import failed. Nothing was saved." in page


def test_what_the_database_refuses_is_said_in_words(client, cataloguer):
    """Between the check and the import somebody has given the organization a standing."""
    organization = OrganizationFactory()
    table = as_csv(["organization", "standing"], [organization.slug, "member"])
    job = bring(client, Standing, table)
    StandingFactory(organization=organization, kind=Standing.Kind.STEERING)

    client.post(address(Standing, "import_job", job.pk))

    job.refresh_from_db()
    said = ["An organization can have only one current standing."]
    assert errors(job) == [(2, "", "", said)]


def test_row_of_a_checked_table_asks_less_of_the_database(client, cataloguer):
    job = bring(client, Organization, as_csv(HEADS, *LONG[:20]))

    with CaptureQueriesContext(connection) as dry:
        jobs.run(job, dry_run=True)
    with CaptureQueriesContext(connection) as checked:
        jobs.run(job, dry_run=False)

    assert len(checked) < len(dry)
