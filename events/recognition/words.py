"""Vocabulary for reading lists: headings, titles, organizations, positions."""

import re

from events.models import Organization, Participation
from r2p.records.names import fold

Role = Participation.Role
Kind = Organization.Kind


def word_set(text):
    return frozenset(text.split())


HEADINGS = {
    Role.HOST: "host|hosts|hosted by|organizer|organizers|organiser|organisers|organized by|"
    "organised by|convener|conveners|convened by|hôte|hôtes|organizadores|anfitriones",
    Role.CO_HOST: "co-host|co-hosts|co-hosted by|cohosts|co-organizers|co-organisers|"
    "co-organized by|co-organised by",
    Role.CHAIR: "chair|chairs|co-chair|co-chairs|chaired by|chairperson|chairman|chairwoman|"
    "présidence|presidencia",
    Role.MODERATOR: "moderator|moderators|moderated by|facilitator|facilitators|modérateur|"
    "modératrice|moderador|moderadora",
    Role.SPEAKER: "speaker|speakers|keynote|keynote speaker|keynote speakers|opening remarks|"
    "closing remarks|presenter|presenters|intervenants|oradores|ponentes",
    Role.PANELLIST: "panellist|panellists|panelist|panelists|panel|discussant|discussants|"
    "panelistas|panélistes",
    Role.LEAD: "lead|led by|head of delegation|heads of delegation",
    Role.PARTICIPANT: "participant|participants|list of participants|attendee|attendees|"
    "in attendance|attended by|delegates|representatives|experts|scholars|officials|"
    "participantes|teilnehmer",
    Role.REPRESENTED: "represented|organizations|organisations|organizations represented|"
    "organisations represented|represented organizations|represented organisations|"
    "participating organizations|participating organisations|institutions|"
    "participating institutions|representatives from|representatives of|organizaciones",
    Role.OBSERVER: "observer|observers|observateurs|observadores",
    Role.SPONSOR: "sponsor|sponsors|sponsored by|supported by|with the support of|funded by",
}
ROLE_OF = {fold(word): role for role, words in HEADINGS.items() for word in words.split("|")}

# Column headings of spreadsheets, which are no participants.
COLUMNS = {
    *word_set("name names surname nombre nom no nr title"),
    *("full name", "first name", "last name"),
}

SIDE = re.compile(
    r"(?:from\s+)?(?:the\s+)?(?P<before>\S.{0,50}?)\s+(?:side|delegation)"
    r"|(?:side|delegation)\s+of\s+(?:the\s+)?(?P<after>\S.{0,50})",
    re.IGNORECASE,
)

# Words before "participants" that are not the name of a side.
NO_SIDES = word_set(
    "academic additional all confirmed conference dialogue distinguished expert external full "
    "further government independent international invited key local main meeting more national ngo "
    "notable online other our panel participating regional registered remote represented seminar "
    "selected senior society some special un virtual workshop young youth"
)

BODIES = re.compile(
    r"\b(?:academy|administration|agency|alliance|amnesty|assembly|association|authority|bank|board|"
    r"bureau|caucus|cent(?:er|re)s?|church|coalition|college|commission|committee|community|"
    r"confederation|congress|consortium|consulate|council|courts?|delegation|department|embassy|"
    r"directorates?|divisions?|faculty|federation|forum|foundation|friends of|fund|government|"
    r"group|institut|institutes?|institution|international$|initiative|laboratory|league|"
    r"mechanism|media|ministry|missions?|movement|museum|network|ngo|observatory|offices?|organi[sz]ations?|parliament|partnership|programme|project|"
    r"school|secretariat|sections?|senate|society|subcommittee|taskforce|task force|think tank|"
    r"tribunal|trust|units?|"
    r"un(?! resident)|unesco|unicef|union|united nations|universit(?:y|ies)|"
    r"universidad|universidade|universita|universitat|universite|universitet|instituto|institutet|"
    r"istituto|centro|fundacion|fundacao|fondation|stiftung|ministerio|ministere|ministerium|"
    r"comision|consejo|conseil|comite|asociacion|association|ecole|escuela|gesellschaft|"
    r"secretaria|coordinadora|red|rights watch)\b"
    r"|大学|学院|研究院|研究所|研究中心|协会|委员会|外交部|基金会|مركز|معهد|جامعة|وزارة|منظمة|"
    r"университет|институт|министерство|центр|академия"
)
POSITIONS = re.compile(
    r"\b(?:"
    r"adviser|advisor|advocate|ambassador|analyst|assistant|associate|attache|ceo|chair|"
    r"chairman|chairperson|chairwoman|chancellor|chief|commissioner|consul|consultant|"
    r"coordinator|counsel|counsellor|counselor|dean|delegate|deputy|director|directrice|"
    r"directeur|directora|editor|emeritus|envoy|executive|expert|fellow|former|founder|"
    r"governor|head|intern|investigator|journalist|judge|lawyer|lead|leader|lecturer|"
    r"manager|member|minister|ministre|ministra|ministro|observer|officer|ombudsperson|"
    r"partner|president|presidente|presidenta|principal|professor|profesor|profesora|"
    r"prosecutor|rapporteur|reader|rector|representative|researcher|responsable|scholar|"
    r"secretary|senator|senior|specialist|spokesperson|spokesman|student|treasurer|vice|"
    r"visiting|charge daffaires|focal point"
    r")\b"
    r"|主任|院长|教授|大使|研究员|部长|秘书长|مدير|سفير|وزير|أستاذ|директор|профессор|посол|министр"
)
ACRONYM = re.compile(r"[A-Z][A-Z0-9&/.\-]{1,11}s?|[A-Z]+\d[A-Z0-9]*")
AND = re.compile(r"\s+(?:and|&)\s+(?=\S)")

# Titles that no organization is named after, unlike "King’s College" or "General Assembly".
PERSONAL = re.compile(
    r"(?:h\.? ?e|s\.e|mr|mrs|ms|miss|mx|mme|dr|prof|professor|amb|ambassador|sir|dame|judge|"
    r"senator|hon|the hon|rt\.? hon)\b",
    re.IGNORECASE,
)
PARTICLES = word_set("de del la las los van von der den da dos di bin")


def is_body(text):
    return bool(BODIES.search(fold(text)))


def is_position(text):
    return bool(POSITIONS.search(fold(text)))


# Kinds of organizations by words in their name; the first match counts.
KINDS = [
    (
        Kind.UNIVERSITY,
        r"\b(?:universit\w*|universidad\w*|college|academy of sciences|escuela)\b|大学|جامعة",
    ),
    (
        Kind.GOVERNMENT,
        r"\b(?:permanent mission|embassy|ministry|minister\w*|department of|government|"
        r"parliament|senate|consulate)\b|外交部|وزارة|министерство",
    ),
    (
        Kind.UN_BODY,
        r"^(?!.*\b(?:association|watch|foundation)\b)"
        r"(?:un(?!der\b|ion\b|ique\b|ited\b|ity\b|iv\b)\w{0,4}\b|.*\bunited nations\b)",
    ),
    (Kind.THINK_TANK, r"\b(?:institut\w*|cent(?:er|re) (?:for|of|on)|think tank)\b|研究"),
    (Kind.MEDIA, r"\b(?:news|times|media|radio|tv|television|post|herald)\b"),
]


def guess_organization_kind(name):
    """Guess the kind of an organization from its name."""
    folded = fold(name)
    return next((kind for kind, words in KINDS if re.search(words, folded)), Kind.CIVIL_SOCIETY)
