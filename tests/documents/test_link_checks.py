"""Results of link checks: when a link counts as dead, and when it is checked again."""

from datetime import timedelta

import pytest
from django.core.management import call_command
from django.utils import timezone
from django_tasks import TaskResultStatus
from django_tasks_db.models import DBTaskResult

from documents.links.due import check_due_links, check_links_in_background, enqueue_link_check
from documents.models import LinkCheck
from tests.documents.links import START, only
from tests.factories import DocumentFactory, LinkCheckFactory

pytestmark = pytest.mark.django_db


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
    first = enqueue_link_check()
    DBTaskResult.objects.update(status=status, started_at=timezone.now())

    second = enqueue_link_check()

    assert (first, second, DBTaskResult.objects.count()) == (True, False, 1)


def test_work_of_a_worker_that_was_killed_keeps_nothing_back():
    LinkCheckFactory()
    enqueue_link_check()
    before = timezone.now() - timedelta(hours=4)
    DBTaskResult.objects.update(status=TaskResultStatus.RUNNING, started_at=before)

    assert enqueue_link_check() is True


@pytest.mark.parametrize(
    ("hours", "is_due", "again"), [(0, True, True), (0, False, False), (2, False, True)]
)
def test_links_are_looked_at_again_when_some_are_due_and_every_hour(hours, is_due, again):
    LinkCheckFactory(due_at=timezone.now() + timedelta(hours=0 if is_due else 5))
    enqueue_link_check()
    DBTaskResult.objects.update(
        status=TaskResultStatus.SUCCESSFUL, enqueued_at=timezone.now() - timedelta(hours=hours)
    )

    assert enqueue_link_check() is again


def test_background_work_looks_at_what_is_due(at):
    DocumentFactory(source_url="http://127.0.0.1/")

    check_links_in_background.func()

    assert only().last_checked_at == START


def test_command_says_what_it_found(at, capsys):
    DocumentFactory(source_url="http://127.0.0.1/report")

    call_command("check_links", limit=5)

    assert capsys.readouterr().out.split() == (
        ["failing", "not", "on", "the", "public", "internet", "http://127.0.0.1/report"]
    )
