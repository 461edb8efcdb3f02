"""What is shown and saved of lines of a pasted list that are not easily read."""

import pytest

from tests.events.pasted import address, candidates, filled, read, save, saved
from tests.factories import OrganizationFactory

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    "written",
    ["Alder Institute, Birch Forum", "Alder Institute, Elm and Oak"],
)
def test_organization_beside_another_one_has_to_be_chosen(client, event, written):
    OrganizationFactory(name="Alder Institute")

    (form,) = read(client, event, f"Hosts:\n{written}").forms

    assert candidates(form, "organization") == [("Alder Institute", "a part of what is written")]
    assert str(form.verdict[2]) == "Please choose"


def test_several_hosts_of_one_line_are_saved_as_a_line_each(client, event):
    OrganizationFactory(name="Alder Institute")

    save(client, event, "Hosts:\nThe Alder Institute, the Birch Forum for Peace and the Elders")

    assert [(role, name) for _n, role, _person, name, _position in saved(event)] == [
        ("host", "Alder Institute"),
        ("host", "the Birch Forum for Peace"),
        ("host", "the Elders"),
    ]


def test_list_that_a_new_record_divides_otherwise_is_shown_again(client, event):
    text = "Hosts:\nBirch Centre and Oak Forum"
    shown = filled(read(client, event, text), text)
    OrganizationFactory(name="Birch Centre and Oak Forum")

    response = client.post(address(event), shown | {"save": "1"})

    assert len(response.context["lines"].forms) == 1
    assert event.participations.count() == 0


def test_unknown_heading_is_shown_and_left_out(client, event):
    text = "Programme:\nAna Pérez"

    heading, _person = read(client, event, text).forms
    save(client, event, text)

    assert str(heading.verdict[2]) == ("Not understood as a heading. What follows has no role")
    assert [name for _n, _role, name, *_rest in saved(event)] == ["Ana Pérez"]
