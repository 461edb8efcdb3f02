"""The Content-Security-Policy of an answer, and the one that pages have."""

STRICT = {
    "default-src": {"'none'"},
    "script-src": {"'self'"},
    "style-src": {"'self'"},
    "img-src": {"'self'", "data:"},
    "font-src": {"'self'"},
    "connect-src": {"'self'"},
    "manifest-src": {"'self'"},
    "form-action": {"'self'"},
    "base-uri": {"'none'"},
    "frame-ancestors": {"'none'"},
}


def policy(response):
    """The policy of an answer as its directives, each with what it allows."""
    directives = (part.split() for part in response["Content-Security-Policy"].split(";"))
    return {name: set(allowed) for name, *allowed in directives}
