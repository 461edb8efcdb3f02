"""What is said of a former address that leads to other records as well."""

from django.contrib import admin, messages
from django.utils.translation import gettext as _

from r2p.records.models import FormerAddress


class SharedAddresses(admin.ModelAdmin):
    """An address may lead to several records, but seldom is that meant: it is said when saved."""

    def save_formset(self, request, form, formset, change):
        super().save_formset(request, form, formset, change)
        if formset.model is FormerAddress:
            written = [
                *formset.new_objects,
                *(former for former, _names in formset.changed_objects),
            ]
            self.warn_of_shared(request, written)

    def warn_of_shared(self, request, written):
        others = FormerAddress.objects.filter(address__in=[one.address for one in written])
        others = others.exclude(pk__in=[one.pk for one in written]).select_related("record_type")
        for other in others if written else ():
            names = {"address": other.address, "other": self.name_of_other(request, other)}
            messages.warning(
                request,
                _("“%(address)s” leads to %(other)s as well: visitors are asked which they mean.")
                % names,
            )

    def name_of_other(self, request, former):
        """How a record is called, to somebody who may see it on the desk."""
        desk = self.admin_site.get_model_admin(former.record_type.model_class())
        record = former.record
        if record and desk.has_view_or_change_permission(request, record):
            return f"“{record}” ({record._meta.verbose_name})"
        return _("another record")
