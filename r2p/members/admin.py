from django.contrib import admin

from r2p.accounts.admin import UserAdmin
from r2p.accounts.models import User
from r2p.desk.admin import Part
from r2p.records.forms import LineForm

from .models import Membership


class MembershipLineForm(LineForm):
    places = {"membership_ends_after_it_begins": "left_on"}


class MembershipInline(Part, admin.TabularInline):
    model = Membership
    form = MembershipLineForm
    autocomplete_fields = ["organization"]
    fields = ["organization", "role", "joined_on", "left_on", "is_listed"]


@admin.register(Membership)
class MembershipAdmin(admin.ModelAdmin):
    list_display = ["user", "organization", "role", "joined_on", "left_on", "is_listed"]
    list_filter = ["role", "is_listed"]
    search_fields = ["user__email", "user__name", "organization__name", "organization__short_name"]
    autocomplete_fields = ["user", "organization"]
    list_select_related = ["user", "organization"]
    show_full_result_count = False
    fields = ["user", "organization", "role", "joined_on", "left_on", "is_listed"]


# The account's page, which lies on a lower floor, with what this one adds to it.
admin.site.unregister(User)


@admin.register(User)
class MemberAdmin(UserAdmin):
    inlines = [MembershipInline]
