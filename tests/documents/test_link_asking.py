"""Requests of the link checker: polite, and with a result for each response."""

import socket
import time
from datetime import timedelta

import pytest

from documents.links import asking
from documents.links.asking import Unreachable, ask
from documents.links.checking import Answer, Outcome, Pace, check_link, time_to_wait
from tests.case_tables import cases, fields
from tests.documents.web import found


def test_address_that_answers_is_asked_for_its_head_alone(web):
    web.answer("/", 200)

    assert found(web) == Answer(Outcome.GOOD, 200)
    assert web.asked == [("HEAD", "/")]


@cases("documents/web_answers.csv", routes=fields)
def test_address_is_found_as_its_server_answers(web, routes, outcome, status, moved_to, why):
    for path, answer in routes.items():
        number, _space, place = answer.partition(" ")
        location = {"Location": place} if place else {}
        web.answer(path, int(number) if number else None, **location)

    answer = found(web)

    assert (answer.outcome.name, str(answer.status or ""), answer.why) == (outcome, status, why)
    assert answer.moved_to == (moved_to and web.url(moved_to))


def test_server_is_told_who_asks(web, settings):
    settings.SITE_DOMAIN = "r2p.example.org"
    web.answer("/", 200)

    found(web)

    assert web.agents == {"R2P-link-check (+https://r2p.example.org/)"}


def test_path_and_query_are_asked_for_as_a_browser_does(web):
    path = "/r%C3%A9sum%C3%A9%20one?a=%C3%A4&b=1%202"
    web.answer(path, 200)

    answer = found(web, "/résumé one?a=ä&b=1%202#part")

    assert answer == Answer(Outcome.GOOD, 200)
    assert web.asked == [("HEAD", path)]


@pytest.mark.parametrize("status", [403, 404, 405, 500, 501, 503])
def test_server_that_does_not_know_head_is_asked_in_full(web, status):
    web.answer("/", status, ["HEAD"])
    web.answer("/", 200, ["GET"])

    assert found(web) == Answer(Outcome.GOOD, 200)
    assert web.asked == [("HEAD", "/"), ("GET", "/")]


def test_server_that_is_not_there_fails(web):
    url, may_connect = web.url("/"), web.may_connect
    web.server.server_close()

    assert check_link(url, Pace(gap=0), may_connect) == Answer(Outcome.FAILED, why="no answer")


def test_server_that_is_slow_is_not_waited_for(web, monkeypatch):
    monkeypatch.setattr(asking, "TIMEOUT", 0.2)
    with socket.create_server(("127.0.0.1", 0)) as silent:
        port = silent.getsockname()[1]

        answer = check_link(f"http://127.0.0.1:{port}/", Pace(gap=0), lambda *place: True)

    assert answer == Answer(Outcome.FAILED, why="no answer in time")


def test_server_that_dribbles_does_not_hold_us(web, monkeypatch):
    monkeypatch.setattr(asking, "PATIENCE", 0.3)
    web.answer("/", "a letter now and then")
    start = time.monotonic()

    with pytest.raises(Unreachable):
        ask("HEAD", web.url("/"), web.may_connect)

    assert time.monotonic() - start < 3


@pytest.mark.parametrize(
    ("status", "retry", "hours"), [(429, {}, 1), (503, {"Retry_After": "7200"}, 2)]
)
def test_server_that_has_had_enough_or_is_down_is_left_alone(web, status, retry, hours):
    web.answer("/", status, **retry)

    assert found(web) == Answer(Outcome.NOT_NOW, status, wait=timedelta(hours=hours))
    assert web.asked == [("HEAD", "/")]


@cases("documents/retry_after.csv", hours=int)
def test_server_says_how_long_to_wait_within_reason(retry_after, hours):
    assert time_to_wait(retry_after) == timedelta(hours=hours)


def test_server_is_not_asked_twice_within_a_second(web):
    web.answer("/", 302, Location="/new")
    web.answer("/new", 404, ["HEAD"])
    web.answer("/new", 200, ["GET"])
    start = time.monotonic()

    check_link(web.url("/"), Pace(gap=0.2), web.may_connect)

    assert web.asked == [("HEAD", "/"), ("HEAD", "/new"), ("GET", "/new")]
    assert time.monotonic() - start >= 0.4


def test_other_server_is_asked_at_once():
    pace = Pace(gap=60)
    start = time.monotonic()

    pace.keep("http://one.example/")
    pace.keep("http://two.example/")

    assert time.monotonic() - start < 1
