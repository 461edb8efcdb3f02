"""HTTP request of the link checker to a server that is trusted in nothing.

It connects to an IP address that was checked before: the name is not resolved a second time, when
it may mean another machine. The response may be slow, endless or nonsense.
"""

import socket
import ssl
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from functools import cache
from http.client import HTTPConnection, HTTPException
from threading import Timer
from urllib.parse import SplitResult, urljoin, urlsplit

from django.conf import settings
from django.utils.encoding import iri_to_uri
from django.utils.translation import gettext_noop

from .addresses import addresses_of

TIMEOUT = 10  # seconds, for each step
PATIENCE = 20  # seconds, for all of them
DEFAULT_PORTS = {"http": 80, "https": 443}


class Unreachable(Exception):  # noqa: N818 - it is what the server is
    """No response; `args[0]` says why, untranslated."""


@dataclass(frozen=True)
class Reply:
    status: int
    leads_to: str = ""  # where a redirect leads
    retry_after: str = ""


class CheckedConnection(HTTPConnection):
    """Connects to one of the checked IP addresses, and to no other."""

    def __init__(self, target: SplitResult, port: int, addresses: list[str]):
        super().__init__(target.hostname, port, timeout=TIMEOUT)
        self.default_port = DEFAULT_PORTS[target.scheme]
        self.is_secure = target.scheme == "https"
        self.addresses = addresses

    def connect(self):
        self.sock = self.connect_to_first()
        if self.is_secure:
            self.sock = certificates().wrap_socket(
                self.sock, server_hostname=ascii_name(self.host), do_handshake_on_connect=False
            )
            self.sock.do_handshake()

    def connect_to_first(self):
        for address in self.addresses[:-1]:
            with suppress(OSError):
                return socket.create_connection((address, self.port), TIMEOUT)
        return socket.create_connection((self.addresses[-1], self.port), TIMEOUT)


@cache
def certificates():
    return ssl.create_default_context()


def ascii_name(host: str) -> str:
    return host.encode("idna").decode() if not host.isascii() else host


def ask(method: str, url: str, may_connect) -> Reply:
    """Send a request without reading the body of the response, and return a Reply.

    `may_connect(address, port)` is called for every IP address of the host. Raises Unreachable.
    """
    try:
        target = urlsplit(url)
        port = target.port or DEFAULT_PORTS[target.scheme]
        connection = CheckedConnection(target, port, allowed(target, port, may_connect))
        with for_a_while(connection):
            return reply_of(connection, method, target, url)
    except KeyError as error:
        raise Unreachable(gettext_noop("not a web address")) from error
    except ssl.SSLCertVerificationError as error:
        raise Unreachable(gettext_noop("the certificate is not valid")) from error
    except TimeoutError as error:
        raise Unreachable(gettext_noop("no answer in time")) from error
    except (OSError, HTTPException, ValueError) as error:
        raise Unreachable(gettext_noop("no answer")) from error


def allowed(target: SplitResult, port: int, may_connect) -> list[str]:
    try:
        addresses = addresses_of(ascii_name(target.hostname or ""), port)
    except (OSError, UnicodeError) as error:
        raise Unreachable(gettext_noop("server not found")) from error
    if not addresses or not all(may_connect(address, port) for address in addresses):
        raise Unreachable(gettext_noop("not on the public internet"))
    return addresses


@contextmanager
def for_a_while(connection):
    """Close the connection after a time limit: a server may send a byte now and then for ever."""
    timer = Timer(PATIENCE, hang_up, [connection])
    timer.daemon = True
    timer.start()
    try:
        yield
    finally:
        timer.cancel()
        connection.close()


def hang_up(connection):
    with suppress(OSError, AttributeError):
        connection.sock.shutdown(socket.SHUT_RDWR)


def reply_of(connection, method, target, url) -> Reply:
    path = iri_to_uri(target.path or "/") + (f"?{iri_to_uri(target.query)}" if target.query else "")
    connection.request(method, path, headers=headers())
    response = connection.getresponse()
    leads_to = response.getheader("Location", "") if response.status in range(300, 400) else ""
    return Reply(
        status=response.status,
        leads_to=urljoin(url, as_sent(leads_to)) if leads_to else "",
        retry_after=response.getheader("Retry-After", ""),
    )


def as_sent(header: str) -> str:
    """Decode a header with an address: mostly UTF-8, which Python reads as Latin-1."""
    return header.encode("latin-1", "replace").decode("utf-8", "replace")


def headers() -> dict[str, str]:
    return {
        "User-Agent": f"R2P-link-check (+https://{settings.SITE_DOMAIN}/)",
        "Accept": "*/*",
        "Accept-Encoding": "identity",
    }
