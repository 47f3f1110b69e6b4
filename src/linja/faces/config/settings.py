"""All settings. The environment decides; every default is safe for a machine that others can reach."""

from __future__ import annotations

import os

from linja.faces.config import databases, mail, paths


def _flag(name: str) -> bool:
    return os.environ.get(name, "").strip().lower() in {"1", "true", "yes", "on"}


def _list(name: str, default: str = "") -> list[str]:
    return [part.strip() for part in os.environ.get(name, default).split(",") if part.strip()]


# --- places ---------------------------------------------------------------------------------------
LINJA_DATA = paths.data_folder()
LINJA_DEFINITIONS = paths.definitions_folder()
LINJA_SHARED = paths.CHECKOUT.parent / "shared"
DEBUG = _flag("LINJA_DEBUG")
SECRET_KEY = paths.secret_key(LINJA_DATA)
ALLOWED_HOSTS = _list("LINJA_ALLOWED_HOSTS", "localhost,127.0.0.1,[::1]")
CSRF_TRUSTED_ORIGINS = _list("LINJA_TRUSTED_ORIGINS")

# --- rooms ----------------------------------------------------------------------------------------
INSTALLED_APPS = [
    # The house's own templates come before those of the packages, so that it owns every page.
    "linja.faces.ui",
    "linja.faces.portal",
    "linja.faces.workbench",
    "linja.faces.api",
    "linja.faces.cli",
    "linja.pillars.steering",
    "linja.line.publication",
    "linja.line.meetings",
    "linja.line.projects",
    "linja.line.allocations",
    "linja.line.reporting",
    "linja.line.requirements",
    "linja.line.indicators",
    "linja.line.approvals",
    "linja.line.intake",
    "linja.line.search",
    "linja.people.notices",
    "linja.people.accounts",
    "linja.people.organisations",
    "linja.people.audit",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "whitenoise.runserver_nostatic",
    "django.contrib.staticfiles",
    "django.contrib.humanize",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "django_cotton",
    "django_htmx",
    "django_tasks",
    "django_tasks_db",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "linja.faces.config.middleware.ContentSecurityPolicy",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "linja.faces.config.middleware.ChosenLanguage",
    "linja.people.accounts.middleware.ActorMiddleware",
    "linja.faces.config.middleware.AccessLog",
    "django.contrib.messages.middleware.MessageMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
]

ROOT_URLCONF = "linja.faces.config.urls"
WSGI_APPLICATION = "linja.faces.config.wsgi.application"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.template.context_processors.i18n",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "linja.faces.ui.context.house",
            ],
        },
    }
]

# Character by character what Django's templates draw, in a fifth of the time.
FORM_RENDERER = "linja.faces.ui.controls.Controls"

# --- data -----------------------------------------------------------------------------------------
DATABASES = {"default": databases.database(LINJA_DATA)}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
MEDIA_ROOT = LINJA_DATA / "files"
DATA_UPLOAD_MAX_NUMBER_FIELDS = 5000
# Above this a file goes to disk and not to memory; how much is accepted at all is intake's rule.
FILE_UPLOAD_MAX_MEMORY_SIZE = 2_500_000
DATA_UPLOAD_MAX_MEMORY_SIZE = 10_000_000

# --- language, time -------------------------------------------------------------------------------
LANGUAGE_CODE = "nb"
LANGUAGES = [("nb", "Bokmål"), ("nn", "Nynorsk"), ("en", "English")]
LOCALE_PATHS = [paths.FACES / "ui/locale"]
LANGUAGE_COOKIE_NAME = "linja_language"
LANGUAGE_COOKIE_AGE = 60 * 60 * 24 * 365
LANGUAGE_COOKIE_SAMESITE = "Lax"
USE_I18N = True
USE_TZ = True
TIME_ZONE = "Europe/Oslo"

# --- sign-in --------------------------------------------------------------------------------------
AUTH_USER_MODEL = "accounts.Person"
AUTHENTICATION_BACKENDS = ["allauth.account.auth_backends.AuthenticationBackend"]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {
        "NAME": "django.contrib.auth.password_validation.MinimumLengthValidator",
        "OPTIONS": {"min_length": 12},
    },
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "django.contrib.auth.password_validation.NumericPasswordValidator"},
]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "/arbeid/"
LOGOUT_REDIRECT_URL = "/"
ACCOUNT_ADAPTER = "linja.people.accounts.door.Door"
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*", "password2*"]
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_EMAIL_SUBJECT_PREFIX = "Linja: "
ACCOUNT_SESSION_REMEMBER = False
ACCOUNT_LOGOUT_ON_PASSWORD_CHANGE = True
ACCOUNT_PREVENT_ENUMERATION = True
# An address that is not registered gets no message: anybody may have written it.
ACCOUNT_EMAIL_UNKNOWN_ACCOUNTS = False
ACCOUNT_DEFAULT_HTTP_PROTOCOL = "http" if DEBUG or not _flag("LINJA_HTTPS") else "https"
MFA_SUPPORTED_TYPES = ["totp", "recovery_codes"]
MFA_TOTP_ISSUER = "Linja"
SESSION_COOKIE_AGE = 60 * 60 * 12
SESSION_ENGINE = "linja.people.accounts.sessions"
SESSION_COOKIE_NAME = "linja_session"

# --- what a browser may do ------------------------------------------------------------------------
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
CSRF_COOKIE_SAMESITE = "Lax"
CSRF_FAILURE_VIEW = "linja.faces.config.errors.csrf_failed"
if _flag("LINJA_HTTPS"):
    # Behind a proxy that ends TLS. Not the default: the first start is on plain localhost.
    SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = LANGUAGE_COOKIE_SECURE = True
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
    SECURE_SSL_REDIRECT = True
    SECURE_REDIRECT_EXEMPT = [r"^helse$", r"^klar$"]
    SECURE_HSTS_SECONDS = 60 * 60 * 24 * 365

# --- static files ---------------------------------------------------------------------------------
STATIC_URL = "/static/"
# A report on screen has the style of the file that is downloaded.
STATICFILES_DIRS = [("linja/printing", paths.FACES.parent / "ground/printing/style")]
WHITENOISE_USE_FINDERS = True
WHITENOISE_AUTOREFRESH = DEBUG

# --- jobs, messages, log --------------------------------------------------------------------------
_TASK_BACKENDS = {
    "database": "django_tasks_db.DatabaseBackend",
    "immediate": "django_tasks.backends.immediate.ImmediateBackend",
    "dummy": "django_tasks.backends.dummy.DummyBackend",
}
TASKS = {"default": {"BACKEND": _TASK_BACKENDS[os.environ.get("LINJA_TASKS", "database")]}}
_MAIL = mail.mail(LINJA_DATA)
globals().update(_MAIL)
# Where links in messages lead: nobody's request is at hand when they are written.
LINJA_ADDRESS = os.environ.get("LINJA_ADDRESS", f"http://localhost:{os.environ.get('PORT', '8000')}").rstrip(
    "/"
)
DEFAULT_FROM_EMAIL = os.environ.get("LINJA_FROM_EMAIL", "Linja <linja@localhost>")
CACHES = {"default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}}
_LOG_LEVEL = os.environ.get("LINJA_LOG_LEVEL", "WARNING").upper()
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"plain": {"format": "{asctime} {levelname} {name}: {message}", "style": "{"}},
    # On the handler too: the worker and the server set the levels of their own loggers.
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "plain", "level": _LOG_LEVEL}},
    "root": {"handlers": ["console"], "level": _LOG_LEVEL},
    # That somebody waited for a free thread is no fault of anything.
    "loggers": {"waitress.queue": {"level": "ERROR"}},
}
SILENCED_SYSTEM_CHECKS: list[str] = []
