from functools import lru_cache

from django.urls import get_script_prefix, get_urlconf, reverse


def cached_reverse(view, slug):
    """The address of a record: that of `reverse`, which tries all patterns anew, asked for once."""
    return reverse_once(view, slug, get_script_prefix(), get_urlconf())


@lru_cache(maxsize=20_000)
def reverse_once(view, slug, prefix, urlconf):
    return reverse(view, args=[slug])
