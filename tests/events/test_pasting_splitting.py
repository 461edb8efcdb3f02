"""Lines of a pasted list that name several at once."""

import pytest

from events.pasting.participant_list import read_participant_list
from events.pasting.posts import Known
from r2p.records.names import fold

KNOWN = Known(organizations=frozenset(map(fold, ["Oxfam", "Birch Centre and Oak Forum"])))

# What is written; the organizations that it names.
SEVERAL = [
    (
        "Alder Institute, the Birch Forum for Peace and Justice, and Oxfam",
        ["Alder Institute", "Birch Forum for Peace and Justice", "Oxfam"],
    ),
    ("Alder Institute; Birch Forum", ["Alder Institute", "Birch Forum"]),
    ("UNESCO and UNICEF", ["UNESCO", "UNICEF"]),
    (
        "Faculty of Law, University of Elm and the Birch Forum",
        ["Faculty of Law, University of Elm", "Birch Forum"],
    ),
]
ONE = [
    "University of California, Berkeley",
    "Faculty of Law, University of Elm",
    "Institute for Peace and Conflict Studies",
    "Bureau of Democracy, Human Rights and Labour",
    "Office on the Prevention of Genocide and the Responsibility to Protect",
    "Birch Centre and Oak Forum",
]


@pytest.mark.parametrize("heading", ["Hosts:\n", "Co-hosts\n", "Represented:\n", "Sponsors: "])
@pytest.mark.parametrize(("line", "expected"), SEVERAL, ids=[line for line, _names in SEVERAL])
def test_organizations_of_one_line_are_a_line_each(heading, line, expected):
    lines = read_participant_list(heading + line, KNOWN)

    assert [said.post.organization for said in lines] == expected
    assert [said.number for said in lines] == list(range(1, len(expected) + 1))
    assert len({said.role for said in lines}) == 1


@pytest.mark.parametrize("line", ONE)
def test_one_organization_with_and_or_commas_in_its_name_stays_one(line):
    (said,) = read_participant_list(f"Hosts:\n{line}", KNOWN)

    assert said.post.organization == line


def test_line_is_not_divided_where_the_heading_is_none_of_organizations():
    (said,) = read_participant_list("Participants:\nAlder Institute and Birch Forum", KNOWN)

    assert said.post.organization == "Alder Institute and Birch Forum"


def test_two_people_with_titles_are_a_line_each():
    lines = read_participant_list(
        "Chair: Ms. Ana Pérez, Oxfam, and Prof. John Doe, Lake Centre", KNOWN
    )

    assert [(said.role, said.person.name, said.post.organization) for said in lines] == [
        ("chair", "Ana Pérez", "Oxfam"),
        ("chair", "John Doe", "Lake Centre"),
    ]


@pytest.mark.parametrize(
    "line", ["Dr Ana Pérez, Dean and Professor of Law", "Mr. and Mrs. Doe", "Ms. Ana and Friends"]
)
def test_line_of_one_person_with_and_stays_one(line):
    assert len(read_participant_list(line)) == 1
