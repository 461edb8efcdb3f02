"""One module per noun; importing those of documents and links registers their pages."""

from documents import resources  # noqa: F401 - the table of documents

from . import document, link

__all__ = ["document", "link"]
