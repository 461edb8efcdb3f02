import pytest

from r2p.members.models import Membership
from tests.admin_pages import line_errors, page, save_form
from tests.factories import MembershipFactory, OrganizationFactory, UserFactory

pytestmark = pytest.mark.django_db


def test_membership_already_open_is_refused_on_its_own_page(as_administrator):
    membership = MembershipFactory()

    data = {"user": membership.user_id, "organization": membership.organization_id}
    response = as_administrator.post(page(Membership()), data | {"role": "member"})

    assert response.context["adminform"].form.non_field_errors() == [
        "This user already belongs to this organization."
    ]


def test_membership_already_open_is_refused_on_the_page_of_the_user(as_administrator):
    membership = MembershipFactory()
    user = membership.user

    line = {"organization": membership.organization_id, "role": "coordinator"}
    response = save_form(as_administrator, user, "memberships", line)

    assert line_errors(response, "memberships") == {2: {"__all__": ["This repeats line 1."]}}


def test_membership_given_twice_at_once_is_refused(as_administrator):
    user, organization = UserFactory(), OrganizationFactory()

    lines = [{"organization": organization.pk, "role": role} for role in ("member", "coordinator")]
    response = save_form(as_administrator, user, "memberships", *lines)

    assert line_errors(response, "memberships") == {2: {"__all__": ["This repeats line 1."]}}
    assert Membership.objects.count() == 0


def test_membership_ends_and_begins_again_in_one_go(as_administrator):
    membership = MembershipFactory()
    user = membership.user

    again = {"organization": membership.organization_id, "role": "coordinator"}
    left = {"memberships-0-left_on": "2014-11-05"}
    save_form(as_administrator, user, "memberships", again, **left)

    assert list(user.memberships.order_by("pk").values_list("role", "left_on__year")) == [
        ("member", 2014),
        ("coordinator", None),
    ]


def test_membership_that_ends_before_it_begins_is_refused(as_administrator):
    membership = MembershipFactory()

    dates = {"memberships-0-joined_on": "2014-11-05", "memberships-0-left_on": "2014-11-04"}

    assert line_errors(save_form(as_administrator, membership.user, **dates), "memberships") == {
        1: {"left_on": ["A membership cannot end before it begins."]}
    }


def test_editor_cannot_give_a_membership(as_editor):
    data = {"user": UserFactory().pk, "organization": OrganizationFactory().pk, "role": "member"}

    assert as_editor.post(page(Membership()), data).status_code == 403
    assert Membership.objects.count() == 0
