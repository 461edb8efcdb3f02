"""The `make_first_accounts` command: one account per role, for trying the site."""

from secrets import token_urlsafe

from django.core.management.base import BaseCommand
from django.db import transaction

from events.models import Organization, Standing
from r2p.accounts.models import User
from r2p.members.models import Membership

STAFF = "staff@example.org"
MEMBER = "member@example.org"


class Command(BaseCommand):
    help = (
        "Create a staff account and a member account and print their passwords, if there are "
        "no accounts."
    )

    def handle(self, *args, **options):
        if User.objects.exists():
            return
        for kind, (email, password) in make_accounts().items():
            self.stdout.write(f"{kind} {email}  password: {password}")
        self.stdout.write("The passwords will not be shown again.")


@transaction.atomic
def make_accounts():
    """Make the accounts: {kind: (e-mail address, password)}. The member belongs to any member."""
    accounts = {"Staff: ": (STAFF, token_urlsafe(12)), "Member:": (MEMBER, token_urlsafe(12))}
    User.objects.create_superuser(*accounts["Staff: "], name="Staff")
    user = User.objects.create_user(*accounts["Member:"], name="Member")
    members = Organization.objects.filter(status=Organization.Status.PUBLISHED)
    organization = members.of_standing(Standing.Kind.MEMBER).by_name().first()
    if organization:
        Membership.objects.create(user=user, organization=organization)
    return accounts
