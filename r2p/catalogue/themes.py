from r2p.themes.models import Theme

from .cells import Choice, Key, Text
from .sheets import Sheet


class ThemeSheet(Sheet):
    name = "themes"
    model = Theme
    key_field = "slug"
    columns = {
        "key": Key(),
        "group": Choice.of(Theme.Group, required=True),
        "name": Text(required=True),
    }

    def fields(self, row, catalogue):
        return {"name": row["name"], "group": row["group"], "order": row.number}
