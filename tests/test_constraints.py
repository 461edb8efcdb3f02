"""Every constraint is broken once and says its sentence; what it allows is accepted."""

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction

import tests.accounts.constraints
import tests.desk.constraints
import tests.documents.constraints
import tests.events.constraints
import tests.events.constraints_of_lines
import tests.members.constraints
import tests.records.constraints
import tests.regions.constraints  # noqa: F401 — each of them notes its cases
from tests.broken_constraints import CASES, NEIGHBOURS, all_constraints, refused_by
from tests.documents.constraints import new_contribution_given_twice
from tests.events.constraints_of_lines import PARTS, new_line_given_twice
from tests.factories import DocumentFileFactory, TranslationFactory

pytestmark = pytest.mark.django_db

EXPLAINED = {name: case for name, case in CASES.items() if case.sentence}


def test_every_constraint_has_a_case():
    assert {case.constraint for case in CASES.values()} == set(all_constraints())


@pytest.mark.parametrize("case", CASES.values(), ids=CASES)
def test_constraint_is_kept_by_the_database(case):
    assert refused_by(case.refusal_by_the_database(), case.constraint)


@pytest.mark.parametrize("case", EXPLAINED.values(), ids=EXPLAINED)
def test_constraint_is_explained_by_full_clean(case):
    assert case.refusal_by_full_clean().messages == [case.sentence]


@pytest.mark.parametrize("make", NEIGHBOURS.values(), ids=NEIGHBOURS)
def test_neighbours_of_what_is_refused_are_accepted(make):
    rows = make()

    for row in rows:
        row.full_clean()
    assert set(type(rows[0])._base_manager.filter(pk__in=[row.pk for row in rows])) == set(rows)


NEW = {
    "contribution of an organization": lambda: new_contribution_given_twice(by_person=False),
    "contribution of a person": lambda: new_contribution_given_twice(by_person=True),
} | {f"line of {' and '.join(p)}": lambda p=p: new_line_given_twice(p) for p in PARTS}


@pytest.mark.parametrize("make", NEW.values(), ids=NEW)
def test_new_row_given_twice_is_explained_and_refused(make):
    again, sentence = make()

    with pytest.raises(ValidationError) as refusal:
        again.full_clean()
    with pytest.raises(IntegrityError), transaction.atomic():
        type(again).objects.bulk_create([again])

    assert refusal.value.messages == [sentence]


def test_number_of_a_file_is_explained_where_the_field_s_validator_is_passed_by():
    file = DocumentFileFactory()
    file.number = 0

    with pytest.raises(ValidationError) as refusal:
        file.validate_constraints()

    assert refusal.value.messages == ["File numbers start at 1."]


def test_document_has_no_translation_into_its_own_language():
    translation = TranslationFactory()
    translation.language = translation.document.language

    with pytest.raises(ValidationError) as refusal:
        translation.full_clean()

    assert refusal.value.message_dict == {
        "language": ["This is the language of the document itself."]
    }
