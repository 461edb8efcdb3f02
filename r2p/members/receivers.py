"""Signal receivers: write an audit entry for each change to what members may see."""

from django.db.models.signals import post_save, pre_delete, pre_save
from django.dispatch import receiver
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from events.models import Standing
from r2p.desk.audit.entries import note_rights

from .models import Membership


def note_membership(membership, way):
    words = [membership.get_role_display(), str(membership.organization)]
    if membership.joined_on:
        words.append(_("from %(date)s") % {"date": date_format(membership.joined_on)})
    if membership.left_on:
        words.append(_("until %(date)s") % {"date": date_format(membership.left_on)})
    note_rights(membership.user, **{way: [", ".join(words)]})


def note_standing(standing, way):
    """Note a change of standing, if the organization has members with accounts."""
    if standing.organization.memberships.exists():
        words = f"{standing.get_kind_display()} {standing.span}".strip()
        note_rights(standing.organization, **{way: [words]})


WATCHED = {
    Membership: (note_membership, ["user_id", "organization_id", "role", "joined_on", "left_on"]),
    Standing: (note_standing, ["organization_id", "kind", "began", "ended"]),
}


def says_another_thing(before, after):
    _note, facts = WATCHED[type(after)]
    return any(getattr(before, fact) != getattr(after, fact) for fact in facts)


@receiver(pre_save, sender=Membership)
@receiver(pre_save, sender=Standing)
def remember(sender, instance, **kwargs):
    instance.as_it_stood = sender._base_manager.filter(pk=instance.pk).first()


@receiver(post_save, sender=Membership)
@receiver(post_save, sender=Standing)
def note_change(sender, instance, raw, **kwargs):
    before, (note, _facts) = instance.as_it_stood, WATCHED[sender]
    if raw or (before and not says_another_thing(before, instance)):
        return
    if before:
        note(before, "lost")
    note(instance, "gained")


@receiver(pre_delete, sender=Membership)
@receiver(pre_delete, sender=Standing)
def note_end(sender, instance, **kwargs):
    note, _facts = WATCHED[sender]
    note(instance, "lost")
