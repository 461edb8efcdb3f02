"""Permissions of staff on records, for every way of changing one."""

from django.contrib.auth import get_permission_codename

from r2p.records.models import Record


def may(user, act, kind):
    codename = get_permission_codename(act, kind._meta)
    return user.has_perm(f"{kind._meta.app_label}.{codename}")


def may_publish(user, kind):
    return may(user, "publish", kind)


def may_change(user, record):
    """Allow drafts to everyone who may change the model; published records only to publishers.

    A record in the trash must be restored before it is changed.
    """
    is_open = was_never_published(record) or may_publish(user, record)
    return may(user, "change", record) and is_open and not record.is_in_trash


def was_never_published(record):
    return record.status in Record.UNPUBLISHED and record.first_published_at is None


def may_move_to_trash(user, record):
    """Allow this with the delete permission, and to authors of drafts before any review.

    This can be undone for thirty days. Deleting permanently requires the delete permission.
    """
    is_own_draft = record.made_by_id == user.pk and record.status == Record.Status.DRAFT
    by_right = may(user, "delete", record) or (is_own_draft and may_change(user, record))
    return by_right and was_never_published(record) and not record.is_in_trash


def may_restore_from_trash(user, record):
    return record.is_in_trash and (
        may(user, "delete", record)
        or (may(user, "change", record) and record.made_by_id == user.pk)
    )


def may_import(admin, request):
    """Test whether a user may import into an admin; each row is checked again on its own."""
    return admin.has_change_permission(request) or admin.has_add_permission(request)
