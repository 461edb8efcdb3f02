"""Events, series, organizations and participants, and who took part in what."""
