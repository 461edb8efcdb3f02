"""History of a record: revisions, comparing two states, and restoring one."""
