"""Themes: what records are about, beside regions."""
