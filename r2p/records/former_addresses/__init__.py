"""Former addresses of records: redirects from the old site and from former slugs."""
