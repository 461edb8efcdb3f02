from .audit import AuditEntry
from .job import ImportJob
from .likeness import Likeness, Trait
from .merge import Merge
from .preview import Preview
from .step import Step

__all__ = ["AuditEntry", "ImportJob", "Likeness", "Merge", "Preview", "Step", "Trait"]
