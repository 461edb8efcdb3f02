"""Accounts, and whom they belong to."""

import factory
from factory.django import DjangoModelFactory

from r2p.accounts.models import User
from r2p.members.models import Membership
from tests.factories.events import OrganizationFactory, StandingFactory

PASSWORD = "a long enough password"


class UserFactory(DjangoModelFactory):
    class Meta:
        model = User
        skip_postgeneration_save = True

    class Params:
        staff = factory.Trait(is_staff=True)
        admin = factory.Trait(is_staff=True, is_superuser=True)

    email = factory.Sequence(lambda n: f"user-{n}@example.org")
    password = factory.django.Password(PASSWORD)

    @factory.post_generation
    def standing(self, create, kind, **kwargs):
        """UserFactory(standing=MEMBER) belongs to an organization of that standing."""
        if kind:
            organization = StandingFactory(kind=kind).organization
            MembershipFactory(user=self, organization=organization)

    @factory.post_generation
    def confirmed(self, create, extracted, **kwargs):
        self.confirm_email()


class MembershipFactory(DjangoModelFactory):
    class Meta:
        model = Membership

    user = factory.SubFactory(UserFactory)
    organization = factory.SubFactory(OrganizationFactory, published=True)
