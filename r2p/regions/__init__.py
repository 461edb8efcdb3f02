"""Regions: the tree of the world, and fast lists and counts of records by region."""
