from django.contrib import admin


class Desk(admin.AdminSite):
    """The staff's workplace: Django's admin in the look of the public site."""

    enable_nav_sidebar = False
