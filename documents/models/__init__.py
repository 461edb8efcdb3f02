"""Models of documents."""

from .contribution import Contribution
from .document import Document
from .document_event import DocumentEvent
from .file import DocumentFile
from .link import LinkCheck
from .placement import DocumentPlacement, DocumentTally
from .symbol import DocumentSymbol
from .translation import Translation

__all__ = [
    "Contribution",
    "Document",
    "DocumentEvent",
    "DocumentFile",
    "DocumentPlacement",
    "DocumentSymbol",
    "DocumentTally",
    "LinkCheck",
    "Translation",
]
