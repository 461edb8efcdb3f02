"""The two buttons that need a script, in a real browser under the strictest policy for scripts."""

import os
import shutil

import pytest
from django.test import override_settings
from playwright.sync_api import sync_playwright

from tests.factories import ContributionFactory, OrganizationFactory

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.xdist_group("browser")]

FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"]


@pytest.fixture
def page(monkeypatch):
    monkeypatch.setitem(os.environ, "DJANGO_ALLOW_ASYNC_UNSAFE", "1")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=FLAGS)
        context = browser.new_context(permissions=["clipboard-read", "clipboard-write"])
        yield context.new_page()
        browser.close()


@override_settings(ALLOWED_HOSTS=["*"])
def test_buttons_copy_the_citation_and_print_the_page(page, live_server):
    centre = OrganizationFactory(published=True, name="The Centre")
    document = ContributionFactory(organization=centre).document
    page.add_init_script("window.print = () => { window.printed = true }")
    page.goto(f"{live_server.url}{document.get_absolute_url()}")

    page.get_by_role("button", name="Copy the citation").click()
    page.get_by_role("status").get_by_text("Copied").wait_for()
    page.get_by_role("button", name="Print").click()

    copied = page.evaluate("navigator.clipboard.readText()")
    address = f"{live_server.url}{document.get_absolute_url()}"
    assert copied == f"The Centre. “{document.title}.” n.d. {address}."
    assert page.evaluate("window.printed")
