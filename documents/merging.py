"""Merging of duplicate documents."""

from r2p.desk.merging.merger import Merger

from .models import DocumentFile

TEXTS = ("summary", "body", "source_url")


class DocumentMerger(Merger):
    def move(self, row, names):
        if isinstance(row, DocumentFile):
            self.number_anew(row)
        super().move(row, names)

    def number_anew(self, file):
        """Give a file the next free number: two files of the same number are two files."""
        numbers = set(self.keep.files.values_list("number", flat=True))
        if file.number in numbers:
            file.number = max(numbers) + 1

    def twin_of(self, row):
        if isinstance(row, DocumentFile):
            return self.keep.files.filter(sha256=row.sha256, audience=row.audience).first()
        return super().twin_of(row)

    def settle(self):
        """Delete a translation into the document's own language: that is the document itself."""
        for translation in self.keep.translations.filter(language=self.keep.language):
            lacking = [name for name in TEXTS if not getattr(self.keep, name)]
            for name in lacking:
                setattr(self.keep, name, getattr(translation, name))
            self.journal.delete(translation)
            self.journal.save(self.keep)
