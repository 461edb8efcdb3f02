"""Admin of documents. Importing it registers the admin classes and the tables for import."""

from documents import resources  # noqa: F401 - the table of documents

from . import document, link

__all__ = ["document", "link"]
