"""Lines that belong to records come and go as tables of their own."""

import pytest

from documents.models import Document, Translation
from events.models import Affiliation, Participation, Standing
from r2p.desk.models import AuditEntry
from r2p.records.audience import Audience
from r2p.records.dates import KnownDate
from tests.admin_pages import sign_in
from tests.desk.tables import address, as_csv, bring, bring_in, errors
from tests.factories import (
    AffiliationFactory,
    EventFactory,
    OrganizationFactory,
    ParticipantFactory,
    ParticipationFactory,
    StandingFactory,
    TranslationFactory,
)

pytestmark = pytest.mark.django_db


def lines_of(event):
    return [
        (line.order, line.role, line.participant, line.organization, line.position)
        for line in event.participations.all()
    ]


# -- Bringing in -----------------------------------------------------------------------------------


def test_who_took_part_comes_a_row_each(client):
    user = sign_in(client, "Cataloguer")
    event, person, centre = EventFactory(), ParticipantFactory(), OrganizationFactory()

    bring_in(
        client,
        Participation,
        ["event", "role", "person", "organization", "position"],
        [event.slug, "host", "", centre.slug, ""],
        [event.slug, "speaker", person.slug, centre.slug, "Director, then"],
        [event.slug, "", person.slug, "", ""],
    )

    assert lines_of(event) == [
        (1, "host", None, centre, ""),
        (2, "speaker", person, centre, "Director, then"),
        (3, "participant", person, None, ""),
    ]
    assert {line.history.get().history_user for line in event.participations.all()} == {user}


def test_line_that_is_there_is_changed_and_others_stay(as_cataloguer):
    event = EventFactory()
    stays, changes = ParticipationFactory.create_batch(2, event=event, position="Fellow", order=4)

    job = bring_in(
        as_cataloguer,
        Participation,
        ["event", "person", "position", "order"],
        [event.slug, changes.participant.slug, "Director", ""],
    )

    assert (job.outcome["new"], job.outcome["changed"]) == (0, 1)
    assert lines_of(event) == [
        (4, "participant", stays.participant, None, "Fellow"),
        (4, "participant", changes.participant, None, "Director"),
    ]


def test_position_standing_and_translation_come_with_their_dates_and_texts(as_editor):
    line, standing, translation = AffiliationFactory(), StandingFactory(), TranslationFactory()
    person, centre = line.participant.slug, line.organization.slug
    organization, document = standing.organization.slug, translation.document.slug

    bring_in(
        as_editor,
        Affiliation,
        ["person", "organization", "position", "began", "ended"],
        [person, centre, "Fellow", "2009", "2012-03"],
    )
    bring_in(
        as_editor,
        Standing,
        ["organization", "standing", "began", "ended"],
        [organization, "NGO supporter", "2009", "2010"],
    )
    bring_in(
        as_editor,
        Translation,
        ["document", "language", "title", "text"],
        [document, "es", "Un informe", "El texto"],
    )

    assert line.participant.affiliations.get(position="Fellow").span == "2009 – March 2012"
    assert standing.organization.standings.get(began_from="2009-01-01").kind == Audience.SUPPORTERS
    assert translation.document.translations.get(language="es").body == "El texto"


@pytest.mark.parametrize(
    ("row", "column", "said"),
    [
        (["nowhere", "speaker", "", "a-centre", ""], "event", "There is no event “nowhere”."),
        (["", "speaker", "", "a-centre", ""], "event", "This cell must not be empty."),
        (["an-event", "singer", "", "a-centre", ""], "role", "“singer” is not one of these"),
        (["an-event", "speaker", "nobody", "", ""], "person", "There is no participant “nobody”."),
        (["an-event", "speaker", "", "", ""], "", "A line must name a person or an organization."),
        (["an-event", "host", "", "a-centre", "soon"], "order", "“soon” is not a whole number."),
    ],
)
def test_what_is_wrong_with_a_line_is_said_at_its_cell(as_cataloguer, row, column, said):
    EventFactory(slug="an-event")
    OrganizationFactory(slug="a-centre")

    heads = ["event", "role", "person", "organization", "order"]
    job = bring(as_cataloguer, Participation, as_csv(heads, row))

    ((number, at, _value, (sentence,)),) = errors(job)
    assert (number, at) == (2, column)
    assert sentence.startswith(said)


def test_line_twice_in_a_table_is_refused(as_cataloguer):
    event, person = EventFactory(), ParticipantFactory()
    row = [event.slug, person.slug]

    job = bring(as_cataloguer, Participation, as_csv(["event", "person"], row, row))

    assert errors(job) == [(3, "event", event.slug, ["This row repeats another row of the file."])]


def test_translation_into_the_language_of_its_document_is_refused(as_editor):
    document = TranslationFactory(document__language="en").document

    job = bring(as_editor, Translation, as_csv(["document", "language"], [document.slug, "en"]))

    assert [(column, said) for _number, column, _value, said in errors(job)] == [
        ("language", ["This is the language of the document itself."])
    ]


def test_column_that_names_the_record_must_be_there(as_cataloguer):
    said = bring(as_cataloguer, Participation, as_csv(["role", "person"], ["speaker", "somebody"]))

    assert said[0].startswith("The column “event” is missing.")


# -- Whose row may what ----------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("role", "status", "state"),
    [
        ("Cataloguer", "draft", "checked"),
        ("Cataloguer", "published", "refused"),
        ("Editor", "published", "checked"),
    ],
)
def test_line_follows_the_rights_of_its_record(client, role, status, state):
    sign_in(client, role)
    event, person = EventFactory(status=status), ParticipantFactory()

    job = bring(client, Participation, as_csv(["event", "person"], [event.slug, person.slug]))

    assert job.state == state


@pytest.mark.parametrize("is_new", [True, False])
def test_cataloguers_line_tells_nobody_more(as_cataloguer, is_new):
    line = ParticipationFactory(event__published=False, event__status="draft")
    person = ParticipantFactory() if is_new else line.participant

    row = [line.event.slug, person.slug, "public"]
    job = bring(as_cataloguer, Participation, as_csv(["event", "person", "audience"], row))

    assert errors(job) == [
        (2, "audience", "public", ["Only people who can publish may change this."])
    ]


def test_line_that_an_editor_tells_otherwise_stands_in_the_audit_log(client):
    user = sign_in(client, "Editor")
    line = ParticipationFactory()

    row = [line.event.slug, line.participant.slug, "steering committee"]
    bring_in(client, Participation, ["event", "person", "audience"], row)

    line.refresh_from_db()
    entry = AuditEntry.objects.get(act="disclosure_changed")
    assert (line.audience, entry.by) == (Audience.STEERING, user)
    assert "steering committee" in entry.words


def test_line_that_would_hide_whom_a_published_text_names_is_refused(as_editor):
    person = ParticipantFactory(name="Amara Okafor", published=True)
    event = EventFactory(published=True, summary="Amara Okafor spoke.", people_audience=40)

    job = bring(as_editor, Participation, as_csv(["event", "person"], [event.slug, person.slug]))

    assert job.state == "refused"
    assert "names Amara Okafor" in errors(job)[0][3][0]


def test_job_of_lines_is_found_on_its_desk_alone(as_editor):
    event, person = EventFactory(), ParticipantFactory()
    job = bring(as_editor, Participation, as_csv(["event", "person"], [event.slug, person.slug]))

    pages = [
        as_editor.get(address(model, "import_job", job.pk)) for model in (Participation, Standing)
    ]

    assert [page.status_code for page in pages] == [200, 404]


def test_table_of_another_desk_is_unknown(as_editor):
    here = address(Participation, "import").partition("?")[0]

    answers = [
        as_editor.get(here, {"table": table}).status_code
        for table in ("events.participation", "events.standing", "accounts.user", "x")
    ]

    assert answers == [200, 404, 404, 404]


@pytest.mark.parametrize(("ended", "changes"), [("2010", "closed"), ("2015", "open"), ("", "open")])
def test_row_of_a_standing_means_the_one_that_ended_so_or_the_one_that_goes_on(
    as_editor, ended, changes
):
    organization = OrganizationFactory()
    lines = {
        "closed": StandingFactory(organization=organization, ended=KnownDate.of(2010)),
        "open": StandingFactory(organization=organization),
    }

    row = [organization.slug, "member", ended, "so it says"]
    heads = ["organization", "standing", "ended", "ended_as_stated"]
    job = bring_in(as_editor, Standing, heads, row)

    said = {name: Standing.objects.get(pk=line.pk).ended_as_stated for name, line in lines.items()}
    assert job.state == "done"
    assert said == {"closed": "", "open": ""} | {changes: "so it says"}


def test_line_names_nobody_who_lies_in_the_trash(as_cataloguer):
    event, person = EventFactory(), ParticipantFactory(trashed_at="2026-01-01T00:00Z")

    job = bring(
        as_cataloguer, Participation, as_csv(["event", "person"], [event.slug, person.slug])
    )

    assert [(column, value) for _number, column, value, _said in errors(job)] == [
        ("person", person.slug)
    ]


def test_order_that_no_column_holds_is_refused(as_cataloguer):
    line = ParticipationFactory(event__published=False, event__status="draft", order=32_767)
    row = [line.event.slug, ParticipantFactory().slug]

    job = bring(as_cataloguer, Participation, as_csv(["event", "person"], row))

    assert errors(job)[0][1] == "order"


def test_document_does_not_take_the_language_of_its_translation(as_editor):
    translation = TranslationFactory(document__language="en", language="fr")

    job = bring(
        as_editor, Document, as_csv(["slug", "language"], [translation.document.slug, "fr"])
    )

    assert errors(job) == [
        (2, "language", "fr", ["There is already a translation into this language."])
    ]
