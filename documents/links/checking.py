"""Checks one link: follows redirects, at a polite pace."""

import time
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from email.utils import parsedate_to_datetime
from enum import Enum
from urllib.parse import urlsplit

from django.utils.translation import gettext_noop

from .addresses import is_public
from .asking import Reply, Unreachable, ask

REDIRECTS = 5
PERMANENT = (301, 308)
CLOSED = (401, 403, 407, 451)  # it is there, but not for us


class Outcome(Enum):
    GOOD = "good"
    MOVED = "moved"
    CLOSED = "closed"
    NOT_NOW = "not now"
    FAILED = "failed"


@dataclass(frozen=True)
class Answer:
    outcome: Outcome
    status: int | None = None
    why: str = ""  # where there was no answer, untranslated
    moved_to: str = ""
    wait: timedelta = timedelta(0)  # what the server asks for before the next question


class Pace:
    """Waits so that no host gets two requests within `gap` seconds."""

    def __init__(self, gap: float = 1.0):
        self.gap, self.asked_at = gap, {}

    def keep(self, url: str):
        host = urlsplit(url).hostname
        rest = self.asked_at.get(host, -self.gap) + self.gap - time.monotonic()
        if rest > 0:
            time.sleep(rest)
        self.asked_at[host] = time.monotonic()


def check_link(url: str, pace: Pace, may_connect=is_public) -> Answer:
    """Follow an address to its end and return an Answer. Never raises."""
    moved_to, is_permanent = "", True
    for _step in range(REDIRECTS + 1):
        try:
            reply = head_or_get(url, pace, may_connect)
        except (Unreachable, ValueError) as error:
            why = error.args[0] if isinstance(error, Unreachable) else gettext_noop("no address")
            return Answer(Outcome.FAILED, why=why)
        if not reply.leads_to:
            return answer_to(reply, moved_to)
        url = reply.leads_to
        is_permanent = is_permanent and reply.status in PERMANENT
        moved_to = url if is_permanent else moved_to
    return Answer(Outcome.FAILED, why=gettext_noop("too many redirects"))


def head_or_get(url: str, pace: Pace, may_connect) -> Reply:
    """Send HEAD, and GET where HEAD fails: not every server supports it."""
    pace.keep(url)
    reply = ask("HEAD", url, may_connect)
    if reply.status < 400 or is_not_now(reply):
        return reply
    pace.keep(url)
    return ask("GET", url, may_connect)


def is_not_now(reply: Reply) -> bool:
    return reply.status == 429 or (reply.status == 503 and reply.retry_after != "")


def answer_to(reply: Reply, moved_to: str) -> Answer:
    if is_not_now(reply):
        return Answer(Outcome.NOT_NOW, reply.status, wait=time_to_wait(reply.retry_after))
    if reply.status in CLOSED:
        return Answer(Outcome.CLOSED, reply.status)
    if reply.status not in range(200, 300):
        return Answer(Outcome.FAILED, reply.status)
    return Answer(Outcome.MOVED if moved_to else Outcome.GOOD, reply.status, moved_to=moved_to)


def time_to_wait(retry_after: str) -> timedelta:
    """Parse `Retry-After` (seconds or a date), limited to between an hour and a week."""
    least, most = timedelta(hours=1), timedelta(days=7)
    if retry_after.isascii() and retry_after.isdecimal():
        return min(max(timedelta(seconds=int(retry_after[:7])), least), most)
    try:
        until = parsedate_to_datetime(retry_after)
    except ValueError:
        return least
    until = until if until.tzinfo else until.replace(tzinfo=UTC)
    return min(max(until - datetime.now(UTC), least), most)
