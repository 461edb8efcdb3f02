"""Languages used by documents."""

from django.db import connections
from django.db.models.expressions import RawSQL

# Steps from one language to the next along the index; DISTINCT would read a row per document.
USED = """
WITH RECURSIVE used (code) AS (
    SELECT MIN(language) FROM documents_document
    UNION ALL
    SELECT (SELECT MIN(language) FROM documents_document WHERE language > used.code) FROM used
    WHERE used.code IS NOT NULL
)
SELECT used.code FROM used WHERE used.code IS NOT NULL
"""


def languages_used_by(documents):
    """The set of language codes of the documents themselves. One query."""
    in_language = documents.order_by().filter(language=RawSQL("used.code", [])).values("pk")
    condition, values = in_language.query.sql_with_params()
    with connections[documents.db].cursor() as cursor:
        cursor.execute(f"{USED} AND EXISTS ({condition})", values)
        return {code for (code,) in cursor.fetchall()}
