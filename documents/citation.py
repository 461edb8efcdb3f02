"""Citation of a document, in one style for the whole site: after Chicago, without "accessed"."""

from django.utils.translation import gettext as _

from .models import Contribution

Role = Contribution.Role

MOST_NAMES, NAMES_OF_MANY = 6, 3
INNER_QUOTES = str.maketrans("“”", "‘’")


class Citation:
    """The parts of a citation. `contributions` come from `told_to(user)`.

    The title stands apart, because it has a language and a text direction of its own.
    """

    def __init__(self, document, contributions, address):
        self.document = document
        self.address = f"https://doi.org/{document.doi}" if document.doi else address
        self.role, self.authors = next(
            (
                (role, lines)
                for role in (Role.AUTHOR, Role.EDITOR, Role.PUBLISHER)
                if (lines := [line for line in contributions if line.role == role])
            ),
            (None, []),
        )
        self.publishers = [line.name for line in contributions if line.role == Role.PUBLISHER]

    def __str__(self):
        return " ".join(filter(None, [self.who, f"“{self.title}”", self.where]))

    @property
    def who(self):
        """The authors; else the editors; else the publishers."""
        names = [name_in_list(line, first=not number) for number, line in enumerate(self.authors)]
        if len(names) > MOST_NAMES:
            names = [*names[:NAMES_OF_MANY], "et al."]
        who = join(names)
        if self.role == Role.EDITOR:
            who += ", eds." if len(names) > 1 else ", ed."
        return ended(who)

    @property
    def title(self):
        parts = (self.document.title, self.document.subtitle)
        title = ": ".join(part.strip() for part in parts if part.strip())
        return ended(title.translate(INNER_QUOTES))

    @property
    def where(self):
        """The rest of the citation after the title, without the address."""
        document = self.document
        symbols = "–".join(symbol.symbol for symbol in document.symbols.all())
        published = "" if self.role == Role.PUBLISHER else join(self.publishers)
        date = str(document.issued or _("n.d."))
        language = ""
        if document.language != "en":
            language = _("In %(language)s") % {"language": document.language_name}
        imprint = ", ".join(part for part in (symbols, published, date) if part)
        return " ".join(ended(part) for part in (imprint, language) if part)


def name_in_list(line, first):
    """A name as it was published; that of the first person is inverted ("Last, First")."""
    is_inverted = first and line.participant_id and not line.name_as_published
    return line.participant.sort_name if is_inverted else line.name


def join(names):
    """Join names: "A", "A and B", "A, B, and C"; also with "Last, First" in front."""
    if len(names) < 2:
        return "".join(names)
    if names[-1] == "et al.":
        return ", ".join(names)
    needs_comma = len(names) > 2 or "," in names[0]
    last = _("and %(name)s") % {"name": names[-1]}
    return ", ".join(names[:-1]) + (", " if needs_comma else " ") + last


def ended(text):
    """End a text with a full stop, unless it ends in one, or in a question mark."""
    return text if not text or text[-1] in ".?!؟" else f"{text}."
