"""Admin of memberships, of members' accounts and of the staff's groups."""

from django.contrib import admin
from django.contrib.auth.admin import GroupAdmin
from django.contrib.auth.models import Group

from r2p.accounts.admin import UserAdmin
from r2p.accounts.models import User
from r2p.desk.desk_admin import DeskAdmin
from r2p.desk.history.admin import History
from r2p.desk.inlines import Part
from r2p.desk.site import Shelf
from r2p.records.forms import ConstrainedForm, LineForm

from .models import Membership


class MembershipLineForm(LineForm):
    places = {"membership_ends_after_it_begins": "left_on"}


class MembershipInline(Part):
    model = Membership
    form = MembershipLineForm
    autocomplete_fields = ["organization"]
    fields = ["organization", "role", "joined_on", "left_on", "is_listed"]


@admin.register(Membership)
class MembershipAdmin(DeskAdmin):
    panel_classes = (History,)
    form = ConstrainedForm
    shelf = Shelf.PEOPLE
    not_restored = ["is_listed"]  # the consent is given now or not at all
    list_display = ["user", "organization", "role", "joined_on", "left_on", "is_listed"]
    list_filter = ["role", "is_listed"]
    search_fields = ["user__email", "user__name", "organization__name", "organization__short_name"]
    autocomplete_fields = ["user", "organization"]
    list_select_related = ["user", "organization"]
    fields = ["user", "organization", "role", "joined_on", "left_on", "is_listed"]


# Admin classes of lower layers, replaced by ones with what this layer adds.
admin.site.unregister([User, Group])


@admin.register(User)
class MemberAdmin(UserAdmin):
    shelf = Shelf.PEOPLE
    inlines = [MembershipInline]


@admin.register(Group)
class RoleAdmin(GroupAdmin):
    """Read-only groups: migrations give them their permissions."""

    shelf = Shelf.PEOPLE
