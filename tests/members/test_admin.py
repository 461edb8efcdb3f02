import pytest

from r2p.members.models import Membership
from tests.admin_pages import as_shown, line_errors, page, sign_in, with_line
from tests.factories import MembershipFactory, OrganizationFactory, UserFactory

pytestmark = pytest.mark.django_db


def test_membership_already_open_is_refused_on_its_own_page(client):
    sign_in(client, "Administrator")
    membership = MembershipFactory()

    data = {"user": membership.user_id, "organization": membership.organization_id}
    response = client.post(page(Membership()), data | {"role": "member"})

    assert response.context["adminform"].form.non_field_errors() == [
        "This user already belongs to this organization."
    ]


def test_membership_already_open_is_refused_on_the_page_of_the_user(client):
    sign_in(client, "Administrator")
    membership = MembershipFactory()
    user = membership.user

    data = as_shown(client.get(page(user)))
    data = with_line(
        data, "memberships", organization=membership.organization_id, role="coordinator"
    )
    response = client.post(page(user), data)

    assert line_errors(response, "memberships") == {2: {"__all__": ["This repeats line 1."]}}


def test_membership_given_twice_at_once_is_refused(client):
    sign_in(client, "Administrator")
    user, organization = UserFactory(), OrganizationFactory()

    data = as_shown(client.get(page(user)))
    data = with_line(data, "memberships", organization=organization.pk, role="member")
    data = with_line(data, "memberships", organization=organization.pk, role="coordinator")
    response = client.post(page(user), data)

    assert line_errors(response, "memberships") == {2: {"__all__": ["This repeats line 1."]}}
    assert Membership.objects.count() == 0


def test_membership_ends_and_begins_again_in_one_go(client):
    sign_in(client, "Administrator")
    membership = MembershipFactory()
    user = membership.user

    shown = client.get(page(user))
    data = as_shown(shown, **{"memberships-0-left_on": "2014-11-05"})
    data = with_line(
        data, "memberships", organization=membership.organization_id, role="coordinator"
    )
    client.post(page(user), data)

    assert list(user.memberships.order_by("pk").values_list("role", "left_on__year")) == [
        ("member", 2014),
        ("coordinator", None),
    ]


def test_membership_that_ends_before_it_begins_is_refused(client):
    sign_in(client, "Administrator")
    membership = MembershipFactory()

    shown = client.get(page(membership.user))
    dates = {"memberships-0-joined_on": "2014-11-05", "memberships-0-left_on": "2014-11-04"}
    response = client.post(page(membership.user), as_shown(shown, **dates))

    assert line_errors(response, "memberships") == {
        1: {"left_on": ["A membership cannot end before it begins."]}
    }


def test_editor_cannot_give_a_membership(client):
    sign_in(client, "Editor")
    data = {"user": UserFactory().pk, "organization": OrganizationFactory().pk, "role": "member"}

    response = client.post(page(Membership()), data)

    assert response.status_code == 403
    assert Membership.objects.count() == 0
