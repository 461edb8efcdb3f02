"""Production settings over the database of the large catalogue."""

import os

import environ

from bench.large.database import own_url

environ.Env.read_env(".env")
os.environ |= {
    "DATABASE_URL": own_url(
        os.environ.get("DATABASE_URL", ""), os.environ.get("VAR_DIR") or os.path.abspath("var")
    ),
    "DEBUG": "false",
    "ALLOWED_HOSTS": "testserver",
    "SECURE_SSL_REDIRECT": "false",
    "EMAIL_URL": "memorymail://",
}

from r2p.settings import *  # noqa: E402, F403
from r2p.settings import INSTALLED_APPS, STORAGES  # noqa: E402

INSTALLED_APPS += ["bench"]
ROOT_URLCONF = "bench.urls"
STORAGES["staticfiles"]["BACKEND"] = "django.contrib.staticfiles.storage.StaticFilesStorage"
WHITENOISE_AUTOREFRESH = True  # there need be no collected static files
