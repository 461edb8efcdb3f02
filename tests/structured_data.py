"""Structured data of a page, parsed as machines parse it."""

import json
from html.parser import HTMLParser


class Head(HTMLParser):
    """The tags of a page that tell machines of it."""

    def __init__(self):
        super().__init__()
        self.metas, self.links, self.scripts, self.is_data = [], {}, [], False

    def handle_starttag(self, tag, attrs):
        attrs = dict(attrs)
        if tag == "meta" and "content" in attrs:
            self.metas.append((attrs.get("name") or attrs.get("property"), attrs["content"]))
        if tag == "link":
            self.links.setdefault(attrs["rel"], attrs["href"])
        self.is_data = tag == "script" and attrs.get("type") == "application/ld+json"

    def handle_data(self, data):
        if self.is_data:
            self.scripts.append(json.loads(data))
            self.is_data = False

    def all(self, prefix):
        return [(name, content) for name, content in self.metas if name.startswith(prefix)]

    @property
    def record(self):
        return self.scripts[0]["@graph"][0]

    @property
    def crumbs(self):
        return [item["name"] for item in self.scripts[0]["@graph"][1]["itemListElement"]]


def head_of(client, record):
    """The head of a record's page."""
    return head_in(client.get(record.get_absolute_url()))


def head_in(response):
    head = Head()
    head.feed(response.content.decode())
    return head
