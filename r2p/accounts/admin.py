"""Admin of user accounts."""

from allauth.account.decorators import secure_admin_login
from allauth.account.models import EmailAddress, EmailConfirmation
from django.contrib import admin
from django.contrib.auth.admin import UserAdmin as DjangoUserAdmin
from django.shortcuts import redirect
from django.utils.translation import gettext_lazy as _
from django.views.decorators.cache import never_cache

from .forms import AccountAddForm, AccountChangeForm
from .models import User

admin.site.site_header = _("International Coalition for the Responsibility to Protect")
admin.site.site_title = admin.site.site_header
admin.site.index_title = _("Catalogue")


@never_cache
@secure_admin_login
def login(request, extra_context=None):
    """Send everybody to the ordinary login page, which limits attempts; refuse members."""
    return redirect("admin:index")


admin.site.login = login

# E-mail addresses are edited on the page of their account, which keeps them in step. An admin of
# their own would let whoever may change them take over any account.
for model in (EmailAddress, EmailConfirmation):
    if admin.site.is_registered(model):
        admin.site.unregister(model)


@admin.register(User)
class UserAdmin(DjangoUserAdmin):
    """Only superusers add, change or delete accounts, or give single permissions."""

    form = AccountChangeForm
    add_form = AccountAddForm
    add_form_template = None
    list_display = ["email", "name", "is_staff", "is_active", "last_login"]
    list_filter = ["is_staff", "is_active", "groups"]
    search_fields = ["email", "name"]
    ordering = ["email"]
    autocomplete_fields = ["groups"]
    filter_horizontal = ["user_permissions"]
    readonly_fields = ["last_login", "joined_at"]
    show_full_result_count = False
    add_fieldsets = [(None, {"fields": ["email", "name", "password1", "password2"]})]
    fieldsets = [
        (None, {"fields": ["email", "name", "password"]}),
        (_("Permissions"), {"fields": ["is_active", "is_staff", "groups"]}),
        (_("Dates"), {"fields": ["last_login", "joined_at"]}),
    ]
    superuser_fieldsets = [
        (_("For superusers"), {"fields": ["is_superuser", "user_permissions"]}),
    ]

    def get_fieldsets(self, request, obj=None):
        fieldsets = super().get_fieldsets(request, obj)
        if obj and request.user.is_superuser:
            return [*fieldsets, *self.superuser_fieldsets]
        return fieldsets

    def has_change_permission(self, request, obj=None):
        return super().has_change_permission(request, obj) and self.is_within_reach(request, obj)

    def has_delete_permission(self, request, obj=None):
        return super().has_delete_permission(request, obj) and self.is_within_reach(request, obj)

    def is_within_reach(self, request, obj):
        return obj is None or not obj.is_superuser or request.user.is_superuser

    def save_model(self, request, obj, form, change):
        """Keep the confirmed e-mail address in step; a replaced one no longer signs in."""
        super().save_model(request, obj, form, change)
        if not change or "email" in form.changed_data:
            obj.confirm_email()
