from django.contrib import admin


class ReadOnly(admin.ModelAdmin):
    """For what the site writes by itself: it is looked at, and nobody changes it by hand."""

    show_full_result_count = False
    actions = None

    def has_add_permission(self, request):
        return False

    def has_change_permission(self, request, obj=None):
        return False

    def has_delete_permission(self, request, obj=None):
        return False
