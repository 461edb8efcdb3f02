"""Posts and organizations of a pasted list: offices, posts before names, short names, countries."""

import pytest

from events.pasting.participant_list import read_participant_list
from events.pasting.posts import Known
from events.recognition.words import guess_organization_kind
from r2p.records.names import fold
from tests.case_tables import cases

KNOWN = Known(organizations=frozenset(map(fold, ["APR2P", "CIIS"])))


@cases("events/pasted_posts.csv")
def test_post_is_read(line, name, position, organization):
    (said,) = read_participant_list(line, KNOWN)

    assert (said.person.name, said.post.position, said.post.organization) == (
        name,
        position,
        organization,
    )


def test_acronym_behind_a_name_is_its_short_name():
    (line,) = read_participant_list("China Institute of International Studies (CIIS)")

    assert (line.post.organization, line.post.short_name) == (
        "China Institute of International Studies",
        "CIIS",
    )


@pytest.mark.parametrize("country", ["Tanzania", "USA"])
def test_country_behind_a_name_is_no_short_name(country):
    known = Known(countries=frozenset(map(fold, ["Tanzania", "USA"])))

    (line,) = read_participant_list(f"Lakes Law Society ({country})", known)

    assert (line.post.organization, line.post.short_name, line.post.country) == (
        "Lakes Law Society",
        "",
        country,
    )


def test_other_words_behind_a_name_stay_in_it():
    (line,) = read_participant_list("Lakes Law Society (Arusha)")

    assert (line.post.organization, line.post.short_name) == ("Lakes Law Society (Arusha)", "")


@pytest.mark.parametrize(
    "text",
    [
        "Lake Centre (LC)\nLC\nJoan Doe, LC",
        "LC\nLake Centre\nJoan Doe (LC)\nLake Centre (LC)",
    ],
)
def test_acronym_that_one_line_explains_means_the_same_in_all(text):
    lines = read_participant_list(text)

    assert {(line.post.organization, line.post.short_name) for line in lines} == {
        ("Lake Centre", "LC")
    }


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("UN Association of China", "civil_society"),
        ("United Nations Association of Lakeland", "civil_society"),
        ("Union of Lakes", "civil_society"),
        ("UNESCO", "un_body"),
        ("UN Women", "un_body"),
        ("Office of the United Nations at Riverton", "un_body"),
    ],
)
def test_kind_of_an_organization_is_guessed_by_its_name(name, kind):
    assert guess_organization_kind(name) == kind
