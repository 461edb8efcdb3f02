"""Structured data of a page: Open Graph, JSON-LD (schema.org), canonical address, citation tags.

It is made from what the page's view has gathered, so it tells no more than the page.
"""

import json
from dataclasses import dataclass, field
from textwrap import shorten
from urllib.parse import quote, urlencode

from django.core.serializers.json import DjangoJSONEncoder
from django.http import HttpRequest
from django.utils.safestring import mark_safe
from django.utils.text import Truncator

from .dates import KnownDate
from .pdf import is_available

# Characters escaped inside a script element, so that nothing ends it.
ESCAPES = {ord(letter): f"\\u{ord(letter):04X}" for letter in "<>&"}


@dataclass
class StructuredData:
    """The structured data of one page, and the links to its other formats."""

    request: HttpRequest
    title: str
    path: str
    description: str = ""
    kind: str = "website"  # og:type
    label: str = ""  # what it is, in a word or two
    when: str = ""  # its date in words
    language: str = ""
    data: dict = field(default_factory=dict)  # the record in schema.org's words, or nothing
    crumbs: list = field(default_factory=list)  # [(name, path)] from the top to above this page
    citation: list = field(default_factory=list)  # [(name, content)] of the citation tags
    calendar: str = ""  # the path of its entry for a calendar
    is_record: bool = True  # it has a picture and a PDF of its own
    has_brief: bool = False

    @property
    def address(self):
        return self.request.build_absolute_uri(self.path)

    @property
    def summary(self):
        return clip(self.description, 200)

    @property
    def share_image(self):
        """The URL of the share image; "" where this machine cannot render one."""
        path = f"{self.path}card.png" if self.is_record else "/card.png"
        return self.request.build_absolute_uri(path) if is_available() else ""

    @property
    def pdf(self):
        return f"{self.path}print.pdf" if self.is_record and is_available() else ""

    @property
    def brief(self):
        return f"{self.path}brief/" if self.has_brief else ""

    @property
    def mailto(self):
        """A mailto URL with title, date and address of the page."""
        lines = [line for line in (self.title, self.when, self.address) if line]
        query = {"subject": self.title, "body": "\r\n".join(lines)}
        return f"mailto:?{urlencode(query, quote_via=quote, safe='')}"

    @property
    def linked_data(self):
        """The record and its breadcrumbs as JSON-LD, safe inside a script element."""
        record = {"@id": self.address, "url": self.address, "name": self.title, **self.data}
        way = [*self.crumbs, (self.title, self.path)]
        graph = {"@context": "https://schema.org", "@graph": [record, self.breadcrumbs(way)]}
        return mark_safe(
            json.dumps(graph, cls=DjangoJSONEncoder, ensure_ascii=False).translate(ESCAPES)
        )

    def breadcrumbs(self, way):
        return {
            "@type": "BreadcrumbList",
            "itemListElement": [
                {
                    "@type": "ListItem",
                    "position": position,
                    "name": name,
                    "item": self.request.build_absolute_uri(path),
                }
                for position, (name, path) in enumerate(way, start=1)
            ],
        }


def clip(text, length):
    """Shorten a text to one line, cut between words where it has any."""
    text = " ".join(text.split())
    shortened = shorten(text, length, placeholder="…")
    is_cut_short = len(shortened) < min(len(text), length) // 2  # by a word without end
    return Truncator(text).chars(length) if is_cut_short else shortened


def describe_list(request, records):
    """Describe a list. Its address keeps the query string, but for that of the first page."""
    title = str(records.model._meta.verbose_name_plural).capitalize()
    data = {"@type": "CollectionPage"}
    is_first = request.GET.get("page") == "1" and len(request.GET) == 1
    path = request.path if is_first else request.get_full_path()
    return StructuredData(request, title, path, data=data, is_record=False)


def schema_thing(request, kind, record, **facts):
    """A related record as a schema.org object, without empty facts."""
    address = request.build_absolute_uri(record.get_absolute_url())
    return without_empty(
        {"@type": kind, "@id": address, "name": str(record), **facts, "url": address}
    )


def without_empty(facts):
    return {name: fact for name, fact in facts.items() if fact}


def schema_place(request, region):
    return schema_thing(request, "Country" if region.kind == "country" else "Place", region)


def iso_date(day, precision):
    """An ISO 8601 date, cut to its precision: 2014, 2014-11 or 2014-11-05; None where not known."""
    return KnownDate(day, day, precision).as_typed if precision else None


def join_with_commas(*parts):
    """Join the parts that are not empty: a description where nobody has written a summary."""
    return ", ".join(str(part) for part in parts if part)
