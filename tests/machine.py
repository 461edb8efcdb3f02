"""Optional software. Tests that need it are skipped without it and say how to install it.

`R2P_HIDE=pango,chromium make test` runs them as on a machine without these, for who has them.
`.ci/hidden` does so without the tests' help: the files themselves are out of reach.
"""

import os
import shutil
import sys

from django.db import connection

from r2p.records import pdf

HIDDEN = os.environ.get("R2P_HIDE", "").split(",")
BROWSERS = ("chromium-headless-shell", "chromium", "chromium-browser", "google-chrome")

if "pango" in HIDDEN:
    pdf.find_library = lambda name: None
    sys.modules["weasyprint"] = None  # it loads Pango when it is imported


def chromium():
    """The path of the system's Chromium, or None."""
    if "chromium" in HIDDEN:
        return None
    return next(filter(None, map(shutil.which, BROWSERS)), None)


def missing(test):
    """Why a test cannot run here, or None.

    What prints is marked `needs_pango`; what uses the fixture `chromium` needs a browser. In one,
    the tests run on SQLite alone: its database in memory is shared with the server they look at.
    """
    if test.get_closest_marker("needs_pango") and not pdf.is_available():
        return "needs Pango: apt install libpango-1.0-0 libpangoft2-1.0-0"
    if "chromium" in test.fixturenames:
        if connection.vendor != "sqlite":
            return "needs SQLite: the pages in a browser are the same on every database"
        if not chromium():
            return "needs Chromium: apt install chromium"
    return None
