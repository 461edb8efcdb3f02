"""Hosts that the link checker may connect to."""

import socket

import pytest

from documents.links.addresses import is_public
from documents.links.checking import Answer, Outcome, Pace, check_link
from tests.case_tables import cases
from tests.documents.web import found


@pytest.mark.parametrize("address", ["8.8.8.8", "151.101.1.69", "2606:4700:4700::1111"])
@pytest.mark.parametrize("port", [80, 443])
def test_public_address_may_be_asked(address, port):
    assert is_public(address, port)


@cases("documents/private_addresses.csv")
def test_address_that_is_not_public_may_not_be_asked(address, kind):
    assert not is_public(address, 443), kind


@pytest.mark.parametrize("port", [22, 25, 5432, 6379, 8000, 8080])
def test_port_of_anything_but_the_web_may_not_be_asked(port):
    assert not is_public("8.8.8.8", port)


NOT_PUBLIC = Answer(Outcome.FAILED, why="not on the public internet")


@pytest.mark.parametrize(
    "host", ["127.0.0.1", "localhost", "2130706433", "0x7f.1", "127.1", "[::1]"]
)
def test_own_machine_is_never_asked_however_it_is_written(web, host):
    answers = [check_link(url, Pace(gap=0)) for url in (f"http://{host}/", web.url("/", host))]

    assert (answers, web.asked) == ([NOT_PUBLIC] * 2, [])


def test_redirect_to_where_nobody_may_ask_is_not_followed(web):
    web.answer("/", 302, Location=web.url("/secret", host="127.0.0.2"))

    assert (found(web), web.asked) == (NOT_PUBLIC, [("HEAD", "/")])


def test_name_with_one_private_address_among_public_ones_is_not_asked(monkeypatch):
    both = [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (ip, 80)) for ip in ("8.8.8.8", "10.0.0.1")]
    monkeypatch.setattr(socket, "getaddrinfo", lambda *args, **kwargs: both)

    assert check_link("http://example.org/", Pace(gap=0)) == NOT_PUBLIC


def test_name_is_looked_up_once_and_its_checked_address_asked(web, monkeypatch):
    """It may mean another machine by the second time."""
    web.answer("/", 200)
    look_up, names = socket.getaddrinfo, []

    def getaddrinfo(host, *args, **kwargs):
        if host[0].isdigit():
            return look_up(host, *args, **kwargs)
        names.append(host)
        address = "127.0.0.1" if len(names) == 1 else "127.0.0.2"
        return look_up(address, *args, **kwargs)

    monkeypatch.setattr(socket, "getaddrinfo", getaddrinfo)

    answer = check_link(web.url("/", host="rebound.example"), Pace(gap=0), web.may_connect)

    assert answer == Answer(Outcome.GOOD, 200)
    assert names == ["rebound.example"]


@cases("documents/wrong_web_addresses.csv")
def test_what_is_no_address_of_the_web_fails(url):
    answer = check_link(url, Pace(gap=0))

    assert (answer.outcome, answer.status, bool(answer.why)) == (Outcome.FAILED, None, True)
