"""Formats of dates and times for the whole site, over those of Django for British English."""

DATE_FORMAT = "j F Y"  # 1 March 2027
TIME_FORMAT = "H:i"  # 09:00
DATETIME_FORMAT = "j F Y, H:i"  # 1 March 2027, 09:00
SHORT_DATE_FORMAT = "j M Y"  # 1 Mar 2027
SHORT_DATETIME_FORMAT = "j M Y, H:i"  # 1 Mar 2027, 09:00
