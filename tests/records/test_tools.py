from urllib.parse import parse_qs, urlsplit

import pytest

from tests.factories import DocumentFactory, EventFactory

pytestmark = pytest.mark.django_db

TITLES = {
    "Arabic": "مسؤولية الحماية",
    "marks of addresses": "R2P & RtoP? 100% #1 = “yes”",
    "a new line": "One\r\nBcc: somebody@example.org",
}


def mail_of(client, record):
    page = client.get(record.get_absolute_url())
    address = urlsplit(page.context["structured_data"].mailto)
    assert (address.scheme, address.path) == ("mailto", "")
    return parse_qs(address.query, keep_blank_values=True, strict_parsing=True)


@pytest.mark.parametrize("title", TITLES.values(), ids=TITLES)
def test_mail_says_title_date_and_address_of_any_record(client, title):
    document = DocumentFactory(published=True, title=title, slug="report", dated=True)

    assert mail_of(client, document) == {
        "subject": [title],
        "body": [f"{title}\r\nNovember 2014\r\nhttp://testserver/documents/report/"],
    }


def test_lines_of_a_mail_end_as_mail_programs_want_it(client):
    page = client.get(DocumentFactory(published=True, dated=True).get_absolute_url())

    assert page.context["structured_data"].mailto.count("%0D%0A") == 2
    assert "+" not in page.context["structured_data"].mailto


def test_tools_of_an_event_are_a_calendar_entry_and_a_desk_brief(client):
    event = EventFactory(published=True, dated=True, slug="meeting")

    content = client.get(event.get_absolute_url()).content.decode()

    assert content.count('href="/events/meeting/brief/"') == 1
    assert content.count('href="/events/meeting.ics"') == 1


@pytest.mark.needs_pango
def test_tools_of_an_event_are_also_its_page_as_pdf(client):
    event = EventFactory(published=True, slug="meeting")

    content = client.get(event.get_absolute_url()).content.decode()

    assert content.count('href="/events/meeting/print.pdf"') == 1


def test_button_that_prints_is_hidden_until_a_script_shows_it(client):
    content = client.get(EventFactory(published=True).get_absolute_url()).content.decode()

    [button] = [part for part in content.split("<button")[1:] if "data-print" in part]
    assert button.split(">")[0].endswith(" hidden")
