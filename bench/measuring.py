"""Measures the time of a request through the whole of Django, without a network."""

import re
from dataclasses import dataclass
from statistics import median
from time import perf_counter
from urllib.parse import urlencode

from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

RUNS = 15
LIMIT = 60  # milliseconds
DEEP = 500


@dataclass
class Measure:
    """The times of one address in milliseconds, beside those of a bare view of as many bytes."""

    what: str
    size: int
    queries: int
    median: float
    fastest: float
    bare: float
    limit: int = LIMIT

    @property
    def ratio(self):
        return self.median / self.bare

    @property
    def is_slow(self):
        return self.median >= self.limit


def measure(what, address, limit=LIMIT, user=None):
    """Request an address many times, and a bare view of as many bytes in between."""
    client = Client()
    if user:
        client.force_login(user)
    with CaptureQueriesContext(connection) as captured:
        content = answer(client, address)
    size, queries = len(content), len(captured)  # the next request forgets the queries
    times = [
        (milliseconds(client, address), milliseconds(client, f"/bare/{size}/")) for _ in range(RUNS)
    ]
    page, bare = zip(*times, strict=True)
    return Measure(what, size, queries, median(page), min(page), median(bare), limit)


def answer(client, address):
    response = client.get(address)
    if response.status_code != 200:
        raise RuntimeError(f"{address} answers {response.status_code}")
    return response.content


def milliseconds(client, address):
    """The milliseconds that one request takes."""
    started = perf_counter()
    client.get(address)
    return (perf_counter() - started) * 1000


def pages_of_list(address, query):
    """The first page of a list and the 500th, or its last: [(number, address)]."""
    first = f"{address}?{urlencode(query)}" if query else address
    content = answer(Client(), first).decode()
    last = max((int(number) for number in re.findall(r"[?;&]page=(\d+)", content)), default=1)
    deep = min(last, DEEP)
    pages = [(1, first)]
    if deep > 1:
        pages.append((deep, f"{address}?{urlencode(query | {'page': deep})}"))
    return pages
