"""The database of the large catalogue, which is never the live one. Reads no settings."""

from pathlib import PurePosixPath
from urllib.parse import urlsplit

SUFFIX = "large"


def own_url(live_url, directory):
    """The database URL of the large catalogue, beside that of the live one."""
    if live_url.startswith("sqlite") or not live_url:
        return f"sqlite:///{directory}/{SUFFIX}.sqlite3"
    return live_url if is_large(live_url) else with_suffix(live_url)


def with_suffix(url):
    parts = urlsplit(url)
    return parts._replace(path=f"{parts.path}_{SUFFIX}").geturl()


def name_of(url):
    """The name of the database, or of its file without the suffix."""
    return PurePosixPath(urlsplit(url).path).stem


def is_large(url):
    return name_of(url).endswith(SUFFIX)
