"""Pages may change a part of themselves without a reload, within a strict security policy."""

import json
import re

import pytest
from django.contrib.staticfiles import finders
from django.urls import reverse

pytestmark = pytest.mark.django_db


@pytest.fixture
def page(client):
    return client.get(reverse("document-list")).content.decode()


def test_page_loads_one_script_of_its_own_and_none_of_others(page):
    scripts = re.findall(r"<script\b[^>]*\bsrc=[^>]*>[^<]*</script>", page)

    assert scripts == ['<script src="/static/django_htmx/htmx-2.min.js" defer></script>']
    assert finders.find("django_htmx/htmx-2.min.js")


def test_script_is_told_to_evaluate_nothing_and_to_write_no_styles(page):
    [said] = re.findall(r"<meta name=\"htmx-config\" content='([^']*)'>", page)

    config = json.loads(said)
    assert (config["includeIndicatorStyles"], config["allowEval"]) == (False, False)


def test_script_keeps_no_page_that_another_reader_could_go_back_to(page):
    assert page.count('"historyCacheSize":0,"refreshOnHistoryMiss":true') == 1
