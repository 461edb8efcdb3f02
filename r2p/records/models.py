"""Records: what documents, events, organizations, participants and series have in common."""

from datetime import timedelta

from django.conf import settings
from django.contrib.contenttypes.fields import GenericRelation
from django.core.validators import validate_slug
from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from r2p.records.former_addresses.model import FormerAddress

from .audience import Audience, rung_of
from .query_shape import asks_elsewhere, joins


def visible(user, of=""):
    """The rule of visibility, as a condition: published, its time come, within the user's rung.

    `of` is the path to the record from the rows that are chosen, such as "event__". Participants
    and series ask for more: `visible_to` also requires a line or an event that is told.
    """
    return Q(
        **{
            f"{of}status": Record.Status.PUBLISHED,
            f"{of}publish_at__lte": timezone.now(),
            f"{of}audience__lte": rung_of(user),
        }
    )


def kind_in_words(record):
    """The label of the kind, faster than `get_kind_display`, which translates all kinds."""
    return str(dict(record.Kind.choices).get(record.kind, record.kind))


class RecordQuerySet(models.QuerySet):
    def visible_to(self, user):
        """Records that the user may see. Every read for the public or a member starts here."""
        return self.filter(visible(user))

    def appearing_today(self):
        """Published records whose publication time is still to come today."""
        now = timezone.localtime()
        midnight = now.replace(hour=0, minute=0, second=0, microsecond=0) + timedelta(days=1)
        return self.filter(
            status=Record.Status.PUBLISHED, publish_at__gt=now, publish_at__lt=midnight
        )

    def withdrawn_for(self, user):
        """Records that the user could see until they were withdrawn, by their present audience.

        Excludes records never shown, and doubtful ones.
        """
        return self.filter(
            status=Record.Status.WITHDRAWN,
            first_published_at__lte=F("withdrawn_at"),
            publish_at__lte=F("withdrawn_at"),
            audience__lte=rung_of(user),
        )

    def in_trash(self):
        return self.filter(trashed_at__isnull=False)

    def not_in_trash(self):
        """Records outside the trash, by excluding the few in it, not by scanning a long list."""
        return self.exclude(pk__in=self.model._default_manager.in_trash().order_by().values("pk"))

    def unpublished(self):
        """Drafts and records in review, without those in the trash."""
        return self.filter(status__in=Record.UNPUBLISHED).not_in_trash()

    def drafts(self):
        return self.filter(status=Record.Status.DRAFT)

    def in_review(self):
        return self.filter(status=Record.Status.IN_REVIEW)

    def made_by(self, user):
        return self.filter(made_by=user)

    def named(self):
        """Querysets of the records that these name, to which their pages would link."""
        return []

    def namings(self):
        """A Naming for each person that these name, with the rung from which it may be told."""
        return []

    def primary_keys(self):
        """The primary keys in the queryset's order: pages are cut from them, then rows are read."""
        return self.prefetch_related(None).values_list("pk", flat=True)

    def fast_count(self):
        """The number of these records, from narrower rows than theirs where these can tell."""
        return self.count()

    @property
    def asks_elsewhere(self):
        """Tell whether other tables choose the rows: counting them then means finding them all."""
        return joins(self.query) > 0 or asks_elsewhere(self.query.where, self.query)

    def rows(self, relation):
        """All rows of a reverse relation; those of higher layers are reached this way."""
        return self.model._meta.get_field(relation).related_model.objects.all()


class Record(models.Model):
    """Abstract base of records: slug, status, audience and publication time."""

    class Status(models.TextChoices):
        DRAFT = "draft", _("draft")
        IN_REVIEW = "in_review", _("in review")
        PUBLISHED = "published", _("published")
        WITHDRAWN = "withdrawn", _("withdrawn")

    UNPUBLISHED = (Status.DRAFT, Status.IN_REVIEW)

    key = models.CharField(
        _("key"),
        max_length=120,
        blank=True,
        editable=False,
        help_text=_("The key of the record in the starter catalogue."),
    )
    slug = models.SlugField(
        _("slug"),
        max_length=120,
        unique=True,
        validators=[validate_slug],
        help_text=_(
            "The last part of the address. If you change it, the old address redirects "
            "to the new one."
        ),
    )
    status = models.CharField(
        _("status"), max_length=10, choices=Status.choices, default=Status.DRAFT
    )
    publish_at = models.DateTimeField(
        _("publish at"),
        null=True,
        blank=True,
        help_text=_(
            "When the published record becomes visible. Leave empty to show it as soon "
            "as it is published."
        ),
    )
    audience = models.PositiveSmallIntegerField(
        _("audience"),
        choices=Audience.choices,
        default=Audience.PUBLIC,
        help_text=_(
            "Who may see the record once it is published. Each audience includes those above it."
        ),
    )
    staff_notes = models.TextField(
        _("staff notes"),
        blank=True,
        help_text=_("Sources and open questions. Only staff can see these notes."),
    )
    first_published_at = models.DateTimeField(_("first published"), null=True, editable=False)
    withdrawn_at = models.DateTimeField(_("withdrawn"), null=True, editable=False)
    withdrawn_because = models.TextField(_("reason for withdrawing"), blank=True)
    created_at = models.DateTimeField(_("created"), auto_now_add=True)
    updated_at = models.DateTimeField(_("last changed"), auto_now=True)
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.SET_NULL,
        null=True,
        editable=False,
        related_name="+",
        verbose_name=_("created by"),
    )
    trashed_at = models.DateTimeField(_("moved to the trash"), null=True, editable=False)
    former_addresses = GenericRelation(
        FormerAddress, content_type_field="record_type", object_id_field="record_id"
    )

    # Text fields of its page, and the fields that decide who may be told what besides `audience`.
    text_fields = ()
    texts_elsewhere = ()  # reverse relations to rows with further texts
    disclosure_fields = ()

    # Fields that save() sets besides `update_fields`.
    derived_fields = ("publish_at", "first_published_at", "withdrawn_at", "updated_at")

    objects = RecordQuerySet.as_manager()

    class Meta:
        abstract = True
        default_permissions = ["add", "change", "delete", "view", "publish"]
        # A partial index of the few records in the trash, which every changelist excludes.
        indexes = [
            models.Index(
                fields=["trashed_at"],
                condition=Q(trashed_at__isnull=False),
                name="%(class)s_in_trash",
            )
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["key"],
                condition=~Q(key=""),
                name="%(class)s_key_is_unique",
                violation_error_message=_("Another record has this key."),
            ),
            models.CheckConstraint(
                condition=~Q(status="published") | Q(publish_at__isnull=False),
                name="%(class)s_published_has_its_hour",
                violation_error_message=_("A published record must have a publication time."),
            ),
            models.CheckConstraint(
                condition=Q(status="withdrawn", withdrawn_at__isnull=False)
                | (~Q(status="withdrawn") & Q(withdrawn_at__isnull=True)),
                name="%(class)s_withdrawn_has_its_date",
                violation_error_message=_(
                    "A record has a date of withdrawal only while it is withdrawn."
                ),
            ),
            models.CheckConstraint(
                condition=Q(trashed_at__isnull=True)
                | Q(status__in=["draft", "in_review"], first_published_at__isnull=True),
                name="%(class)s_in_the_trash_was_never_published",
                violation_error_message=_(
                    "A record that was published can be withdrawn, but not moved to the trash."
                ),
            ),
        ]

    def save(self, *args, update_fields=None, **kwargs):
        former = self.address_before()
        self.date_status()
        if update_fields is not None:
            update_fields = {*update_fields, *self.derived_fields}
        super().save(*args, update_fields=update_fields, **kwargs)
        if former:
            self.former_addresses.get_or_create(address=FormerAddress.path_of(former))

    def clean(self):
        self.date_status()

    def date_status(self):
        """Set the timestamp that belongs to the status, unless it is given."""
        now = timezone.now()
        if self.status == self.Status.PUBLISHED:
            self.publish_at = self.publish_at or now
            if not self.first_published_at or self.first_published_at > now:
                self.first_published_at = self.publish_at
        elif not self.was_shown:
            self.first_published_at = None  # Its hour was still to come.
        if self.status == self.Status.WITHDRAWN:
            self.withdrawn_at = self.withdrawn_at or now
        else:
            self.withdrawn_at = None

    @property
    def is_in_trash(self):
        return self.trashed_at is not None

    @property
    def was_shown(self):
        """Tell whether it was ever visible: published, with its publication time passed."""
        return self.first_published_at is not None and self.first_published_at <= timezone.now()

    def told_texts(self):
        """The texts of its page, as [(field name, text)]."""
        return [(name, getattr(self, name)) for name in self.text_fields]

    def address_before(self):
        """The address that this record is about to lose, if it was ever shown there; else None."""
        shown = type(self)._base_manager.filter(first_published_at__lte=timezone.now())
        stored = shown.filter(pk=self.pk).exclude(slug=self.slug).first() if self.pk else None
        return stored.get_absolute_url() if stored else None
