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


@pytest.fixture
def report(web, at):
    """A document with the address of a report that is not there, at the start."""
    return DocumentFactory(source_url=web.url("/report"), published=True)


def look(web, **options):
    return check_due_links(may_connect=web.may_connect, gap=0, **options)


def test_good_link_is_looked_at_again_after_two_weeks(web, at, report):
    web.answer("/report", 200)

    look(web)

    assert (only().state, only().status, only().since) == ("good", 200, START)
    assert (only().last_checked_at, only().due_at) == (START, START + timedelta(days=14))
    at(days=13)
    assert (look(web), web.asked) == ([], [("HEAD", "/report")])


def test_moved_link_says_where_to(web, report):
    web.answer("/report", 301, Location="/new")
    web.answer("/new", 200)

    look(web)

    assert (only().state, only().moved_to) == ("moved", web.url("/new"))


def test_link_is_dead_when_it_has_failed_on_three_days(web, at, report):
    states = []
    for day in range(3):
        at(days=day)
        look(web)
        states.append(only().state)

    assert states == ["failing", "failing", "dead"]
    assert (only().since, only().answer) == (START, "404")


def test_failures_of_one_day_are_one(web, at, report):
    for hour in range(5):
        at(hours=hour)
        LinkCheck.objects.update(due_at=START)
        look(web)

    assert (only().state, only().failed_days) == ("failing", 1)


def test_link_that_is_good_between_begins_anew(web, at, report):
    for day, status in ((0, 404), (1, 200), (20, 404)):
        at(days=day)
        web.answer("/report", status)
        look(web)

    assert (only().state, only().failed_days) == ("failing", 1)
    assert only().since == START + timedelta(days=20)


def test_dead_link_can_come_back(web, report):
    LinkCheckFactory(document=report, url=report.source_url, dead=True, due_at=START)
    web.answer("/report", 200)

    look(web)

    assert only().state == "good"
    assert list(LinkCheck.objects.dead()) == []


@pytest.mark.parametrize("state", ["new", "good", "failing"])
def test_server_that_has_no_time_changes_nothing_but_the_hour(web, report, state):
    fields = {"state": state, "failed_days": 1, "due_at": START}
    LinkCheckFactory(document=report, url=report.source_url, **fields)
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

    assert [LinkCheck.objects.claim(link) for _run in range(2)] == [True, False]


def test_link_of_a_run_that_broke_off_is_due_an_hour_later(at):
    link = LinkCheckFactory(due_at=START)
    LinkCheck.objects.claim(link)

    at(hours=1)

    assert list(LinkCheck.objects.due()) == [link]


@pytest.mark.parametrize("run", [lambda: check_due_links(gap=0), check_links_in_background.func])
def test_no_address_of_our_own_is_looked_at_by_hand_or_in_the_background(at, run):
    DocumentFactory(source_url="http://127.0.0.1/admin/")

    run()

    assert (only().state, only().answer) == ("failing", "not on the public internet")
    assert only().last_checked_at == START


@pytest.mark.parametrize("status", [TaskResultStatus.READY, TaskResultStatus.RUNNING])
def test_links_are_looked_at_in_the_background_once_at_a_time(status):
    LinkCheckFactory()
    first = enqueue_link_check()
    DBTaskResult.objects.update(status=status, started_at=timezone.now())

    assert (first, enqueue_link_check(), DBTaskResult.objects.count()) == (True, False, 1)


def test_work_of_a_worker_that_was_killed_keeps_nothing_back():
    LinkCheckFactory()
    enqueue_link_check()
    before = timezone.now() - timedelta(hours=4)
    DBTaskResult.objects.update(status=TaskResultStatus.RUNNING, started_at=before)

    assert enqueue_link_check() is True


@pytest.mark.parametrize(("hours", "due_in", "again"), [(0, 0, True), (0, 5, False), (2, 5, True)])
def test_links_are_looked_at_again_when_some_are_due_and_every_hour(hours, due_in, again):
    now = timezone.now()
    LinkCheckFactory(due_at=now + timedelta(hours=due_in))
    enqueue_link_check()
    done = {"status": TaskResultStatus.SUCCESSFUL, "enqueued_at": now - timedelta(hours=hours)}
    DBTaskResult.objects.update(**done)

    assert enqueue_link_check() is again


def test_command_says_what_it_found(at, capsys):
    DocumentFactory(source_url="http://127.0.0.1/report")

    call_command("check_links", limit=5)

    assert capsys.readouterr().out.split() == (
        ["failing", "not", "on", "the", "public", "internet", "http://127.0.0.1/report"]
    )
