"""One module per noun; importing the document's registers its page."""

from . import document

__all__ = ["document"]
