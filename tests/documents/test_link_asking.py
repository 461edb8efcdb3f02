"""How an address is asked whether it leads anywhere: politely, and with what result."""

import socket
import time
from datetime import timedelta

import pytest

from documents.links import asking
from documents.links.asking import Unreachable, ask
from documents.links.checking import Answer, Outcome, Pace, check_link, time_to_wait
from tests.documents.web import found

# -- What is found -----------------------------------------------------------------------------


def test_address_that_answers_is_good(web):
    web.answer("/", 200)

    assert found(web) == Answer(Outcome.GOOD, 200)
    assert web.asked == [("HEAD", "/")]


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


@pytest.mark.parametrize("status", [400, 404, 410, 500, 503])
def test_address_that_answers_with_an_error_fails(web, status):
    web.answer("/", status)

    assert found(web) == Answer(Outcome.FAILED, status)


@pytest.mark.parametrize("status", [401, 403, 451])
def test_address_that_is_not_open_to_us_is_not_said_to_be_dead(web, status):
    web.answer("/", status)

    assert found(web) == Answer(Outcome.CLOSED, status)


@pytest.mark.parametrize("status", [301, 308])
def test_address_that_has_moved_for_good_says_where_to(web, status):
    web.answer("/", status, Location="/new")
    web.answer("/new", 200)

    assert found(web) == Answer(Outcome.MOVED, 200, moved_to=web.url("/new"))


@pytest.mark.parametrize("status", [302, 303, 307])
def test_address_that_leads_elsewhere_for_now_is_good(web, status):
    web.answer("/", status, Location="/new")
    web.answer("/new", 200)

    assert found(web) == Answer(Outcome.GOOD, 200)


def test_address_has_moved_to_before_the_first_detour(web):
    web.answer("/", 301, Location="/new")
    web.answer("/new", 302, Location="/for-now")
    web.answer("/for-now", 301, Location="/end")
    web.answer("/end", 200)

    assert found(web) == Answer(Outcome.MOVED, 200, moved_to=web.url("/new"))


def test_address_that_has_moved_to_nothing_fails(web):
    web.answer("/", 301, Location="/new")

    assert found(web) == Answer(Outcome.FAILED, 404)


def test_redirects_are_followed_five_times(web):
    for step in range(6):
        web.answer(f"/{step}", 302, Location=f"/{step + 1}")
    web.answer("/6", 200)

    assert found(web, "/1") == Answer(Outcome.GOOD, 200)
    assert found(web, "/0") == Answer(Outcome.FAILED, why="too many redirects")


@pytest.mark.parametrize("location", ["file:///etc/passwd", "ftp://example.org/", "http://[", "//"])
def test_redirect_to_what_is_no_address_of_the_web_fails(web, location):
    web.answer("/", 302, Location=location)

    assert found(web).outcome is Outcome.FAILED


def test_redirect_without_a_place_fails(web):
    web.answer("/", 302)

    assert found(web) == Answer(Outcome.FAILED, 302)


def test_server_that_says_nothing_fails(web):
    web.answer("/", None)

    assert found(web) == Answer(Outcome.FAILED, why="no answer")


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


# -- Politeness --------------------------------------------------------------------------------


def test_server_that_has_had_enough_is_left_alone(web):
    web.answer("/", 429)

    assert found(web) == Answer(Outcome.NOT_NOW, 429, wait=timedelta(hours=1))
    assert web.asked == [("HEAD", "/")]


def test_server_that_is_down_for_an_hour_is_left_alone(web):
    web.answer("/", 503, Retry_After="7200")

    assert found(web) == Answer(Outcome.NOT_NOW, 503, wait=timedelta(hours=2))
    assert web.asked == [("HEAD", "/")]


@pytest.mark.parametrize(
    ("retry_after", "wait"),
    [
        ("7200", timedelta(hours=2)),
        ("1", timedelta(hours=1)),
        ("-1", timedelta(hours=1)),
        ("9" * 30, timedelta(days=7)),
        ("soon", timedelta(hours=1)),
        ("", timedelta(hours=1)),
        ("٣", timedelta(hours=1)),
        ("Wed, 21 Oct 2015 07:28:00 GMT", timedelta(hours=1)),
        ("Wed, 21 Oct 2115 07:28:00 GMT", timedelta(days=7)),
        ("Wed, 21 Oct 2115 07:28:00 -0000", timedelta(days=7)),
    ],
)
def test_server_says_how_long_to_wait_within_reason(retry_after, wait):
    assert time_to_wait(retry_after) == wait


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
