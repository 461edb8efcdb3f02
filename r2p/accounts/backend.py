"""Authentication backend that reads all permissions of an account in one query."""

from allauth.account.auth_backends import AuthenticationBackend
from django.contrib.auth.models import Permission
from django.db.models import Q


class AccountBackend(AuthenticationBackend):
    """Reads the permissions of an account and those of its groups in one query."""

    def get_all_permissions(self, user_obj, obj=None):
        if not user_obj.is_active or user_obj.is_anonymous or obj is not None:
            return set()
        if not hasattr(user_obj, "_perm_cache"):
            user_obj._perm_cache = {f"{app}.{name}" for app, name in rights_of(user_obj)}
        return user_obj._perm_cache


def rights_of(user):
    permissions = Permission.objects.all()
    if not user.is_superuser:
        groups = user.groups.through.objects.filter(user=user).values("group")
        own = user.user_permissions.through.objects.filter(user=user).values("permission")
        permissions = permissions.filter(Q(pk__in=own) | Q(group__in=groups))
    return permissions.order_by().values_list("content_type__app_label", "codename")
