"""Documents: reports, statements and other texts, with files, translations and citations."""
