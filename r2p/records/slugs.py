"""Slugs for records that are made without anybody typing one."""

from django.utils.text import slugify

LONGEST = 100  # leaves room for a number


def free_slug(model, text):
    """A slug after a text that no record has: with a number behind it where it is taken."""
    base = slugify(text)[:LONGEST].strip("-_") or model._meta.model_name
    taken = set(model.objects.filter(slug__startswith=base).values_list("slug", flat=True))
    number, slug = 1, base
    while slug in taken:
        number += 1
        slug = f"{base}-{number}"
    return slug
