"""How the lines of a pasted list are read: names, positions, organizations, roles."""

import pytest

from events.pasting.participant_list import read
from events.pasting.posts import Known
from events.recognition.person_names import read_name
from r2p.records.names import fold

KNOWN = Known(
    organizations=frozenset(
        map(fold, ["Accountability, Coherence and Transparency Group", "Oxfam", "APR2P", "CIIS"])
    ),
    people=frozenset([fold("Surin Pitsuwan")]),
)

# The line; name, position, organization.
LINES = [
    (
        "Prof. Alex Bellamy, Director, Asia-Pacific Centre for R2P",
        ("Alex Bellamy", "Director", "Asia-Pacific Centre for R2P"),
    ),
    (
        "H.E. Mr Liu Jieyi, Permanent Representative of China to the UN",
        (
            "Liu Jieyi",
            "Permanent Representative",
            "Permanent Mission of China to the United Nations",
        ),
    ),
    (
        "H.E. Mr. José Luis Cancela, Permanent Representative of Uruguay",
        (
            "José Luis Cancela",
            "Permanent Representative",
            "Permanent Mission of Uruguay to the United Nations",
        ),
    ),
    (
        "Ms Keva Bain, Permanent Representative of the Bahamas to the UN Office at Geneva",
        (
            "Keva Bain",
            "Permanent Representative",
            "Permanent Mission of the Bahamas to the United Nations Office at Geneva",
        ),
    ),
    (
        "Nguyen Phuong Nga, Permanent Representative of Viet Nam to the United Nations",
        (
            "Nguyen Phuong Nga",
            "Permanent Representative",
            "Permanent Mission of Viet Nam to the United Nations",
        ),
    ),
    (
        "LIU Jieyi, Ambassador of China to Australia",
        ("Liu Jieyi", "Ambassador", "Embassy of China in Australia"),
    ),
    (
        "H.E. Ms. Julie Bishop, Minister for Foreign Affairs of Australia",
        (
            "Julie Bishop",
            "Minister for Foreign Affairs",
            "Ministry of Foreign Affairs of Australia",
        ),
    ),
    ("Tanja Fajon, Prime Minister", ("Tanja Fajon", "Prime Minister", "")),
    ("S. Teitt; Deputy Director; APR2P", ("S. Teitt", "Deputy Director", "APR2P")),
    ("Sarah Teitt (APR2P)", ("Sarah Teitt", "", "APR2P")),
    ("Sarah Teitt (Deputy Director, APR2P)", ("Sarah Teitt", "Deputy Director", "APR2P")),
    ("Fudan University", ("", "", "Fudan University")),
    ("University of California, Berkeley", ("", "", "University of California, Berkeley")),
    (
        "Gareth Evans AC QC, University of California, Berkeley",
        ("Gareth Evans", "", "University of California, Berkeley"),
    ),
    (
        "Accountability, Coherence and Transparency Group",
        ("", "", "Accountability, Coherence and Transparency Group"),
    ),
    (
        "Luc Dockendorf, Accountability, Coherence and Transparency Group",
        ("Luc Dockendorf", "", "Accountability, Coherence and Transparency Group"),
    ),
    (
        "1. Yang Yi, Secretary-General, China Institute of International Studies (CIIS)",
        ("Yang Yi", "Secretary-General", "China Institute of International Studies"),
    ),
    (
        "• Dr Noor Al-Huda, Research Fellow, Institut für Menschenrechtsverletzungsprävention",
        ("Noor Al-Huda", "Research Fellow", "Institut für Menschenrechtsverletzungsprävention"),
    ),
    ("(2) Ruan Zongze – CIIS", ("Ruan Zongze", "", "CIIS")),
    (
        "Ban Ki-moon – Secretary-General – United Nations",
        ("Ban Ki-moon", "Secretary-General", "United Nations"),
    ),
    ("BELLAMY, Alex, Director, APR2P", ("Alex Bellamy", "Director", "APR2P")),
    ("Bellamy, Prof. Alex; Director; APR2P", ("Alex Bellamy", "Director", "APR2P")),
    ("ALEX BELLAMY, Director, APR2P", ("Alex Bellamy", "Director", "APR2P")),
    ("RUAN, Zongze, CIIS", ("Ruan Zongze", "", "CIIS")),
    (
        "Martin Luther King, Jr., Pastor, Ebenezer Baptist Church",
        ("Martin Luther King Jr.", "Pastor", "Ebenezer Baptist Church"),
    ),
    (
        "Mr. Johan van der Merwe III, Ministry of Foreign Affairs, South Africa",
        ("Johan van der Merwe III", "", "Ministry of Foreign Affairs, South Africa"),
    ),
    (
        "María de la Cruz García, Directora, Universidad Nacional de Colombia",
        ("María de la Cruz García", "Directora", "Universidad Nacional de Colombia"),
    ),
    (
        "Dr. Hans-Peter Dürr, PhD, Max Planck Society",
        ("Hans-Peter Dürr", "", "Max Planck Society"),
    ),
    ("Surin Pitsuwan", ("Surin Pitsuwan", "", "")),
    ("Suharto", ("Suharto", "", "")),
    ("Oxfam", ("", "", "Oxfam")),
    ("UNESCO", ("", "", "UNESCO")),
    (
        "Sarah Teitt, Deputy Director of the Asia Pacific Centre for R2P",
        ("Sarah Teitt", "Deputy Director", "Asia Pacific Centre for R2P"),
    ),
    (
        "Jennifer Welsh, Professor of International Relations at the European University Institute",
        (
            "Jennifer Welsh",
            "Professor of International Relations",
            "European University Institute",
        ),
    ),
    (
        "Andrea Bartoli, Director of the Institute for Conflict Analysis, George Mason University",
        (
            "Andrea Bartoli",
            "Director of the Institute for Conflict Analysis",
            "George Mason University",
        ),
    ),
    (
        "Mutlaq bin Majed Al-Qahtani, Special Envoy of the Foreign Minister",
        ("Mutlaq bin Majed Al-Qahtani", "Special Envoy of the Foreign Minister", ""),
    ),
    (
        "刘结一，大使，中国国际问题研究院",
        ("刘结一", "大使", "中国国际问题研究院"),
    ),
    ("محمد بن سلمان، وزير، وزارة الخارجية", ("محمد بن سلمان", "وزير", "وزارة الخارجية")),
    ("Prof.\tAlex Bellamy\tDirector\tAPR2P", ("Alex Bellamy", "Director", "APR2P")),
    ("3\tSarah Teitt\tAPR2P\tDeputy Director", ("Sarah Teitt", "Deputy Director", "APR2P")),
    ("Hung Nguyen Duy - Vietnam", ("Hung Nguyen Duy", "", "Vietnam")),
    (
        "Sir Lawrence Freedman, King's College London",
        ("Lawrence Freedman", "", "King's College London"),
    ),
    (
        "S. Rajaratnam School of International Studies",
        ("", "", "S. Rajaratnam School of International Studies"),
    ),
    ("King's College London", ("", "", "King's College London")),
    ("United Nations General Assembly", ("", "", "United Nations General Assembly")),
    ("General Assembly", ("", "", "General Assembly")),
    ("Host University", ("", "", "Host University")),
    ("Prime Minister's Office", ("", "", "Prime Minister's Office")),
    ("Division of Public Affairs", ("", "", "Division of Public Affairs")),
    ("Counter-Terrorism Directorate", ("", "", "Counter-Terrorism Directorate")),
    ("Mediation Support Unit", ("", "", "Mediation Support Unit")),
    (
        "David Chick, Director, Peacekeeping Section",
        ("David Chick", "Director", "Peacekeeping Section"),
    ),
    ("David Chick, Head of Section, Oxfam", ("David Chick", "Head of Section", "Oxfam")),
    ("Dr Ann Court", ("Ann Court", "", "")),
    (
        "Office of the High Representative for Human Rights",
        ("", "", "Office of the High Representative for Human Rights"),
    ),
    (
        "Edward C. Luck | Special Adviser | United Nations",
        ("Edward C. Luck", "Special Adviser", "United Nations"),
    ),
    ("\ufeff\u200b– Alex Bellamy\xa0, APR2P", ("Alex Bellamy", "", "APR2P")),
]


@pytest.mark.parametrize(("line", "expected"), LINES, ids=[line for line, _read in LINES])
def test_line_is_read(line, expected):
    (said,) = read(line, KNOWN)

    assert (said.person.name, said.post.position, said.post.organization) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Prof. Alex Bellamy", ("Prof.", "Alex Bellamy", "Bellamy, Alex")),
        ("H.E. Mr Liu Jieyi", ("H.E.", "Liu Jieyi", "Liu, Jieyi")),
        ("H.E. Ambassador Dr. Ana Pérez", ("H.E. Ambassador Dr.", "Ana Pérez", "Pérez, Ana")),
        ("Ruan Zongze", ("", "Ruan Zongze", "Ruan, Zongze")),
        ("Ban Ki-moon", ("", "Ban Ki-moon", "Ban, Ki-moon")),
        ("Nguyen Phuong Nga", ("", "Nguyen Phuong Nga", "Nguyen, Phuong Nga")),
        ("Jack MA", ("", "Jack Ma", "Ma, Jack")),
        ("Philémon Yang", ("", "Philémon Yang", "Yang, Philémon")),
        ("刘结一", ("", "刘结一", "刘结一")),
        ("محمد بن سلمان", ("", "محمد بن سلمان", "محمد بن سلمان")),
        ("Zeid Ra’ad Al Hussein", ("", "Zeid Ra’ad Al Hussein", "Al Hussein, Zeid Ra’ad")),
        (
            "Mutlaq bin Majed Al-Qahtani",
            ("", "Mutlaq bin Majed Al-Qahtani", "Al-Qahtani, Mutlaq bin Majed"),
        ),
        ("Uri van der Berg", ("", "Uri van der Berg", "van der Berg, Uri")),
        ("Chiara de Franco", ("", "Chiara de Franco", "de Franco, Chiara")),
        ("Claudia RUIZ MASSIEU", ("", "Claudia Ruiz Massieu", "Ruiz Massieu, Claudia")),
        ("Martin Luther King Jr.", ("", "Martin Luther King Jr.", "King, Martin Luther, Jr.")),
        ("J. K. Rowling", ("", "J. K. Rowling", "Rowling, J. K.")),
        ("Suharto", ("", "Suharto", "Suharto")),
        ("Dean Smith", ("", "Dean Smith", "Smith, Dean")),
        ("Ambassador", ("", "Ambassador", "Ambassador")),
    ],
)
def test_name_stays_as_written_and_is_sorted_by_a_guess(text, expected):
    name = read_name(text)

    assert (name.honorific, name.name, name.sort_name) == expected


def test_headings_say_the_role_of_what_follows():
    text = "Hosts:\nOxfam\nNew Body\n\nParticipants\nAna Pérez\nRepresented:\nStrange Name"

    lines = read(text, KNOWN)

    assert [(line.role, line.person.name, line.post.organization) for line in lines] == [
        ("host", "", "Oxfam"),
        ("host", "", "New Body"),
        ("participant", "Ana Pérez", ""),
        ("represented", "", "Strange Name"),
    ]


@pytest.mark.parametrize("name", ["Division of Global Affairs", "Dean of Students", "Sage"])
def test_organization_that_is_called_as_a_title_stays_one_below_a_heading_of_them(name):
    (line,) = read(f"Co-hosts:\n{name}")

    assert (line.person.name, line.post.organization) == ("", name)


@pytest.mark.parametrize("name", ["Prof. Ana Pérez", "Surin Pitsuwan"])
def test_person_who_hosts_stays_one(name):
    (line,) = read(f"Hosts:\n{name}", KNOWN)

    assert (line.person.name, line.post.organization) == (name.removeprefix("Prof. "), "")


@pytest.mark.parametrize(
    "line", ["Chair: Ana Pérez, Oxfam", "Ana Pérez (chair), Oxfam", "Chair\tAna Pérez\tOxfam"]
)
def test_role_of_one_line_does_not_hold_for_the_next(line):
    first, second = read(f"{line}\nAlex Bellamy", KNOWN)

    assert (first.role, first.person.name, first.post.organization) == (
        "chair",
        "Ana Pérez",
        "Oxfam",
    )
    assert second.role == ""


def test_heading_of_a_delegation_says_the_side():
    lines = read("Chinese side:\nYang Yi\nDelegation of Australia\nDavid Chick\nChair:\nAna Pérez")

    assert [line.side for line in lines] == ["Chinese", "Australia", ""]


def test_position_that_is_called_like_a_role_stays_a_position():
    (line,) = read("Mô Bleeker, Chair, Oxfam", KNOWN)

    assert (line.role, line.post.position) == ("", "Chair")


def test_empty_lines_rules_and_heads_of_columns_are_passed_over():
    text = "\n  \n-----\nName\tPosition\tOrganization\n•\n\u200b\n"

    assert read(text) == []


@pytest.mark.parametrize("garbage", ["x" * 500, "?!?! 123 456", "12345", "€" * 30, "a, " * 200])
def test_garbage_is_kept_as_a_line_that_is_not_understood(garbage):
    (line,) = read(garbage)

    assert not line.is_understood
    assert line.source == " ".join(garbage.split())
