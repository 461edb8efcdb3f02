"""The project's settings, as the tests run them: as in production, but for speed and addresses."""

import os
import tempfile

os.environ["SECRET_KEY"] = "for-the-tests-alone-0123456789-0123456789-0123456789"
os.environ["DEBUG"] = "false"
os.environ["ALLOWED_HOSTS"] = "testserver,127.0.0.1,localhost"
os.environ["SECURE_SSL_REDIRECT"] = "false"
os.environ["EMAIL_URL"] = "memorymail://"
os.environ["VAR_DIR"] = tempfile.mkdtemp(prefix="r2p-tests-")

from r2p.settings import *  # noqa: F403
from r2p.settings import INSTALLED_APPS, STORAGES

INSTALLED_APPS += ["bench"]

PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = False
CACHES = {"default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}}
STORAGES["staticfiles"]["BACKEND"] = "django.contrib.staticfiles.storage.StaticFilesStorage"
WHITENOISE_AUTOREFRESH = True  # there are no collected static files to warn of
