"""Recognises names of people and organizations in texts, for pasted lists and citations."""
