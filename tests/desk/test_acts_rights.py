"""What is done with records is done as far as one may."""

import pytest

from documents.models import Document
from r2p.desk.publishing.actions.admin import BULK_ACTIONS
from tests.admin_pages import every_record, sign_in
from tests.desk.acts import address_of, choose, confirm, effect, open_act, statuses
from tests.factories import DocumentFactory, RegionFactory, ThemeFactory

pytestmark = pytest.mark.django_db


@every_record
@pytest.mark.parametrize("act", ["publish", "withdraw"])
def test_cataloguer_neither_publishes_nor_withdraws(client, factory, act):
    sign_in(client, "Cataloguer")
    record = factory()

    choose(client, act, [record])
    data = {"records": record.pk, "because": "A mistake", "_do": ""}
    response = client.post(address_of(act, record), data)

    assert response.status_code == 403
    assert statuses(record) == ["draft"]


@every_record
@pytest.mark.parametrize(
    ("act", "choice"), [("draft", {}), ("review", {}), ("audience", {"audience": 20})]
)
def test_cataloguer_changes_nothing_that_is_published(client, factory, act, choice):
    sign_in(client, "Cataloguer")
    draft, published = factory(), factory(published=True)

    for _time in range(2):  # the second time with the effect that the first has shown
        data = {"records": f"{draft.pk},{published.pk}", **choice, "_do": ""}
        response = client.post(address_of(act, draft), data)
        confirm(client, act, response, **choice)

    published.refresh_from_db()
    assert (published.status, published.audience) == ("published", 0)


@pytest.mark.parametrize("act", ["region", "theme"])
def test_cataloguer_gives_no_subject_to_what_is_published(client, act):
    sign_in(client, "Cataloguer")
    subject = {"region": RegionFactory, "theme": ThemeFactory}[act]()
    draft, published = DocumentFactory(), DocumentFactory(published=True)

    choice = {"subject": subject.pk}
    data = {"records": f"{draft.pk},{published.pk}", **choice, "_show": ""}
    shown = client.post(address_of(act, draft), data)
    confirm(client, act, shown, **choice)

    assert effect(shown) == [
        (f"will also be found under {subject}", 1),
        ("You may not change what is or was published.", 1),
    ]
    assert list(subject.documents.all()) == [draft]


def test_staff_without_a_group_do_nothing(client):
    sign_in(client)
    document = DocumentFactory()

    acts = [action.name for action in BULK_ACTIONS]
    answers = {open_act(client, act, document).status_code for act in acts}

    assert answers == {403}


@pytest.mark.parametrize("records", ["", "x", "0", "99999999999999999999999", "1,2,,"])
def test_what_is_no_record_is_unknown(client, records):
    sign_in(client, "Editor")

    response = client.get(f"{address_of('publish', Document())}?records={records}")

    assert response.status_code == 404


def test_looking_changes_nothing(client):
    sign_in(client, "Editor")
    document = DocumentFactory()

    client.get(f"{address_of('publish', document)}?records={document.pk}&_do=")

    assert statuses(document) == ["draft"]
