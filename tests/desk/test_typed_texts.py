"""Text that is typed or pasted into a form of the desk is kept as it was meant."""

import pytest
from django.urls import reverse

from events.models import Event
from tests.admin_pages import page, save_form, sign_in
from tests.factories import DocumentEventFactory, EventFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def event(client):
    sign_in(client, "Editor")
    return EventFactory()


def save(client, event, **changes):
    response = save_form(client, event, **changes)
    event.refresh_from_db()
    return response


@pytest.mark.parametrize(
    ("pasted", "kept"),
    [
        ("A line that was\r\nbroken by the page", "A line that was broken by the page"),
        ("One paragraph\r\n\r\nAnother", "One paragraph\r\n\r\nAnother"),
        (
            "Three things:\r\n- one\r\n- two\r\n3) three",
            "Three things:\r\n- one\r\n- two\r\n3) three",
        ),
        ("Trailing   \r\n  spaces", "Trailing spaces"),
        ("", ""),
    ],
)
def test_line_breaks_within_a_paragraph_are_those_of_the_page_it_came_from(
    client, event, pasted, kept
):
    save(client, event, summary=pasted)

    assert event.summary == kept


@pytest.mark.parametrize("typed", ["“A theme”", '"A theme"', "«A theme»", " A theme "])
def test_theme_of_an_event_is_kept_without_the_marks_that_pages_set(client, event, typed):
    save(client, event, theme_line=typed)

    assert event.theme_line == "A theme"


def test_time_zone_that_does_not_exist_is_refused_in_words(client, event):
    assert save(client, event, time_zone="Beijing").context["adminform"].form.errors == {
        "time_zone": ["“Beijing” is not a time zone. Use a name such as “Asia/Shanghai”."]
    }


def test_time_zone_that_exists_is_kept(client, event):
    save(client, event, time_zone="Asia/Shanghai")

    assert Event.objects.get().time_zone == "Asia/Shanghai"


def test_line_of_a_document_leads_to_its_event(client, event):
    line = DocumentEventFactory(event=event)

    content = client.get(page(line.document)).content.decode()

    template = reverse("admin:events_event_change", args=["__fk__"])
    assert f'data-href-template="{template}' in content
