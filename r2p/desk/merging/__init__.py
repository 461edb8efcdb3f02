"""Two records that are one: found, compared, merged, and taken apart again.

What differs from kind to kind is said on the floor of the kind: `events.merging`,
`documents.merging`.
"""
