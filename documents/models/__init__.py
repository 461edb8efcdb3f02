from .contribution import Contribution
from .document import Document, DocumentEvent
from .file import DocumentFile
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
    "Translation",
]
