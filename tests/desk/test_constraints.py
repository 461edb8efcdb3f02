"""Every constraint of the desk's own models is broken once, and says its sentence."""

from datetime import timedelta

import factory
import pytest
from django.contrib.contenttypes.models import ContentType
from factory.django import DjangoModelFactory

from events.models import Organization
from r2p.desk.models import Likeness
from tests.constraints import Cases, refused_by
from tests.factories import PreviewFactory

pytestmark = pytest.mark.django_db

CASES = Cases()


@CASES.breaks("preview_expires_after_it_is_made", "A link works until after it is made.")
def preview_that_is_over_before_it_is_made():
    link = PreviewFactory()
    return link, {"expires_at": link.made_at - timedelta(seconds=1)}


@CASES.breaks("preview_is_not_for_staff", "What staff alone see is not shared by a link.")
def preview_as_seen_by_staff():
    return PreviewFactory(), {"rung": 40}


class LikenessFactory(DjangoModelFactory):
    class Meta:
        model = Likeness

    record_type = factory.LazyFunction(lambda: ContentType.objects.get_for_model(Organization))
    one_id = factory.Sequence(lambda n: 2 * n + 1)
    other_id = factory.Sequence(lambda n: 2 * n + 2)
    reason = Likeness.Reason.NAME


@CASES.breaks("likeness_is_noted_once", "These two are already compared.")
def noted_twice():
    noted = LikenessFactory()
    return LikenessFactory(), {"one_id": noted.one_id, "other_id": noted.other_id}


@CASES.breaks("likeness_is_noted_one_way", "The lower number of the two comes first.")
def noted_the_other_way():
    likeness = LikenessFactory()
    return likeness, {"one_id": likeness.other_id, "other_id": likeness.one_id}


@CASES.breaks(
    "likeness_is_noted_one_way", "The lower number of the two comes first.", "noted_of_one"
)
def noted_of_one():
    likeness = LikenessFactory()
    return likeness, {"other_id": likeness.one_id}


# -- The tests -----------------------------------------------------------------------------------


@pytest.mark.parametrize("case", CASES.values(), ids=CASES)
def test_constraint_is_kept_by_the_database(case):
    error = case.refusal_by_the_database()

    assert refused_by(error, case.constraint)


@pytest.mark.parametrize("case", CASES.explained.values(), ids=CASES.explained)
def test_constraint_is_explained_by_full_clean(case):
    error = case.refusal_by_full_clean()

    assert error.messages == [case.sentence]


# -- Neighbours that are accepted ----------------------------------------------------------------


def test_two_pairs_may_have_one_record_in_common():
    likeness = LikenessFactory()

    LikenessFactory(one_id=likeness.one_id).full_clean()
