"""Lines of a pasted list that are not easily read, that are left out, and that are refused."""

import pytest

from events.models import Organization, Participant
from tests.case_tables import cases, fields
from tests.events.pasted import (
    address,
    candidates,
    errors,
    filled,
    people,
    read,
    save,
    saved,
    verdicts,
)
from tests.factories import (
    OrganizationFactory,
    ParticipantFactory,
    ParticipationFactory,
    RegionFactory,
    RegionNameFactory,
)

pytestmark = pytest.mark.django_db


def test_country_behind_a_new_organization_is_shown_and_saved(client, event):
    country = RegionFactory(country=True, name="United Republic of Tanzania")
    RegionNameFactory(region=country, name="Tanzania")
    text = "Lakes Law Society (Tanzania)\nHills Law Society (Tanzania)"

    (form, _other) = read(client, event, text).forms
    save(client, event, text, **{"lines-1-organization_country": ""})

    choices = [(country.pk, "United Republic of Tanzania"), ("", "—")]
    assert form.fields["organization_country"].choices == choices
    made = Organization.objects.order_by("pk").values_list("name", "short_name", "country")
    assert list(made) == [("Lakes Law Society", "", country.pk), ("Hills Law Society", "", None)]


def test_page_asks_for_the_short_name_and_the_country_that_were_read(client, event):
    RegionFactory(country=True, name="Tanzania")

    response = client.post(address(event), {"text": "Law Society (Tanzania)", "read": "1"})

    names = ("organization_short_name", "organization_country")
    assert [response.content.count(f'name="lines-0-{name}"'.encode()) for name in names] == [1, 1]


def test_short_name_of_a_new_organization_is_shown_and_may_be_corrected(client, event):
    text = "Lakes Law Society (LLS)\nHills Law Society (HLS)"

    first, _second = read(client, event, text).forms
    save(client, event, text, **{"lines-1-organization_short_name": "Hills"})

    assert first["organization_short_name"].value() == "LLS"
    made = Organization.objects.order_by("pk").values_list("short_name", flat=True)
    assert list(made) == ["LLS", "Hills"]


@pytest.mark.parametrize("other", [", Birch Forum", ", Elm and Oak"])
def test_organization_beside_another_one_has_to_be_chosen(client, event, other):
    OrganizationFactory(name="Alder Institute")

    lines = read(client, event, f"Hosts:\nAlder Institute{other}")

    assert candidates(lines.forms[0], "organization") == [("Alder Institute", "part of the text")]
    assert verdicts(lines) == ["Please choose"]


def test_several_hosts_of_one_line_are_saved_as_a_line_each(client, event):
    OrganizationFactory(name="Alder Institute")

    save(client, event, "Hosts:\nThe Alder Institute, the Birch Forum for Peace and the Elders")

    assert [(role, name) for _n, role, _person, name, _position in saved(event)] == [
        ("host", "Alder Institute"),
        ("host", "Birch Forum for Peace"),
        ("host", "Elders"),
    ]


def test_list_that_a_new_record_divides_otherwise_is_shown_again(client, event):
    text = "Hosts:\nBirch Centre and Oak Forum"
    shown = filled(read(client, event, text), text)
    OrganizationFactory(name="Birch Centre and Oak Forum")

    assert len(client.post(address(event), shown | {"save": "1"}).context["lines"].forms) == 1
    assert event.participations.count() == 0


def test_running_text_is_shown_with_what_to_do_and_left_out(client, event):
    text = "The Lake Centre hosted a dialogue at the\nHill Institute."

    lines = read(client, event, text)
    save(client, event, text)

    sentence = "Not recognized. Enter one person or organization per line"
    assert set(verdicts(lines)) == {sentence}
    assert (Organization.objects.count(), event.participations.count()) == (0, 0)


def test_unknown_heading_is_shown_and_left_out(client, event):
    text = "Programme:\nAna Pérez"

    lines = read(client, event, text)
    save(client, event, text)

    sentence = "Not recognized as a heading. The lines below it have no role"
    assert verdicts(lines)[0] == sentence
    assert people(event) == ["Ana Pérez"]


def test_line_that_is_there_already_is_left_out(client, event):
    ParticipationFactory(event=event, role="lead", participant__name="Yang Yi")
    text = "Yang Yi, Secretary-General\nAna Pérez\nAna Pérez"

    lines = read(client, event, text)
    save(client, event, text)

    repeated = "Repeats line 2 of this list"
    assert verdicts(lines) == ["Already line 1 of the event", "New", repeated]
    assert [form["leave_out"].value() for form in lines] == [True, False, True]
    assert people(event) == ["Yang Yi", "Ana Pérez"]


def test_line_given_twice_is_refused_at_its_place_and_nothing_is_lost(client, event):
    text = "Alex Bellamy\nAna Pérez, Minister"
    ParticipantFactory(name="Alex Bellamy", sort_name="Bellamy, Alex")
    shown = filled(read(client, event, text), text, **{"lines-1-position": "Changed", "save": "1"})
    client.post(address(event), shown | {"lines-1-leave_out": "on"})

    response = client.post(address(event), shown)

    assert errors(response) == {1: {"leave_out": ["Already line 1 of the event"]}}
    assert response.context["lines"].forms[1]["position"].value() == "Changed"
    assert event.participations.count() == 1


@cases("events/wrong_lines.csv", change=fields)
def test_wrong_line_is_refused_at_its_field_and_none_is_saved(
    client, event, change, field, sentence
):
    text = "Alex Bellamy\nAna Pérez, New Body"

    response = save(client, event, text, **{f"lines-1-{key}": to for key, to in change.items()})

    assert errors(response) == {2: {field: [sentence]}}
    assert (Participant.objects.count(), event.participations.count()) == (0, 0)


def test_wrong_line_may_be_left_out(client, event):
    save(client, event, "Alex Bellamy\nAna", **{"lines-1-person": "", "lines-1-leave_out": "on"})

    assert people(event) == ["Alex Bellamy"]


def test_line_that_is_not_understood_is_left_out_unless_it_is_corrected(client, event):
    text = "x" * 500

    (form,) = read(client, event, text).forms

    assert (form["leave_out"].value(), str(form.verdict[2])) == (True, "Not recognized")
    assert save(client, event, text).status_code == 302
    assert event.participations.count() == 0


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("", "This field is required."),
        ("\n---\n", "No line of this text contains a name."),
        ("Ana Pérez\n" * 301, "The list has 301 lines. Paste at most 300 at a time."),
    ],
)
def test_text_without_lines_or_with_too_many_is_refused(client, event, text, sentence):
    response = client.post(address(event), {"text": text, "read": "1"})

    assert response.context["form"].errors == {"text": [sentence]}
    assert response.context["form"]["text"].value().strip() == text.strip()
