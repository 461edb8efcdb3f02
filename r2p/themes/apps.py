"""App configuration of themes."""

from django.apps import AppConfig


class ThemesConfig(AppConfig):
    name = "r2p.themes"
