"""Security headers and the Content Security Policy of every response."""

from csp.constants import NONCE, SELF
from csp.middleware import CSPMiddleware
from django.conf import settings

# The style that the rich-text editor writes into its page; it changes with the editor's version.
EDITOR_STYLE = "'sha256-PlumsSlvJ7vvWzjqibGAYKq92O3y/4JTxWWsWJvyUYA='"

# The admin may also load what the rich-text editor needs: that style, and its import map by a
# nonce, which is in the policy only where a template uses it.
FOR_THE_ADMIN = {
    **settings.CONTENT_SECURITY_POLICY["DIRECTIVES"],
    "script-src": [SELF, NONCE],
    "style-src": [SELF, EDITOR_STYLE],
}


class PolicyMiddleware(CSPMiddleware):
    """Sets the Content Security Policy and `SECURITY_HEADERS`, unless a view has set them."""

    def process_response(self, request, response):
        for name, value in settings.SECURITY_HEADERS.items():
            response.headers.setdefault(name, value)
        is_known = settings.SESSION_COOKIE_NAME in request.COOKIES
        keep = "private, no-cache" if is_known else "no-cache"  # who may see what changes
        response.headers.setdefault("Cache-Control", keep)
        return super().process_response(request, response)

    def get_policy_parts(self, request, response, report_only=False):
        parts = super().get_policy_parts(request, response, report_only)
        match = request.resolver_match
        if match and match.app_name == "admin" and not report_only:
            parts.config = parts.config or FOR_THE_ADMIN
        return parts
