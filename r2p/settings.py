"""Settings of the site. Those that differ between machines are environment variables, or in `.env`.

docs/settings.md lists every variable that is read here.
"""

from pathlib import Path

import environ
from csp.constants import NONE, SELF
from django.core.exceptions import ImproperlyConfigured

BASE_DIR = Path(__file__).resolve().parent.parent

env = environ.Env()
env.read_env(BASE_DIR / ".env")

# -- The machine -------------------------------------------------------------------------------

DEBUG = env.bool("DEBUG", default=False)
SECRET_KEY = env.str("SECRET_KEY")
if not SECRET_KEY:
    raise ImproperlyConfigured("SECRET_KEY is empty: set it in the environment or in .env.")
ALLOWED_HOSTS = env.list("ALLOWED_HOSTS", default=["127.0.0.1", "localhost"] if DEBUG else [])
CSRF_TRUSTED_ORIGINS = env.list("CSRF_TRUSTED_ORIGINS", default=[])

# The name of the site where no request tells it: in mails and feeds.
SITE_DOMAIN = env.str(
    "SITE_DOMAIN",
    default="127.0.0.1:8000" if DEBUG else (ALLOWED_HOSTS or ["localhost"])[0].lstrip("."),
)
# Where the catalogue stood before, without "www.": its addresses lead to the records here.
OLD_SITE_HOSTS = ["responsibilitytoprotect.org"]
SITE_ID = 1

# What the site keeps beside its code: the SQLite file, uploads, collected static files.
VAR_DIR = Path(env.str("VAR_DIR", default=str(BASE_DIR / "var")))
VAR_DIR.mkdir(parents=True, exist_ok=True)

# -- What is installed -------------------------------------------------------------------------

INSTALLED_APPS = [
    "r2p.desk.apps.StaffConfig",  # django.contrib.admin with our site
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.sitemaps",
    "whitenoise.runserver_nostatic",
    "django.contrib.staticfiles",
    "django.contrib.sites",
    "django.contrib.flatpages",
    "allauth",
    "allauth.account",
    "csp",
    "django_filters",
    "django_htmx",
    "django_prose_editor",
    "import_export",
    "simple_history",
    "django_tasks_db",
    # The layers, from the lowest to the highest.
    "r2p.accounts",
    "r2p.records",
    "r2p.desk",
    "r2p.regions",
    "r2p.themes",
    "events",
    "documents",
    "r2p.members",
    "r2p.pages",
    "r2p.catalogue",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "r2p.policy.PolicyMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "simple_history.middleware.HistoryRequestMiddleware",
    "r2p.records.history.RevisionMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "r2p.errors.ErrorPageMiddleware",
    "r2p.records.former_addresses.middleware.FormerAddressMiddleware",
    "r2p.records.bad_value_middleware.BadValueMiddleware",
    "r2p.busy.BusyMiddleware",
]

ROOT_URLCONF = "r2p.urls"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "r2p.pages.menu.menu",
            ],
        },
    },
]

# -- Data --------------------------------------------------------------------------------------

DATABASES = {
    "default": env.db("DATABASE_URL", default=f"sqlite:///{VAR_DIR / 'r2p.sqlite3'}"),
}
if DATABASES["default"]["ENGINE"] == "django.db.backends.sqlite3":
    # Readers never wait for the writer; writers wait for one another instead of failing.
    DATABASES["default"]["OPTIONS"] = {
        "transaction_mode": "IMMEDIATE",
        "timeout": 20,
        "init_command": (
            "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL;"
            "PRAGMA cache_size=-20000; PRAGMA mmap_size=1073741824"
        ),
    }
else:
    # Compiling a query takes PostgreSQL longer than any of ours runs; disks do not seek any more.
    planning = "-c jit=off -c random_page_cost=1.1"
    DATABASES["default"].setdefault("OPTIONS", {}).setdefault("options", planning)
    kept = {"CONN_MAX_AGE": 60, "CONN_HEALTH_CHECKS": True}
    DATABASES["default"] = kept | DATABASES["default"]
# A form of the desk may have hundreds of lines: of those who took part, of a list that is pasted.
DATA_UPLOAD_MAX_NUMBER_FIELDS = 6000
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

# Rate limits of the sign-in must be the same in every process: hence the database. It must hold
# so many that nobody can push the limits out by filling it.
CACHES = {
    "default": {
        "BACKEND": "django.core.cache.backends.db.DatabaseCache",
        "LOCATION": "cache",
        "OPTIONS": {"MAX_ENTRIES": 100_000},
    }
}

STORAGES = {
    # Files of documents have no public address: `document-file` serves them by their audience.
    "default": {
        "BACKEND": "r2p.records.storage.PrivateStorage",
        "OPTIONS": {"location": VAR_DIR / "files"},
    },
    "staticfiles": {
        "BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"
        if DEBUG
        else "whitenoise.storage.CompressedManifestStaticFilesStorage",
    },
}
FILE_SIZE_LIMIT = env.int("FILE_SIZE_LIMIT", default=50_000_000)

STATIC_URL = "/static/"
STATIC_ROOT = VAR_DIR / "static"
STATICFILES_DIRS = [BASE_DIR / "static"]

# Background jobs are run by `manage.py db_worker`.
TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}

# -- Language and time -------------------------------------------------------------------------

LANGUAGE_CODE = "en-gb"
TIME_ZONE = "UTC"
USE_I18N = True
USE_TZ = True
FORMAT_MODULE_PATH = "r2p.formats"

# -- Sign-in -----------------------------------------------------------------------------------

AUTH_USER_MODEL = "accounts.User"
AUTHENTICATION_BACKENDS = ["r2p.accounts.backend.AccountBackend"]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": f"django.contrib.auth.password_validation.{name}"}
    for name in (
        "UserAttributeSimilarityValidator",
        "MinimumLengthValidator",
        "CommonPasswordValidator",
        "NumericPasswordValidator",
    )
]
LOGIN_REDIRECT_URL = "home"
SESSION_ENGINE = "r2p.accounts.sessions"
ACCOUNT_ADAPTER = "r2p.accounts.adapter.AccountAdapter"
ACCOUNT_FORMS = {
    "login": "r2p.accounts.sign_in.SignInForm",
    "reauthenticate": "r2p.accounts.sign_in.ConfirmPasswordForm",
    "change_password": "r2p.accounts.sign_in.ChangePasswordForm",
    "set_password": "r2p.accounts.sign_in.SetPasswordForm",
    "reset_password": "r2p.accounts.sign_in.RequestPasswordLinkForm",
    "reset_password_from_key": "r2p.accounts.sign_in.PasswordFromLinkForm",
    "add_email": "r2p.accounts.sign_in.ChangeEmailForm",
}
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*", "password2*"]
ACCOUNT_EMAIL_VERIFICATION = "mandatory"
ACCOUNT_CHANGE_EMAIL = True
ACCOUNT_PREVENT_ENUMERATION = True
ACCOUNT_EMAIL_NOTIFICATIONS = True
ACCOUNT_REAUTHENTICATION_REQUIRED = True
ACCOUNT_EMAIL_UNKNOWN_ACCOUNTS = False  # no mail to strangers whose address somebody typed
ACCOUNT_EMAIL_SUBJECT_PREFIX = "[R2P] "

EMAIL_CONFIG = env.email("EMAIL_URL", **({"default": "consolemail://"} if DEBUG else {}))
vars().update(EMAIL_CONFIG)
DEFAULT_FROM_EMAIL = env.str("DEFAULT_FROM_EMAIL", default="R2P <no-reply@localhost>")

# What goes wrong is written to the standard error, whoever runs the site.
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"plain": {"format": "%(asctime)s %(levelname)s %(name)s: %(message)s"}},
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "plain"}},
    "root": {"handlers": ["console"], "level": "WARNING"},
    "loggers": {"django": {"handlers": [], "level": "INFO", "propagate": True}},
}

# -- Security ----------------------------------------------------------------------------------

if not DEBUG:
    SECURE_SSL_REDIRECT = env.bool("SECURE_SSL_REDIRECT", default=True)
    SECURE_HSTS_SECONDS = env.int("SECURE_HSTS_SECONDS", default=31_536_000)
    SECURE_HSTS_INCLUDE_SUBDOMAINS = env.bool("SECURE_HSTS_INCLUDE_SUBDOMAINS", default=False)
    SECURE_HSTS_PRELOAD = env.bool("SECURE_HSTS_PRELOAD", default=False)
    # The two above bind other sites under the same domain: only their owner can decide on them.
    SILENCED_SYSTEM_CHECKS = ["security.W005", "security.W021"]
    SESSION_COOKIE_SECURE = True
    CSRF_COOKIE_SECURE = True
    if env.bool("BEHIND_PROXY", default=False):
        SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
        ALLAUTH_TRUSTED_PROXY_COUNT = env.int("TRUSTED_PROXY_COUNT", default=1)
SECURE_REFERRER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
CSRF_COOKIE_HTTPONLY = True

# What a page may load: what the site itself serves, and nothing written into the page.
# `r2p.policy` allows the admin a little more.
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF, "data:"],
        "font-src": [SELF],
        "connect-src": [SELF],
        "manifest-src": [SELF],
        "form-action": [SELF],
        "base-uri": [NONE],
        "frame-ancestors": [NONE],
    }
}
SECURITY_HEADERS = {
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": ", ".join(
        f"{feature}=()"
        for feature in (
            "accelerometer",
            "camera",
            "display-capture",
            "geolocation",
            "gyroscope",
            "magnetometer",
            "microphone",
            "midi",
            "payment",
            "serial",
            "usb",
        )
    ),
}

# Where somebody who has found a hole can tell of it; without it there is no security.txt.
SECURITY_CONTACT = env.str("SECURITY_CONTACT", default="")
if SECURITY_CONTACT and not SECURITY_CONTACT.startswith(("mailto:", "https://")):
    raise ImproperlyConfigured("SECURITY_CONTACT must begin with mailto: or https://.")
