"""Which machines may be asked at all: those of the public internet, and none of our own."""

import socket
from ipaddress import ip_address

PORTS = {80, 443}


def is_public(address: str, port: int) -> bool:
    """Whether anybody may connect there: no private, local, reserved or multicast address."""
    ip = ip_address(address)
    embedded = [
        getattr(ip, "ipv4_mapped", None),
        getattr(ip, "sixtofour", None),
        *(getattr(ip, "teredo", None) or []),
    ]
    return (
        port in PORTS
        and ip.is_global
        and not (ip.is_multicast or ip.is_reserved or getattr(ip, "is_site_local", False))
        and all(is_public(str(inner), port) for inner in embedded if inner)
    )


def addresses_of(host: str, port: int) -> list[str]:
    """All addresses that a name means now. OSError or UnicodeError where it means none."""
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return list(dict.fromkeys(place[0] for *_kind, place in found))
