"""Pasted lists of participants: read, checked in a form, saved as participations."""
