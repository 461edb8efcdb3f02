"""What all kinds of records share: visibility, names, dates, lists, PDF, former addresses."""
