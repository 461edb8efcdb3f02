"""Pasting the list of those who took part: what is proposed, saved, refused, and to whom."""

import pytest
from django.contrib.auth.models import Permission
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from events.models import Event, Organization, Participant, Participation
from tests.factories import (
    AffiliationFactory,
    EventFactory,
    OrganizationFactory,
    OrganizationNameFactory,
    ParticipantFactory,
    ParticipantNameFactory,
    ParticipationFactory,
)
from tests.records.test_admin import as_shown, page, sign_in, values_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def event(client):
    """An event in the hands of a Cataloguer."""
    sign_in(client, "Cataloguer")
    return EventFactory()


def address(event):
    return reverse("admin:events_event_paste", args=[event.pk])


def read(client, event, text):
    """The lines that are proposed for a text."""
    return client.post(address(event), {"text": text, "read": "1"}).context["lines"]


def filled(lines, text, **changes):
    """What a browser would post of the second step, with some fields changed."""
    forms = [lines.management_form, *lines.forms]
    shown = {key: value for form in forms for key, value in values_of(form)}
    return shown | {"text": text} | changes


def save(client, event, text, **changes):
    data = filled(read(client, event, text), text, **changes)
    return client.post(address(event), data | {"save": "1"})


def candidates(form, field):
    return [
        (choice.name, choice.why)
        for _value, choice in form.fields[field].choices
        if not choice.is_way
    ]


def saved(event):
    return [
        (
            line.order,
            line.role,
            line.participant.name if line.participant else None,
            line.organization.name if line.organization else None,
            line.position,
        )
        for line in event.participations.order_by("order")
    ]


def errors(response):
    forms = response.context["lines"].forms
    return {form.proposal.read.number: dict(form.errors) for form in forms if form.errors}


def test_list_is_saved_behind_the_lines_that_are_there(client, event):
    ParticipationFactory(event=event, order=4, participant=ParticipantFactory(name="First"))
    ParticipantFactory(name="Alex Bellamy", sort_name="Bellamy, Alex")
    OrganizationFactory(name="Fudan University")

    response = save(client, event, "Alex Bellamy, Director, APR2P\nFudan University")

    assert response.url == page(event)
    assert saved(event)[1:] == [
        (5, "participant", "Alex Bellamy", "APR2P", "Director"),
        (6, "represented", None, "Fudan University", ""),
    ]


def test_what_is_new_is_made_once_as_a_draft_of_whoever_pastes(client):
    user = sign_in(client, "Cataloguer")
    event = EventFactory()

    save(client, event, "Chair: Dr Ana Pérez, New Institute\nAna Perez, New Institute")

    person, organization = Participant.objects.get(), Organization.objects.get()
    assert (person.name, person.sort_name, person.honorific, person.slug) == (
        "Ana Pérez",
        "Pérez, Ana",
        "Dr",
        "ana-perez",
    )
    assert (organization.name, organization.kind) == ("New Institute", "think_tank")
    assert {record.status for record in (person, organization)} == {"draft"}
    assert {record.made_by for record in (person, organization)} == {user}
    assert [line.role for line in event.participations.all()] == ["chair", "participant"]
    assert [record.history.count() for record in (person, organization)] == [1, 1]


def test_nothing_is_stored_before_it_is_saved(client, event):
    client.get(address(event))
    read(client, event, "Ana Pérez, New Institute")

    assert (Participant.objects.count(), Organization.objects.count()) == (0, 0)
    assert Participation.objects.count() == 0


@pytest.mark.parametrize(
    ("written", "why"),
    [
        ("Alex Bellamy", "exact"),
        ("Alexander Bellamy", "other name: Alexander Bellamy"),
        ("BELLAMY, Alex", "exact"),
        ("A. Bellamy", "initial fits"),
        ("Alex J. Bellamy", "initial fits"),
        ("Alex Belamy", "near: 95 %"),
    ],
)
def test_person_is_found_with_the_reason_in_words(client, event, written, why):
    person = ParticipantFactory(name="Alex Bellamy", sort_name="Bellamy, Alex")
    ParticipantNameFactory(participant=person, name="Alexander Bellamy")
    ParticipantFactory(name="Somebody Else", sort_name="Else, Somebody")

    (form,) = read(client, event, written).forms

    assert candidates(form, "person") == [("Alex Bellamy", why)]


@pytest.mark.parametrize(
    ("written", "why"),
    [
        ("Asia Pacific Centre for the Responsibility to Protect", "exact"),
        ("Asia-Pacific Center for R2P", "written otherwise"),
        ("APR2P", "short name"),
        ("R2P Centre", "other name: R2P Centre"),
        ("Asia Pacific Centre for Responsibility Protection", "near: 93 %"),
        ("R2P Centre, Brisbane", "a part of what is written"),
        ("Unheard Name Centre (APR2P)", "short name"),
    ],
)
def test_organization_is_found_with_the_reason_in_words(client, event, written, why):
    centre = OrganizationFactory(
        name="Asia Pacific Centre for the Responsibility to Protect", short_name="APR2P"
    )
    OrganizationNameFactory(organization=centre, name="R2P Centre")
    OrganizationFactory(name="Fudan University")

    (form,) = read(client, event, written).forms

    assert candidates(form, "organization") == [(centre.name, why)]


def test_two_people_of_one_name_are_told_apart_and_have_to_be_chosen(client, event):
    one, other = (
        AffiliationFactory(
            participant__name="Karen Smith",
            participant__sort_name="Smith, Karen",
            organization__name=name,
            position="Professor",
        ).participant
        for name in ("Leiden University", "London School of Economics")
    )

    text = "Karen Smith, Leiden University"
    (form,) = read(client, event, text).forms

    assert candidates(form, "person") == [
        ("Karen Smith", "exact; same organization"),
        ("Karen Smith", "exact; Professor, London School of Economics"),
    ]
    assert errors(save(client, event, text)) == {1: {"person": ["Choose who it is."]}}
    save(client, event, text, **{"lines-0-person": other.pk})
    assert event.participations.get().participant == other != one


def test_everything_is_corrected_in_place(client, event):
    person, body = ParticipantFactory(name="Other Person"), OrganizationFactory(name="Other Body")

    save(
        client,
        event,
        "Misread Name, Director, Misread Body\nStrange Name",
        **{
            "lines-0-person": "other",
            "lines-0-other_person": person.pk,
            "lines-0-organization": "other",
            "lines-0-other_organization": body.pk,
            "lines-0-role": "speaker",
            "lines-0-position": "Dean",
            "lines-0-side": "Chinese",
            "lines-1-person": "none",
            "lines-1-organization": "new",
            "lines-1-organization_kind": "media",
            "lines-1-role": "sponsor",
        },
    )

    assert saved(event) == [
        (1, "speaker", "Other Person", "Other Body", "Dean"),
        (2, "sponsor", None, "Strange Name", ""),
    ]
    assert event.participations.first().side == "Chinese"
    assert Organization.objects.get(name="Strange Name").kind == "media"


def test_name_as_published_is_kept_where_the_record_has_another(client, event):
    teitt = ParticipantFactory(name="Sarah Teitt", sort_name="Teitt, Sarah")

    save(
        client, event, "S. Teitt\nMisread New", **{"lines-0-person": teitt.pk, "lines-1-name": "N"}
    )

    assert [line.name_as_published for line in event.participations.all()] == ["S. Teitt", ""]


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


def test_way_back_keeps_the_text(client, event):
    response = client.post(address(event), {"text": "Ana Pérez\nOxfam", "back": "1"})

    assert response.context["form"]["text"].value() == "Ana Pérez\nOxfam"


def test_form_of_many_lines_is_taken_whole(client, event):
    text = "\n".join(
        f"Ana {letter}olber{other}t" for letter in "BCDFGHJKLM" for other in "abcdefgh"
    )

    save(client, event, text)

    assert event.participations.count() == 80


@pytest.mark.parametrize("count", [2, 20])
def test_proposals_need_the_same_queries_for_any_number_of_lines(client, event, count):
    text = ""
    for number in range(count):
        post = AffiliationFactory(participant__name=f"Person{number} Name{number}")
        text += f"{post.participant.name}, {post.organization.name}\nNobody New{number}, Body\n"

    with CaptureQueriesContext(
        connection,
    ) as queries:
        lines = read(client, event, text)

    assert (len(lines.forms), len(queries)) == (2 * count, 10)


@pytest.mark.parametrize("group", [None, "Cataloguer"])
def test_list_is_pasted_only_by_those_who_may_change_the_event(client, group):
    sign_in(client, group)
    event = EventFactory(published=True)

    answers = [client.get(address(event)), client.post(address(event), {"text": "A", "save": "1"})]

    assert [answer.status_code for answer in answers] == [403, 403]
    assert client.get(reverse("admin:events_event_paste", args=[0])).status_code == 404


def test_list_is_not_pasted_by_the_public(client):
    event = EventFactory(published=True)

    assert client.get(address(event)).status_code == 302


def grant(user, *codenames):
    user.user_permissions.set(Permission.objects.filter(codename__in=codenames))


def test_candidates_are_shown_only_to_those_who_may_see_the_records(client):
    user = sign_in(client)
    grant(user, "change_event")
    ParticipantFactory(name="Alex Bellamy")
    OrganizationFactory(name="Oxfam International")

    (form,) = read(client, EventFactory(), "Alex Bellamy, Oxfam International").forms

    ways = {
        name: [way for way, _label in form.fields[name].choices]
        for name in ("person", "organization")
    }
    assert ways == {"person": ["none"], "organization": ["none"]}


def test_new_records_are_made_only_by_those_who_may_add_them(client):
    user = sign_in(client)
    grant(user, "change_event", "view_participant", "view_organization")
    event = EventFactory()

    response = save(client, event, "Ana Pérez, Oxfam", **{"lines-0-person": "new"})

    assert list(errors(response)[1]) == ["person", "organization"]
    assert Participant.objects.count() == 0


def test_page_of_an_event_leads_to_the_list_for_those_who_may_paste_one(client, event):
    link = ("Paste a participant list", address(event))

    assert client.get(page(event)).context["tools"].count(link) == 1
    assert client.get(page(EventFactory(published=True))).context["tools"] == []


def test_new_event_is_saved_and_its_list_pasted_in_one_go(client):
    sign_in(client, "Cataloguer")
    data = {"title": "New", "slug": "new", "kind": "debate", "regions": [], "themes": []}
    data |= {"_save_and_paste": "1"}

    response = client.post(page(Event()), as_shown(client.get(page(Event())), **data))

    assert response.url == address(Event.objects.get())
