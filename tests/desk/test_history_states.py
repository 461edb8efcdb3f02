"""Two states of a record compared, and one as it stood."""

import pytest
from pytest_django.asserts import assertContains

from tests.desk.history_pages import address, change, revisions, state_page, told
from tests.factories import ContributionFactory, DocumentFactory, OrganizationFactory

pytestmark = pytest.mark.django_db


def test_two_states_are_compared(client, editor):
    document = DocumentFactory(title="One")
    change(document, title="Two")
    ContributionFactory(document=document, organization=OrganizationFactory(name="GCR2P"))
    change(document, title="Three")
    moments = [one.revision.moment for one in revisions(client, document)]

    data = {"from": moments[0], "to": moments[2]}
    response = client.get(address(document, "compare"), data)

    assert told(response.context["changes"]) == {
        "Title": "[-One-]{+Three+}",
        "Publishers and authors": [("added", "GCR2P, publisher")],
    }
    assert [one.revision.moment for one in response.context["both"]] == [moments[2], moments[0]]


def test_states_that_do_not_differ_are_said_to_be_the_same(client, editor):
    document = DocumentFactory()
    change(document)
    later, earlier = (one.revision.moment for one in revisions(client, document))

    response = client.get(address(document, "compare"), {"from": earlier, "to": later})

    assertContains(response, "The two states are the same.")


@pytest.mark.parametrize("chosen", [{}, {"from": "x", "to": "1"}, {"from": "same", "to": "same"}])
def test_a_choice_that_cannot_be_compared_leads_back_with_a_word(client, editor, chosen):
    document = DocumentFactory()
    moment = revisions(client, document)[0].revision.moment
    chosen = {end: moment if value == "same" else value for end, value in chosen.items()}

    response = client.get(address(document, "compare"), chosen, follow=True)

    assertContains(response, "Select two different states to compare.")


def test_state_shows_what_stood_then_and_what_restoring_would_change(client, editor):
    document = DocumentFactory(title="Before")
    change(document, title="After")

    response = client.get(state_page(client, document, 1))

    assert told(response.context["changes"]) == {"Title": "[-After-]{+Before+}"}
    assert told(response.context["state"])["Title"] == "{+Before+}"
    assert document.history.count() == 2


@pytest.mark.parametrize("moment", ["1", "x", "9" * 40])
def test_state_of_no_revision_is_not_found(client, editor, moment):
    assert client.get(address(DocumentFactory(), "state", moment)).status_code == 404
