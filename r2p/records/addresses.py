"""Cached URL reversing for the detail pages of records."""

from functools import lru_cache

from django.urls import get_script_prefix, get_urlconf, reverse


def cached_reverse(view, slug):
    """Reverse the URL of a record once per slug: `reverse` tries all patterns each time."""
    return reverse_once(view, slug, get_script_prefix(), get_urlconf())


@lru_cache(maxsize=20_000)
def reverse_once(view, slug, prefix, urlconf):
    return reverse(view, args=[slug])
