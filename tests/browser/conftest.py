"""Chromium, and the site with a catalogue for it to look at.

The site and the tests share one connection to the database, and with it a transaction that is
rolled back at the end: loading and emptying the tables for each test would take minutes.
"""

from contextlib import contextmanager

import pytest
from django.contrib.staticfiles.handlers import StaticFilesHandler
from django.core.servers.basehttp import ThreadedWSGIServer
from django.db import connections, transaction
from django.test import Client
from django.test.testcases import LiveServerThread
from playwright.sync_api import sync_playwright

from events.models import Standing
from tests import machine
from tests.browser.catalogue import Catalogue
from tests.browser.pages import pages
from tests.factories import UserFactory

FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-sync"]
FLAGS += ["--disable-background-networking", "--disable-component-update"]


@pytest.fixture(scope="package", autouse=True)
def chromium():
    """The path of the system's Chromium. Without one, the tests of this package are skipped."""
    return machine.chromium()


@pytest.fixture(scope="package")
def db(chromium, django_db_setup, django_db_blocker):
    """The database, in one transaction for all tests of this package."""
    with django_db_blocker.unblock(), transaction.atomic():
        yield
        transaction.set_rollback(True)


@pytest.fixture(scope="package")
def catalogue(db):
    return Catalogue()


class Server(ThreadedWSGIServer):
    def _close_connections(self):
        """Not after each request: the connection is that of the tests."""


class ServerThread(LiveServerThread):
    """Only the threads of requests share the connection: this one closes its own at its end."""

    server_class = Server

    def _create_server(self, connections_override=None):
        return super()._create_server({"default": self.shared})


@pytest.fixture(scope="package")
def site(catalogue):
    """The address of the running site. It shares the connection, hence the transaction."""
    shared = connections["default"]
    server = ServerThread("127.0.0.1", StaticFilesHandler)
    server.shared = shared
    shared.inc_thread_sharing()
    server.daemon = True
    server.start()
    server.is_ready.wait()
    yield f"http://127.0.0.1:{server.port}"
    server.terminate()
    shared.dec_thread_sharing()


@pytest.fixture(scope="package")
def addresses(catalogue):
    """{address: name} of every page."""
    return pages()


@pytest.fixture(scope="package")
def users(catalogue):
    return {
        "visitor": None,
        "member": UserFactory(standing=Standing.Kind.MEMBER),
        "administrator": UserFactory(admin=True),
    }


@pytest.fixture(scope="package")
def cookies(users, site):
    """For each reader the cookies of somebody who has signed in, as the browser takes them."""
    return {reader: signed_in(user, site) for reader, user in users.items()}


def signed_in(user, site):
    client = Client()
    if user:
        client.force_login(user)
    return [
        {"name": name, "value": cookie.value, "url": site}
        for name, cookie in client.cookies.items()
    ]


@pytest.fixture(scope="package")
def browser(chromium, site, addresses, cookies):
    """It starts when all is there: beside its event loop, Django would know no database."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=FLAGS)
        yield browser
        browser.close()


@pytest.fixture(scope="package")
def opened(browser, site, cookies):
    """Opens a page for a reader, with options of its context, and closes it after use."""

    @contextmanager
    def open_(reader="visitor", **options):
        context = browser.new_context(base_url=site, **options)
        context.add_cookies(cookies[reader])
        yield context.new_page()
        context.close()

    return open_
