"""One file for every environment: nothing set gives the small shape (SQLite, files), everything set the large one."""

import tomllib
from pathlib import Path

import environ
from django.core.exceptions import ImproperlyConfigured
from redis.backoff import NoBackoff
from redis.retry import Retry

from hedemora_bra import identity, tiles
from hedemora_bra.signing_in import *  # noqa: F403  allauth's own settings, which depend on nothing here

BASE_DIR = Path(__file__).resolve().parent.parent
env = environ.FileAwareEnv()
env.read_env(BASE_DIR / ".env")

DEBUG = env.bool("DEBUG", default=False)
SECRET_KEY = env.str("SECRET_KEY")
SECRET_KEY_FALLBACKS = env.list("SECRET_KEY_FALLBACKS", default=[])  # what was locked with the one before
PORT = env.int("PORT", default=8000)
SITE_URL = env.str("SITE_URL", default=f"http://127.0.0.1:{PORT}").rstrip("/")
ALLOWED_HOSTS = env.list("ALLOWED_HOSTS", default=["127.0.0.1", "localhost"])
PROFILE = env.str("PROFILE", default="hedemora")  # the municipality: a name in guideline/profiles, or a file
VAR_DIR = Path(env.str("VAR_DIR", default=str(BASE_DIR / "var"))).resolve()
REDIS_URL = env.str("REDIS_URL", default="")
VERSION = tomllib.loads((BASE_DIR / "pyproject.toml").read_text())["project"]["version"]
METRICS_TOKEN = env.str("METRICS_TOKEN", default="")  # empty: there are no metrics to be had
SECURE = SITE_URL.startswith("https://")

INSTALLED_APPS = [
    # From the ground up: the profile's loaders are collected in this order.
    "office",
    "guideline",
    "councils",
    "meetings",
    "situation",
    "records",
    "public",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.socialaccount",
    "allauth.usersessions",
    "signin",
    "hedemora_bra.apps.HedemoraBra",
    "crispy_forms",
    "crispy_bootstrap5",
    "django.contrib.admin",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
]

MIDDLEWARE = [
    "office.headers.ClosedHouseMiddleware",
    "office.limits.TooMuchMiddleware",
    "django.middleware.security.SecurityMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "office.headers.MethodsMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.auth.middleware.LoginRequiredMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "signin.staying.StayMiddleware",
    "signin.middleware.SecondFactorMiddleware",
    "office.headers.WorkIsNotStoredMiddleware",
    "office.refusals.RefusalsMiddleware",
    "office.clock.RequestTimeMiddleware",
]

ROOT_URLCONF = "hedemora_bra.urls"
WSGI_APPLICATION = "hedemora_bra.wsgi.application"

_CONTEXT_PROCESSORS = [
    "django.template.context_processors.request",
    "django.contrib.auth.context_processors.auth",
    "django.contrib.messages.context_processors.messages",
    "hedemora_bra.home.navigation",
]
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {"context_processors": _CONTEXT_PROCESSORS, "builtins": ["office.templatetags.almanac"]},
    },
    {  # letters are plain text: nothing is escaped
        "NAME": "letters",
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "OPTIONS": {"autoescape": False, "builtins": ["office.templatetags.almanac", "office.templatetags.guard"]},
    },
]

# Set but empty is as not set: a file of settings may name everything.
DATABASE_URL = env.str("DATABASE_URL", default="") or f"sqlite:///{VAR_DIR / 'db.sqlite3'}"
DATABASES = {"default": env.db_url_config(DATABASE_URL)}
DATABASES["default"] |= {"CONN_MAX_AGE": env.int("CONN_MAX_AGE", default=600), "CONN_HEALTH_CHECKS": True}
if "sqlite3" in DATABASES["default"]["ENGINE"]:
    # Writers queue instead of failing, readers never wait; FULL, for a decision must survive a power cut.
    DATABASES["default"]["OPTIONS"] = {
        "transaction_mode": "IMMEDIATE",
        "timeout": 20,
        "init_command": "PRAGMA journal_mode=WAL;PRAGMA synchronous=FULL;PRAGMA cache_size=2000;",
    }
else:
    # A server that is gone is known within the time that a health check may take.
    DATABASES["default"]["OPTIONS"] = {"connect_timeout": 2} | DATABASES["default"].get("OPTIONS", {})
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

# Shared between processes, never LocMem: limits on guessing and codes that were used are kept here. In the database in
# both shapes, for a Redis that is emptied would forget them; and never so few that the oldest must make room.
_KEPT = {"BACKEND": "django.core.cache.backends.db.DatabaseCache", "LOCATION": "cache"}
CACHES = {"default": _KEPT | {"OPTIONS": {"MAX_ENTRIES": 100_000}}}
if REDIS_URL:
    # A Redis that is gone is not worth waiting for.
    _IMPATIENT = {"socket_connect_timeout": 0.5, "socket_timeout": 1, "retry": Retry(NoBackoff(), 1)}
    CACHES["sessions"] = {
        "BACKEND": "office.caches.SessionCache",
        "KEY_PREFIX": "sessions",
        "LOCATION": REDIS_URL,
        "OPTIONS": _IMPATIENT,
    }
    SESSION_CACHE_ALIAS = "sessions"
    SESSION_ENGINE = "django.contrib.sessions.backends.cached_db"

AUTH_USER_MODEL = "councils.Person"
AUTHENTICATION_BACKENDS = ["signin.backends.Backend", "office.permissions.Backend"]
PASSWORD_HASHERS = [
    "django.contrib.auth.hashers.Argon2PasswordHasher",
    "django.contrib.auth.hashers.PBKDF2PasswordHasher",
]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 12}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "signin.passwords.NotEasilyGuessedHere"},
]
LOGIN_URL = "login"
LOGIN_REDIRECT_URL = "home"
LOGOUT_REDIRECT_URL = "front"

MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN = not SECURE  # on one's own machine, without a certificate
# A demonstration lets its invented people in with a password alone; where there is a certificate there is none.
DEMO = env.bool("DEMO", default=False)
if DEMO and SECURE:
    raise ImproperlyConfigured("DEMO går inte ihop med en adress som börjar med https.")

vars().update(identity.settings(env))
INSTALLED_APPS += identity.apps(env)

LANGUAGE_CODE = "sv"
TIME_ZONE = "Europe/Stockholm"
USE_I18N = True  # Django's own words, in the admin and in forms, come in Swedish
USE_TZ = True

STATIC_URL = "/static/"
STATIC_ROOT = VAR_DIR / "static"
STATICFILES_DIRS = [BASE_DIR / "static"]
MEDIA_ROOT = VAR_DIR / "files"  # private: served by views that ask who may see
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}
WHITENOISE_USE_FINDERS = WHITENOISE_AUTOREFRESH = DEBUG
WHITENOISE_ALLOW_ALL_ORIGINS = False
FILES_AT = env.str("FILES_AT", default="")  # where the proxy has MEDIA_ROOT for itself; empty: we send the bytes
FILE_UPLOAD_PERMISSIONS, FILE_UPLOAD_DIRECTORY_PERMISSIONS = (0o640, 0o750) if FILES_AT else (0o600, 0o700)
DATA_UPLOAD_MAX_NUMBER_FIELDS = 2000  # a planned year has some forty rows of five fields
UPLOAD_MAX_BYTES = 20 * 1024 * 1024
# Where clamd listens: a socket's path, or host:port. Set: no file leaves the house before it has been scanned.
CLAMAV = env.str("CLAMAV", default="")

CRISPY_ALLOWED_TEMPLATE_PACKS = CRISPY_TEMPLATE_PACK = "bootstrap5"
MESSAGE_STORAGE = "office.headers.BoundCookieStorage"

_email = env.email_url_config(env.str("EMAIL_URL", default="") or "filemail://")
if _email["EMAIL_BACKEND"].endswith(".smtp.EmailBackend"):
    _email["EMAIL_BACKEND"] = "office.smtp.Backend"
vars().update(_email)
EMAIL_FILE_PATH = VAR_DIR / "mail"
EMAIL_TIMEOUT = 20  # seconds to reach the server
# And for each of its answers: a first try that hangs makes room for the others and is tried again with patience. Where
# one worker does everything, the others wait for that too.
MAIL_PATIENCE, MAIL_PATIENCE_LATER = 3, 30 if REDIS_URL else 5
# But for the word on a letter that has been handed over whole: whoever does not wait for it may send the letter twice.
# RFC 5321 asks for ten minutes, in which a worker would send nothing else; the others may be five seconds late at most.
# A server that takes longer to look through what it is given gets the letter once more, patiently, as the same mail.
MAIL_PATIENCE_AFTER = 4
MAIL_OAUTH_TOKEN_URL = env.str("MAIL_OAUTH_TOKEN_URL", default="")  # set: a token signs us in instead of a password
MAIL_OAUTH_CLIENT_ID = env.str("MAIL_OAUTH_CLIENT_ID", default="")
MAIL_OAUTH_CLIENT_SECRET = env.str("MAIL_OAUTH_CLIENT_SECRET", default="")
MAIL_OAUTH_SCOPE = env.str("MAIL_OAUTH_SCOPE", default="https://outlook.office365.com/.default")
MAIL_REPLY_TO = env.str("MAIL_REPLY_TO", default="")  # empty: answers come to MAIL_FROM
MAILBOX_DIR = env.str("MAILBOX_DIR", default="")  # a Maildir with the answers to MAIL_FROM; empty: none is read
MAIL_FROM = DEFAULT_FROM_EMAIL = env.str("MAIL_FROM", default="Hedemora Brå <bra@hedemora.example>")

MAP_TILES, MAP_ATTRIBUTION = env.str("MAP_TILES", default=""), env.str("MAP_ATTRIBUTION", default="")  # none: no tiles

# The headers of a closed house; Django 6 has the same names.
SECURE_CSP = {
    "default-src": ["'none'"],
    "script-src": ["'self'"],
    "style-src": ["'self'"],
    "img-src": ["'self'", "data:", *tiles.origin(MAP_TILES)],
    "font-src": ["'self'"],
    "connect-src": ["'self'"],
    "worker-src": ["'self'"],  # opens the form of a report when there is no network
    "form-action": ["'self'"],
    "base-uri": ["'none'"],
    "frame-ancestors": ["'none'"],
}
FEATURES_NOT_USED = [
    "accelerometer", "autoplay", "camera", "display-capture", "fullscreen", "geolocation", "gyroscope",
    "magnetometer", "microphone", "midi", "payment", "usb",
]  # fmt: skip
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
# Browsers' built-in lists take whole domains only, which are the municipality's to enter and not one system's.
SILENCED_SYSTEM_CHECKS = ["security.W021"]
COOKIE_PREFIX = "__Host-" if SECURE else ""
SESSION_COOKIE_NAME, CSRF_COOKIE_NAME = f"{COOKIE_PREFIX}sessionid", f"{COOKIE_PREFIX}csrftoken"
SESSION_COOKIE_HTTPONLY = CSRF_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = CSRF_COOKIE_SAMESITE = "Lax"
SESSION_COOKIE_AGE = 60 * 60 * 12
if SECURE:
    SECURE_SSL_REDIRECT = SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = True
    SECURE_HSTS_SECONDS = 365 * 24 * 60 * 60
    SECURE_HSTS_INCLUDE_SUBDOMAINS = True
    SECURE_REDIRECT_EXEMPT = [r"^halsa/(?!matvarden/)"]  # the figures are fetched with a token
if env.bool("TRUSTED_PROXY", default=False):
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
    ALLAUTH_TRUSTED_PROXY_COUNT = 1  # limits are for each visitor, not for the proxy

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {
        "line": {"class": "office.logs.Line", "format": "{asctime} {levelname} {name}: {message}", "style": "{"}
    },
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "line"}},
    "root": {"handlers": ["console"], "level": env.str("LOG_LEVEL", default="WARNING")},
}
