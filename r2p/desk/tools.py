from django.contrib import admin


class Tools(admin.ModelAdmin):
    """What else one can do, as links: beside the title of a record, and beside a list's name.

    Whatever adds some extends what `super()` gives.
    """

    def tools(self, request, record):
        """[(label, address)] for a record."""
        return []

    def list_tools(self, request):
        """[(label, address)] for the whole kind."""
        return []

    def render_change_form(self, request, context, *args, obj=None, **kwargs):
        context["tools"] = self.tools(request, obj) if obj else []
        return super().render_change_form(request, context, *args, obj=obj, **kwargs)

    def changelist_view(self, request, extra_context=None):
        extra_context = {"tools": self.list_tools(request), **(extra_context or {})}
        return super().changelist_view(request, extra_context)
