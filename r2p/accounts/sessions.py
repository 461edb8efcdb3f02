from django.contrib.sessions.backends import db


class SessionStore(db.SessionStore):
    """Sessions in the database, which is asked for nothing that could not be a key.

    A cookie can hold any character, and PostgreSQL refuses to look for a NUL.
    """

    def _validate_session_key(self, key):
        return super()._validate_session_key(key) and key.isascii() and key.isalnum()
