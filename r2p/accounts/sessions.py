"""Session backend that refuses malformed session keys before querying the database."""

from django.contrib.sessions.backends import db


class SessionStore(db.SessionStore):
    """Database sessions without a query for a key that cannot exist.

    A cookie can hold any character, and PostgreSQL refuses to compare with a NUL.
    """

    def _validate_session_key(self, key):
        return super()._validate_session_key(key) and key.isascii() and key.isalnum()
