"""Admin inline of contributions: publishers, authors and editors."""

from django.utils.translation import gettext_lazy as _

from documents.models import Contribution
from r2p.desk.inlines import Part
from r2p.records.forms import LineForm


class ContributionForm(LineForm):
    class Meta:
        labels = {"order": _("No.")}

    places = {"contribution_is_of_a_person_or_an_organization": "organization"}


class ContributionInline(Part):
    model = Contribution
    verbose_name = _("contribution")
    verbose_name_plural = _("publishers and authors")
    one_line = ("name_as_published",)
    form = ContributionForm
    autocomplete_fields = ["organization", "participant"]
    fields = ["order", "role", "organization", "participant", "name_as_published"]

    def get_queryset(self, request):
        """Load what the visibility strip says of each line."""
        return super().get_queryset(request).with_visibility()
