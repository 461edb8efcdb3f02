"""Drafts a new document from a pasted citation, DOI, symbol or page."""
