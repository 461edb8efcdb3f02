"""Signal receivers that record sign-ins and changes of permissions in the audit log."""

from django.contrib.auth.models import Group
from django.contrib.auth.signals import user_logged_in, user_login_failed
from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.db.models.signals import m2m_changed, post_save, pre_delete, pre_save
from django.dispatch import receiver
from django.utils.translation import gettext as _

from r2p.accounts.models import User

from .entries import AuditEvent, note, note_rights

RIGHTS = ["is_active", "is_staff", "is_superuser"]
WATCHED = {*RIGHTS, "email", "password"}

# The relations that give permissions: {through model: field}.
GIVEN = {
    field.remote_field.through: field
    for field in (User.groups.field, User.user_permissions.field, Group.permissions.field)
}


@receiver(user_logged_in)
def note_sign_in(sender, user, **kwargs):
    note(AuditEvent.SIGNED_IN, user)


@receiver(user_login_failed)
def note_failed_sign_in(sender, credentials, **kwargs):
    """Record only the email address that was tried: other text might be a password."""
    tried = credentials.get("email") or credentials.get("username") or ""
    note(AuditEvent.SIGN_IN_FAILED, None, tried if is_address(tried) else "")


def is_address(text):
    try:
        validate_email(text)
    except ValidationError:
        return False
    return True


@receiver(pre_save, sender=User)
def remember_account(sender, instance, raw, update_fields, **kwargs):
    """Keep the stored values if saving can change permissions. A new account had none."""
    instance.rights_before = None
    if not raw and (update_fields is None or WATCHED & set(update_fields)):
        stored = User.objects.filter(pk=instance.pk).values("email", *RIGHTS).first()
        instance.rights_before = stored or dict.fromkeys(RIGHTS, False)
        # Django keeps a raw password until saving, except when it only upgrades the hash.
        instance.is_password_new = bool(stored and instance._password is not None)


@receiver(post_save, sender=User)
def note_account(sender, instance, **kwargs):
    before = instance.rights_before
    if before is None:
        return
    changed = [name for name in RIGHTS if getattr(instance, name) != before[name]]
    gained = [label(name) for name in changed if getattr(instance, name)]
    lost = [label(name) for name in changed if before[name]]
    if instance.email != before.get("email", instance.email):
        gained.append(instance.email)
        lost.append(before["email"])
    if instance.is_password_new:
        gained.append(_("new password"))
    note_rights(instance, gained, lost)


def label(name):
    return User._meta.get_field(name).verbose_name


@receiver(m2m_changed)
def note_given(sender, instance, action, reverse, model, pk_set, **kwargs):
    """Record groups and permissions that are given or removed, from either side of the relation."""
    if sender not in GIVEN or action not in ("post_add", "pre_remove", "pre_clear"):
        return
    field = GIVEN[sender]
    side = field.remote_field.get_accessor_name() if reverse else field.name
    others = getattr(instance, side).all()
    others = list(others if pk_set is None else others.filter(pk__in=pk_set))
    way = "gained" if action == "post_add" else "lost"
    if reverse:
        for holder in others:
            note_rights(holder, **{way: [instance.name]})
    else:
        note_rights(instance, **{way: [other.name for other in others]})


@receiver(pre_delete, sender=User)
@receiver(pre_delete, sender=Group)
def note_end(sender, instance, **kwargs):
    """Record the deletion before it happens: people may delete their own account."""
    note_rights(instance, lost=[_("all permissions, because it was deleted")])
