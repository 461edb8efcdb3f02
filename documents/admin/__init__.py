"""One module per noun; importing those of documents and links registers their pages."""

from . import document, link

__all__ = ["document", "link"]
