import re
from io import StringIO

import pytest
from django.core.management import call_command

from events.models import Standing
from r2p.accounts.models import User
from r2p.records.audience import Audience, rung_of
from tests.factories import StandingFactory, UserFactory

pytestmark = pytest.mark.django_db


def run():
    output = StringIO()
    call_command("make_first_accounts", stdout=output)
    return output.getvalue()


def test_first_accounts_are_of_staff_and_of_a_member():
    StandingFactory(kind=Standing.Kind.MEMBER)

    run()

    rungs = {user.email: rung_of(user) for user in User.objects.all()}
    assert rungs == {"staff@example.org": Audience.STAFF, "member@example.org": Audience.MEMBERS}


def test_printed_passwords_are_theirs():
    printed = re.findall(r"(\S+@\S+) +password: (\S+)", run())

    assert [User.objects.get(email=email).check_password(word) for email, word in printed] == [
        True,
        True,
    ]


def test_accounts_that_exist_are_left_alone():
    user = UserFactory()

    assert run() == ""
    assert list(User.objects.all()) == [user]
