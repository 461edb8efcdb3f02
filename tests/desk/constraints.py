"""Cases of the constraints of the desk's own models."""

from datetime import timedelta

import factory
from django.contrib.contenttypes.models import ContentType
from factory.django import DjangoModelFactory

from events.models import Organization
from r2p.desk.models import Likeness
from tests.broken_constraints import accepts, breaks
from tests.factories import PreviewFactory


class LikenessFactory(DjangoModelFactory):
    class Meta:
        model = Likeness

    record_type = factory.LazyFunction(lambda: ContentType.objects.get_for_model(Organization))
    one_id = factory.Sequence(lambda n: 2 * n + 1)
    other_id = factory.Sequence(lambda n: 2 * n + 2)
    reason = Likeness.Reason.NAME


def preview_that_is_over_before_it_is_made():
    link = PreviewFactory()
    return link, {"expires_at": link.made_at - timedelta(seconds=1)}


def noted_twice():
    noted = LikenessFactory()
    return LikenessFactory(), {"one_id": noted.one_id, "other_id": noted.other_id}


def noted_the_other_way():
    likeness = LikenessFactory()
    return likeness, {"one_id": likeness.other_id, "other_id": likeness.one_id}


def noted_of_one():
    likeness = LikenessFactory()
    return likeness, {"other_id": likeness.one_id}


def two_pairs_with_one_record_in_common():
    first = LikenessFactory()
    return [first, LikenessFactory(one_id=first.one_id)]


breaks(
    "preview_expires_after_it_is_made",
    "A link must expire after it is created.",
    over_before_it_is_made=preview_that_is_over_before_it_is_made,
)
breaks(
    "preview_is_not_for_staff",
    "A record for staff only cannot be shared by link.",
    as_seen_by_staff=lambda: (PreviewFactory(), {"rung": 40}),
)
breaks("likeness_is_noted_once", "This pair is already recorded.", noted_twice=noted_twice)
breaks(
    "likeness_is_noted_one_way",
    "The lower primary key must come first.",
    noted_the_other_way=noted_the_other_way,
    noted_of_one=noted_of_one,
)
accepts(two_pairs_with_one_record_in_common=two_pairs_with_one_record_in_common)
