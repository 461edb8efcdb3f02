from .audit import AuditEntry
from .step import Step

__all__ = ["AuditEntry", "Step"]
