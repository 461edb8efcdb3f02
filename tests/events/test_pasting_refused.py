"""Lines of a pasted list that are left out, and those that are refused at their place."""

import pytest

from events.models import Participant
from tests.events.pasted import address, errors, filled, read, save, saved
from tests.factories import ParticipantFactory, ParticipationFactory

pytestmark = pytest.mark.django_db


def test_line_that_is_there_already_is_left_out(client, event):
    there = ParticipationFactory(event=event, role="lead", participant__name="Yang Yi")
    text = "Yang Yi, Secretary-General\nAna Pérez\nAna Pérez"

    lines = read(client, event, text)
    save(client, event, text)

    assert [str(form.verdict[2]) for form in lines] == [
        "Already line 1 of the event",
        "New",
        "Repeats 2 of this list",
    ]
    assert [form["leave_out"].value() for form in lines] == [True, False, True]
    assert [name for _n, _role, name, *_rest in saved(event)] == [
        there.participant.name,
        "Ana Pérez",
    ]


def test_line_given_twice_is_refused_at_its_place_and_nothing_is_lost(client, event):
    text = "Alex Bellamy\nAna Pérez, Minister"
    ParticipantFactory(name="Alex Bellamy", sort_name="Bellamy, Alex")
    shown = filled(read(client, event, text), text, **{"lines-1-position": "Changed", "save": "1"})
    client.post(address(event), shown | {"lines-1-leave_out": "on"})

    response = client.post(address(event), shown)

    assert errors(response) == {1: {"leave_out": ["Already line 1 of the event"]}}
    assert response.context["lines"].forms[1]["position"].value() == "Changed"
    assert event.participations.count() == 1


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        ({"person": "new", "name": ""}, {"name": ["Say its name."]}),
        ({"person": "other"}, {"other_person": ["Choose one."]}),
        ({"person": ""}, {"person": ["Choose who it is."]}),
        ({"organization": ""}, {"organization": ["Choose which organization it is."]}),
        (
            {"person": "none", "organization": "none"},
            {"person": ["A line names a person or an organization."]},
        ),
        (
            {"person": "99"},
            {"person": ["Select a valid choice. 99 is not one of the available choices."]},
        ),
        (
            {"name": "x" * 201},
            {"name": ["Ensure this value has at most 200 characters (it has 201)."]},
        ),
        (
            {"organization_kind": "state"},
            {
                "organization_kind": [
                    "Select a valid choice. state is not one of the available choices."
                ]
            },
        ),
    ],
)
def test_wrong_line_is_refused_at_its_field_and_none_is_saved(client, event, change, expected):
    text = "Alex Bellamy\nAna Pérez, New Body"

    response = save(client, event, text, **{f"lines-1-{key}": to for key, to in change.items()})

    assert errors(response) == {2: expected}
    assert (Participant.objects.count(), event.participations.count()) == (0, 0)


def test_wrong_line_may_be_left_out(client, event):
    save(client, event, "Alex Bellamy\nAna", **{"lines-1-person": "", "lines-1-leave_out": "on"})

    assert [name for _n, _role, name, *_rest in saved(event)] == ["Alex Bellamy"]


def test_line_that_is_not_understood_is_left_out_unless_it_is_corrected(client, event):
    text = "x" * 500

    (form,) = read(client, event, text).forms

    assert (form["leave_out"].value(), str(form.verdict[2])) == (True, "Not understood")
    assert save(client, event, text).status_code == 302
    assert event.participations.count() == 0


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("", "This field is required."),
        ("\n---\n", "There is no line with a name in this text."),
        ("Ana Pérez\n" * 301, "These are 301 lines. Paste at most 300 at once."),
    ],
)
def test_text_without_lines_or_with_too_many_is_refused(client, event, text, sentence):
    response = client.post(address(event), {"text": text, "read": "1"})

    assert response.context["form"].errors == {"text": [sentence]}
    assert response.context["form"]["text"].value().strip() == text.strip()
