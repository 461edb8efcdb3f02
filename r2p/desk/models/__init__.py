from .audit import AuditEntry, AuditEvent
from .job import ImportJob
from .likeness import Likeness, Trait
from .merge import Merge
from .preview import Preview
from .step import Step

__all__ = [
    "AuditEntry",
    "AuditEvent",
    "ImportJob",
    "Likeness",
    "Merge",
    "Preview",
    "Step",
    "Trait",
]
