"""Generates slugs for records that are made without typing one."""

from django.utils.text import slugify

LONGEST = 100  # leaves room for a number


def has_slug(text):
    """Tell whether a text has letters for a slug; one in Arabic or Chinese has none."""
    return bool(slugify(text).strip("-_"))


def free_slug(model, text, others=()):
    """Generate a slug that no record of the model has, nor any of `others`, numbered if needed."""
    base = slugify(text)[:LONGEST].strip("-_") or model._meta.model_name
    if base not in others and not model.objects.filter(slug=base).exists():
        return base
    taken = set(model.objects.filter(slug__startswith=base).values_list("slug", flat=True))
    number = 2
    while f"{base}-{number}" in taken or f"{base}-{number}" in others:
        number += 1
    return f"{base}-{number}"
