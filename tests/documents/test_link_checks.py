"""What becomes of what was found: when a link is dead, when it is looked at again, who is told."""

from datetime import UTC, datetime, timedelta

import pytest
from django.core.management import call_command
from django.utils import timezone
from django_tasks import TaskResultStatus
from django_tasks_db.models import DBTaskResult
from pytest_django.asserts import assertContains, assertNotContains

from documents.links.due import check_due_links, enqueue, look_at_links
from documents.models import LinkCheck
from tests.documents.web import a_web
from tests.factories import DocumentFactory, LinkCheckFactory, TranslationFactory
from tests.records.test_admin import page, sign_in

pytestmark = pytest.mark.django_db

LINKS = "/admin/documents/linkcheck/"
START = datetime(2036, 3, 1, 9, tzinfo=UTC)


@pytest.fixture
def web():
    with a_web() as made:
        yield made


@pytest.fixture
def at(monkeypatch):
    """Let it be so many days and hours after the start."""

    def move(days=0, hours=0):
        moment = START + timedelta(days=days, hours=hours)
        monkeypatch.setattr(timezone, "now", lambda: moment)

    move()
    return move


def look(web, **options):
    return check_due_links(may_connect=web.may_connect, gap=0, **options)


def only():
    return LinkCheck.objects.get()


def addresses():
    return sorted(LinkCheck.objects.values_list("document", "url"))


# -- Which addresses ---------------------------------------------------------------------------


def test_addresses_of_documents_and_translations_are_looked_at():
    document = DocumentFactory(source_url="https://example.org/en")
    DocumentFactory()
    TranslationFactory(document=document, language="fr", source_url="https://example.org/fr")
    TranslationFactory(document=document, language="es")

    LinkCheck.objects.follow_documents()

    assert addresses() == [
        (document.pk, "https://example.org/en"),
        (document.pk, "https://example.org/fr"),
    ]


def test_address_of_a_document_and_its_translation_is_looked_at_once():
    document = DocumentFactory(source_url="https://example.org/")
    TranslationFactory(document=document, source_url="https://example.org/")

    LinkCheck.objects.follow_documents()

    assert addresses() == [(document.pk, "https://example.org/")]


def test_following_again_changes_nothing():
    DocumentFactory(source_url="https://example.org/")
    LinkCheck.objects.follow_documents()
    before = list(LinkCheck.objects.values())

    LinkCheck.objects.follow_documents()

    assert list(LinkCheck.objects.values()) == before


def test_changed_address_is_looked_at_anew():
    document = DocumentFactory(source_url="https://example.org/old")
    LinkCheckFactory(document=document, url="https://example.org/old", dead=True)

    document.source_url = "https://example.org/new"
    document.save()
    LinkCheck.objects.follow_documents()

    assert (only().url, only().state) == ("https://example.org/new", "new")


@pytest.mark.parametrize(
    "state", [{"withdrawn": True}, {"trashed_at": START}], ids=["withdrawn", "in the trash"]
)
def test_address_that_leads_nobody_anywhere_is_not_looked_at(state):
    document = DocumentFactory(source_url="https://example.org/", **state)
    TranslationFactory(document=document, source_url="https://example.org/fr")
    LinkCheckFactory(document=document, url="https://example.org/")

    LinkCheck.objects.follow_documents()

    assert addresses() == []


# -- What is found -----------------------------------------------------------------------------


def test_good_link_is_looked_at_again_after_two_weeks(web, at):
    DocumentFactory(source_url=web.url("/report"))
    web.answer("/report", 200)

    look(web)

    assert (only().state, only().status, only().since) == ("good", 200, START)
    assert (only().last_checked_at, only().due_at) == (START, START + timedelta(days=14))


def test_link_that_is_not_due_is_left_alone(web, at):
    DocumentFactory(source_url=web.url("/report"))
    web.answer("/report", 200)
    look(web)

    at(days=13)
    looked_at = look(web)

    assert (looked_at, web.asked) == ([], [("HEAD", "/report")])


def test_moved_link_says_where_to(web, at):
    DocumentFactory(source_url=web.url("/report"))
    web.answer("/report", 301, Location="/new")
    web.answer("/new", 200)

    look(web)

    assert (only().state, only().moved_to) == ("moved", web.url("/new"))


def test_link_is_dead_when_it_has_failed_on_three_days(web, at):
    DocumentFactory(source_url=web.url("/report"))

    states = []
    for day in range(3):
        at(days=day)
        look(web)
        states.append(only().state)

    assert states == ["failing", "failing", "dead"]
    assert (only().since, only().answer) == (START, "404")


def test_failures_of_one_day_are_one(web, at):
    DocumentFactory(source_url=web.url("/report"))

    for hour in range(5):
        at(hours=hour)
        LinkCheck.objects.update(due_at=START)
        look(web)

    assert (only().state, only().failed_days) == ("failing", 1)


def test_link_that_is_good_between_begins_anew(web, at):
    DocumentFactory(source_url=web.url("/report"))
    look(web)
    web.answer("/report", 200)
    at(days=1)
    look(web)
    web.answer("/report", 404)

    at(days=20)
    look(web)

    assert (only().state, only().failed_days) == ("failing", 1)
    assert only().since == START + timedelta(days=20)


def test_dead_link_can_come_back(web, at):
    document = DocumentFactory(source_url=web.url("/report"), published=True)
    LinkCheckFactory(document=document, url=web.url("/report"), dead=True, due_at=START)
    web.answer("/report", 200)

    look(web)

    assert only().state == "good"
    assert list(LinkCheck.objects.dead()) == []


@pytest.mark.parametrize("state", ["new", "good", "failing"])
def test_server_that_has_no_time_changes_nothing_but_the_hour(web, at, state):
    document = DocumentFactory(source_url=web.url("/report"))
    LinkCheckFactory(
        document=document, url=web.url("/report"), state=state, failed_days=1, due_at=START
    )
    web.answer("/report", 503, Retry_After="7200")

    look(web)

    assert (only().state, only().failed_days) == (state, 1)
    assert only().due_at == START + timedelta(hours=2)


def test_one_run_looks_at_so_many_links(web, at):
    for number in range(3):
        DocumentFactory(source_url=web.url(f"/{number}"))

    looked_at = look(web, limit=2)

    assert [link.url for link in looked_at] == [web.url("/0"), web.url("/1")]


def test_link_that_another_run_has_taken_is_left_to_it(at):
    link = LinkCheckFactory(due_at=START)

    taken = [LinkCheck.objects.claim(link) for _run in range(2)]

    assert taken == [True, False]


def test_link_of_a_run_that_broke_off_is_due_an_hour_later(at):
    link = LinkCheckFactory(due_at=START)
    LinkCheck.objects.claim(link)

    at(hours=1)

    assert list(LinkCheck.objects.due()) == [link]


def test_no_address_of_our_own_is_looked_at(at):
    DocumentFactory(source_url="http://127.0.0.1/admin/")

    check_due_links(gap=0)

    assert (only().state, only().answer) == ("failing", "not on the public internet")


# -- In the background, and by hand ------------------------------------------------------------


@pytest.mark.parametrize("status", [TaskResultStatus.READY, TaskResultStatus.RUNNING])
def test_links_are_looked_at_in_the_background_once_at_a_time(status):
    LinkCheckFactory()
    first = enqueue()
    DBTaskResult.objects.update(status=status, started_at=timezone.now())

    second = enqueue()

    assert (first, second, DBTaskResult.objects.count()) == (True, False, 1)


def test_work_of_a_worker_that_was_killed_keeps_nothing_back():
    LinkCheckFactory()
    enqueue()
    before = timezone.now() - timedelta(hours=4)
    DBTaskResult.objects.update(status=TaskResultStatus.RUNNING, started_at=before)

    assert enqueue() is True


@pytest.mark.parametrize(
    ("hours", "is_due", "again"), [(0, True, True), (0, False, False), (2, False, True)]
)
def test_links_are_looked_at_again_when_some_are_due_and_every_hour(hours, is_due, again):
    LinkCheckFactory(due_at=timezone.now() + timedelta(hours=0 if is_due else 5))
    enqueue()
    DBTaskResult.objects.update(
        status=TaskResultStatus.SUCCESSFUL, enqueued_at=timezone.now() - timedelta(hours=hours)
    )

    assert enqueue() is again


def test_background_work_looks_at_what_is_due(at):
    DocumentFactory(source_url="http://127.0.0.1/")

    look_at_links.func()

    assert only().last_checked_at == START


def test_command_says_what_it_found(at, capsys):
    DocumentFactory(source_url="http://127.0.0.1/report")

    call_command("check_links", limit=5)

    assert capsys.readouterr().out.split() == (
        ["failing", "not", "on", "the", "public", "internet", "http://127.0.0.1/report"]
    )


# -- In the admin ------------------------------------------------------------------------------


def test_dead_links_are_listed_with_since_when_and_a_web_archive(client):
    sign_in(client, "Cataloguer")
    document = DocumentFactory(title="A report")
    LinkCheckFactory(document=document, url="https://example.org/report", dead=True, since=START)
    LinkCheckFactory(state="good")

    response = client.get(LINKS, {"work": "dead"})

    assert [link.document for link in response.context["cl"].result_list] == [document]
    assertContains(response, f'<a href="{page(document)}">A report</a>', html=True)
    assertContains(response, "1 Mar 2036")
    assertContains(response, "404")
    archive = "https://web.archive.org/web/*/https://example.org/report"
    assertContains(response, f'href="{archive}" rel="noopener noreferrer"')


def test_links_are_filtered_by_state(client):
    sign_in(client, "Cataloguer")
    moved = LinkCheckFactory(state="moved", moved_to="https://example.org/new")
    LinkCheckFactory(state="good")

    response = client.get(LINKS, {"state__exact": "moved"})

    assert list(response.context["cl"].result_list) == [moved]
    assertContains(response, "https://example.org/new")


def test_links_are_searched_by_address_and_document(client):
    sign_in(client, "Cataloguer")
    found = LinkCheckFactory(url="https://example.org/one", document__title="A report")
    LinkCheckFactory(url="https://example.org/two")

    answers = [client.get(LINKS, {"q": words}) for words in ("/one", "report")]

    assert [list(answer.context["cl"].result_list) for answer in answers] == [[found], [found]]


def test_dead_links_wait_on_the_start_page(client):
    sign_in(client, "Cataloguer")
    LinkCheckFactory(url="https://example.org/report", dead=True)

    response = client.get("/admin/")

    assertContains(response, "Dead links")
    assertContains(response, "https://example.org/report")


def test_links_are_not_for_staff_without_a_right_to_documents(client):
    sign_in(client)
    link = LinkCheckFactory()

    answers = [client.get(address).status_code for address in (LINKS, page(link))]

    assert answers == [403, 403]


@pytest.mark.parametrize("act", ["change", "delete"])
def test_nobody_changes_what_was_found(client, act):
    sign_in(client, is_superuser=True)
    link = LinkCheckFactory(dead=True)

    response = client.post(page(link, act), {"post": "yes", "state": "good"})

    assert response.status_code == 403
    assert only().state == "dead"


def test_what_is_no_address_is_no_link_in_the_list(client):
    sign_in(client, "Cataloguer")
    LinkCheckFactory(url="javascript:alert(1)", dead=True)

    response = client.get(LINKS)

    assertNotContains(response, 'href="javascript:')


@pytest.mark.parametrize("count", [1, 10])
def test_list_of_links_needs_the_same_queries_for_any_number_of_links(
    client, count, django_assert_num_queries
):
    sign_in(client, "Cataloguer")
    LinkCheckFactory.create_batch(count, dead=True)

    with django_assert_num_queries(5):
        response = client.get(LINKS)

    assert len(response.context["cl"].result_list) == count


def test_form_of_a_document_says_whether_its_full_text_is_there(client):
    sign_in(client, "Cataloguer")
    document = DocumentFactory(source_url="https://example.org/report")
    LinkCheckFactory(document=document, url=document.source_url, dead=True, since=START)

    response = client.get(page(document))

    assertContains(response, "dead since 1 March 2036")
