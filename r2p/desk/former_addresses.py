"""The inline of a record's former addresses, and a warning about shared ones."""

from django.contrib import messages
from django.contrib.contenttypes.admin import GenericInlineModelAdmin
from django.contrib.contenttypes.forms import BaseGenericInlineFormSet
from django.utils.translation import gettext as _

from r2p.records.forms import DistinctLines
from r2p.records.models import FormerAddress

from .inlines import Part
from .panels import Panel


class FormerAddressFormSet(DistinctLines, BaseGenericInlineFormSet):
    def key_of(self, line):
        return line.address

    def clean(self):
        """Refuse the address that the record is about to lose: it is recorded automatically."""
        super().clean()
        lost = self.instance.address_before()
        for _number, form, key in self.keyed_lines():
            if lost and key == FormerAddress.path_of(lost) and key != form.stored_key:
                form.add_error(
                    "address", _("This address is recorded automatically when the slug changes.")
                )


class FormerAddressInline(Part, GenericInlineModelAdmin):
    model = FormerAddress
    formset = FormerAddressFormSet
    ct_field = "record_type"
    ct_fk_field = "record_id"
    is_restored = False
    classes = ["collapse"]
    fields = ["address", "order"]


class SharedAddresses(Panel):
    """Warns after saving if a former address also leads to other records."""

    def after_save(self, request, form, formsets, is_new):
        for formset in formsets:
            if formset.model is FormerAddress:
                changed = [former for former, _names in formset.changed_objects]
                self.warn_of_shared(request, [*formset.new_objects, *changed])

    def warn_of_shared(self, request, written):
        others = FormerAddress.objects.filter(address__in=[one.address for one in written])
        others = others.exclude(pk__in=[one.pk for one in written]).select_related("record_type")
        for other in others if written else ():
            names = {"address": other.address, "other": self.name_of_other(request, other)}
            messages.warning(
                request,
                _("“%(address)s” also leads to %(other)s. Visitors will be asked to choose.")
                % names,
            )

    def name_of_other(self, request, former):
        """Return the name of a record if the user may view it in the admin."""
        model_admin = self.admin.admin_site.get_model_admin(former.record_type.model_class())
        record = former.record
        if record and model_admin.has_view_or_change_permission(request, record):
            return f"“{record}” ({record._meta.verbose_name})"
        return _("another record")
