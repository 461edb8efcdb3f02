"""Merging two records into one, and undoing it.

What differs between models is in `events.merging` and `documents.merging`.
"""
