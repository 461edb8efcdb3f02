"""Finds the records of the authors and publishers of a citation."""

import re

from documents.models import Contribution
from events.recognition.matching import OrganizationIndex, PersonIndex

Role = Contribution.Role


class Credits:
    """`lines` are contributions of records with exactly that name; `unknown` are the other names.

    The first line of a page need not be its title: it may be such a name as well.
    """

    def __init__(self, cited, may_see_people, may_see_organizations):
        self.people = PersonIndex(
            may_see_people and bool(cited.authors or cited.names or cited.is_head)
        )
        self.organizations = OrganizationIndex(may_see_organizations)
        self.lines, self.unknown = [], []
        is_first_line_told = cited.is_head and not cited.is_title_guessed
        self.is_title_a_name = is_first_line_told and self.credit(cited.title)
        for name in [*cited.authors, *cited.names]:
            self.add(name, cited.is_head)
        for name in cited.publishers:
            self.add(name, cited.is_head, is_publisher=True)

    def add(self, name, is_line, is_publisher=False):
        """Add a name; a line of a page may hold several."""
        if self.credit(name, is_publisher):
            return
        parts = re.split(r", (?:and )?|; | (?:and|&) ", name) if is_line else [name]
        unknown = [part for part in parts if not self.credit(part, is_publisher)]
        self.unknown += [name] if len(unknown) == len(parts) else unknown

    def credit(self, name, is_publisher=False):
        is_author = not is_publisher and self.contribute(name, Role.AUTHOR, self.people)
        return is_author or self.contribute(name, Role.PUBLISHER, self.organizations)

    def contribute(self, name, role, names):
        """Add the only record of a name. Returns False where there is none, or several."""
        found = names.exact(name)
        if len(found) != 1:
            return False
        column = "participant" if isinstance(names, PersonIndex) else "organization"
        line = {"role": role, column: found[0].pk}
        if not any(line.items() <= other.items() for other in self.lines):
            published = "" if column == "organization" or name == found[0].name else name
            order = {"order": len(self.lines) + 1, "name_as_published": published}
            self.lines.append(line | order)
        return True
