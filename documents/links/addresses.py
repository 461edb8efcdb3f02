"""IP addresses that the link checker may connect to: public ones only (SSRF protection)."""

import socket
from ipaddress import ip_address

PORTS = {80, 443}


def is_public(address: str, port: int) -> bool:
    """Tell whether an IP address is public: not private, local, reserved or multicast."""
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
    """Resolve a host name. Raises OSError or UnicodeError where it does not resolve."""
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return list(dict.fromkeys(place[0] for *_kind, place in found))
