"""Visibility report of a document: who sees it, and which contributors and files they see."""

from django.utils.functional import cached_property
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from r2p.desk.visibility.report import Kind, VisibilityReport


class DocumentVisibility(VisibilityReport):
    """Contributors are told when they are visible themselves, files to their own audience."""

    @cached_property
    def lines(self):
        """The lines of the report. Two queries, unless they are loaded `with_visibility`."""
        contributions = self.rows(self.record.contributions.with_visibility().with_contributors())
        files = self.rows(self.record.files.all())
        return [
            *((capfirst(one.get_role_display()), [self.contributor(one)]) for one in contributions),
            *(
                (_("File %(number)d") % {"number": file.number}, [self.file(file)])
                for file in files
            ),
        ]

    def contributor(self, contribution):
        return self.part(
            Kind.CONTRIBUTOR,
            contribution.name,
            contribution.contributor_from,
            contribution.contributor,
        )

    def file(self, file):
        return self.part(Kind.FILE, str(file), file.audience)

    def missing(self, rung):
        contributors = self.told(rung, Kind.CONTRIBUTOR)
        files = self.told(rung, Kind.FILE)
        said = []
        if not all(contributors):
            words = ngettext(
                "without its contributor",
                "without %(number)d of %(total)d contributors",
                len(contributors),
            )
            said.append(words % numbers(contributors))
        if not all(files):
            words = ngettext(
                "without its file", "without %(number)d of %(total)d files", len(files)
            )
            said.append(words % numbers(files))
        return ", ".join(said)


def numbers(told):
    return {"number": len(told) - sum(told), "total": len(told)}
