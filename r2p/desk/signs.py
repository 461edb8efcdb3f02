from django.contrib import admin
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _


class Signs(admin.ModelAdmin):
    """Status and audience of a record in its list: a word, and the sign that its class draws."""

    @admin.display(description=_("status"), ordering="status")
    def status_sign(self, record):
        return format_html(
            '<span class="sign {}">{}</span>', record.status, record.get_status_display()
        )

    @admin.display(description=_("for"), ordering="audience")
    def audience_sign(self, record):
        return format_html(
            '<span class="rung rung-{}">{}</span>', record.audience, record.get_audience_display()
        )
