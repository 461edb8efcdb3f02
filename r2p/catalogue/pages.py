from r2p.pages.models import Page

from .cells import Choice, Key, Text
from .sheets import Sheet

FIRST = "about"
STEP = 10  # between two pages of the menu, so that staff may put one there


class PageSheet(Sheet):
    """The pages about the Coalition. They are a start: once there, they are the staff's alone."""

    name = "pages"
    model = Page
    columns = {
        "key": Key(),
        "title": Text(required=True),
        "description": Text(),
        "directory": Choice(words={"yes": True, "no": False}, empty=False),
        "text": Text(required=True),
    }

    def stored(self):
        """Every page that there is or ever was: what staff renamed or deleted stays so."""
        pages = [*Page.history.all(), *Page.objects.all()]
        return {page.slug or FIRST: page for page in pages}

    def first_fields(self, row, catalogue):
        return {"slug": "" if row.key == FIRST else row.key, "order": row.number * STEP}

    def fields(self, row, catalogue):
        return {
            "title": row["title"],
            "description": row["description"],
            "has_directory": row["directory"],
            "content": row["text"],
        }

    def update(self, thing, row, catalogue):
        """Nothing: not even when asked does a file overwrite what staff wrote."""
        return False
