"""The pages of merging: their addresses, and what a browser would post there."""

from django.urls import reverse


def merge_page(keep, give_up, **query):
    return page_of(keep, "merge", keep=keep.pk, give_up=give_up.pk, **query)


def page_of(record, act, *args, **query):
    opts = record._meta
    return reverse(f"admin:{opts.app_label}_{opts.model_name}_{act}", args=args, query=query)


def chosen(response, **choices):
    """The data that a browser would post from the comparison, with some other choices."""
    form = response.context["form"]
    return {name: form[name].value() for name in form.fields} | choices
