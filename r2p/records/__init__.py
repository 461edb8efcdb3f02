"""The base of all records: visibility, names, dates, lists, PDF, former addresses."""
