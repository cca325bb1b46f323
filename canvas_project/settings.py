"""Settings. Everything that differs between machines comes from the environment (see README)."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

import environ
from csp.constants import NONE, SELF
from django.utils import translation

from canvas_project.addresses import allowed_hosts, site_url
from canvas_project.databases import database
from canvas_project.private_files import keep_private
from canvas_project.secret_key import kept_secret_key
from web.text import isolating, language

keep_private()
BASE_DIR = Path(__file__).resolve().parent.parent
env = environ.Env()
env.ENVIRON = {name: value for name, value in os.environ.items() if value}  # empty is not given
VAR_DIR = Path(env.str("VAR_DIR", default=str(BASE_DIR / "var"))).resolve()

DEBUG = env.bool("DEBUG", default=False)
SECRET_KEY = env.ENVIRON.get("SECRET_KEY") or kept_secret_key(VAR_DIR)
ALLOWED_HOSTS = allowed_hosts(env.ENVIRON)
CSRF_TRUSTED_ORIGINS = env.list("CSRF_TRUSTED_ORIGINS", default=[])
BEHIND_TLS = env.bool("BEHIND_TLS", default=False)
PAPER = env.str("PAPER", default="A4", choices=("A4", "letter"))

INSTALLED_APPS = [
    "django.contrib.admin",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "whitenoise.runserver_nostatic",
    "django.contrib.staticfiles",
    "django_htmx",
    "crispy_forms",
    "crispy_bootstrap5",
    "template_partials",
    "csp",
    "allauth",
    "allauth.account",
    "django_tasks",
    "django_tasks_db",
    "accounts",
    "canvases",
    "wizard",
    "reviews",
]
MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "csp.middleware.CSPMiddleware",
    "web.answers.Private",
    "web.refused_saves.SavesAreAnsweredInJson",
    "web.unreadable.Readable",
    "web.sessions.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "accounts.signing_in.middleware.AccountPages",
    "accounts.signing_in.middleware.GuestSession",
    "web.refusals.RefusalsAreAnswered",
]
ROOT_URLCONF = "canvas_project.urls"
WSGI_APPLICATION = "canvas_project.wsgi.application"
TEMPLATES: list[dict[str, Any]] = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "OPTIONS": {
            # The first two read parts of a page, and keep what they have read.
            "loaders": [
                (
                    "template_partials.loader.Loader",
                    [("django.template.loaders.cached.Loader", list(isolating.LOADERS))],
                )
            ],
            "builtins": list(isolating.BUILTINS),
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "canvases.context.step_count",
            ],
        },
    }
]
CRISPY_ALLOWED_TEMPLATE_PACKS = "bootstrap5"
CRISPY_TEMPLATE_PACK = "bootstrap5"
USE_TZ = True
TIME_ZONE = "UTC"
LANGUAGE_CODE = "en-gb"
LANGUAGES = [("en-gb", "English")]  # a second is a folder of LOCALE_PATHS, and a line here
LOCALE_PATHS = [BASE_DIR / "locale"]
language.follow(translation, dict(LANGUAGES))
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

# Rows

DATABASES = {
    "default": database(env.db("DATABASE_URL", default=f"sqlite:///{VAR_DIR / 'db.sqlite3'}"))
}

# Without a shared cache each process would keep a signed-out session alive in one of its own

CACHE_URL = env.str("CACHE_URL", default="")
CACHES = {"default": env.cache_url("CACHE_URL", default="locmemcache://")}
SESSION_ENGINE = f"django.contrib.sessions.backends.{'cached_db' if CACHE_URL else 'db'}"
SESSION_COOKIE_AGE = 180 * 24 * 60 * 60  # a guest's canvases hang on this cookie

# People

AUTH_USER_MODEL = "accounts.User"
AUTHENTICATION_BACKENDS = [
    "django.contrib.auth.backends.ModelBackend",
    "allauth.account.auth_backends.AuthenticationBackend",
]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": f"django.contrib.auth.password_validation.{name}"}
    for name in (
        "UserAttributeSimilarityValidator",
        "MinimumLengthValidator",
        "CommonPasswordValidator",
        "NumericPasswordValidator",
    )
]
LOGIN_REDIRECT_URL = "/canvases/"
ACCOUNT_LOGOUT_REDIRECT_URL = "/"
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1"]  # without a password: by a code in the mail
ACCOUNT_LOGIN_BY_CODE_ENABLED = True
ACCOUNT_LOGIN_BY_CODE_TIMEOUT = 15 * 60
ACCOUNT_LOGIN_BY_CODE_SUPPORTS_RESEND = True
ACCOUNT_EMAIL_VERIFICATION = "optional"  # signing up waits for no mail
ACCOUNT_SESSION_REMEMBER = True
ACCOUNT_MAX_EMAIL_ADDRESSES = 3
ACCOUNT_EMAIL_SUBJECT_PREFIX = ""
ACCOUNT_EMAIL_NOTIFICATIONS = True
ACCOUNT_ADAPTER = "accounts.signing_in.adapter.AccountAdapter"
# Beside allauth's own: addresses with a secret in them, and mails to people who did not ask.
ACCOUNT_RATE_LIMITS = {"open_link": "60/m/ip", "invite": "50/h/user"}
ACCOUNT_FORMS = {
    "login": "accounts.signing_in.forms.LoginForm",
    "signup": "accounts.signing_in.forms.SignupForm",
    "request_login_code": "accounts.signing_in.forms.RequestLoginCodeForm",
    "confirm_login_code": "accounts.signing_in.forms.ConfirmLoginCodeForm",
    "reset_password": "accounts.signing_in.forms.ResetPasswordForm",
    "reset_password_from_key": "accounts.signing_in.forms.ResetPasswordKeyForm",
    "change_password": "accounts.signing_in.forms.ChangePasswordForm",
    "set_password": "accounts.signing_in.forms.SetPasswordForm",
    "reauthenticate": "accounts.signing_in.forms.ReauthenticateForm",
    "add_email": "accounts.signing_in.forms.AddEmailForm",
}
ALLAUTH_TRUSTED_PROXY_COUNT = 1 if BEHIND_TLS else 0

# Mail: sent where EMAIL_URL says; otherwise kept in files and told in the log

MAIL_IS_SENT = bool(env.str("EMAIL_URL", default=""))
if MAIL_IS_SENT:
    vars().update(env.email_url("EMAIL_URL"))
    EMAIL_TIMEOUT = 10
else:
    EMAIL_BACKEND = "operations.kept_mail.KeptMailBackend"
EMAIL_FILE_PATH = str(VAR_DIR / "mail")
DEFAULT_FROM_EMAIL = env.str("DEFAULT_FROM_EMAIL", default="Throughline <throughline@localhost>")
SERVER_EMAIL = DEFAULT_FROM_EMAIL

# The address in mails, which are written where no request says it

SITE_URL = env.str("SITE_URL", default="").rstrip("/") or site_url(env.ENVIRON, BEHIND_TLS)

# What need not be done at once waits in the database, for workers (see canvas_project/worker.py)

TASK_QUEUES = ["default", "pdf", "pdf-long"]  # what is slow holds up no mail
TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend", "QUEUES": TASK_QUEUES}}

# Uploads: canvas files and logos, and nothing else. A form with a tick for each of many items has
# more fields than the thousand that Django reads.

FILE_UPLOAD_HANDLERS = ["canvases.pages.uploads.FirstBytes"]
DATA_UPLOAD_MAX_NUMBER_FILES = 5
DATA_UPLOAD_MAX_NUMBER_FIELDS = 10_000

# Static files

STATIC_URL = "/static/"
STATIC_ROOT = VAR_DIR / "static"
STATICFILES_DIRS = [BASE_DIR / "static"]
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "web.static_files.HashedStaticFilesStorage"},
}
if DEBUG:
    STORAGES["staticfiles"] = {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}

# What a browser may do with our pages

CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [SELF],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF, "data:"],
        "object-src": [NONE],
        "base-uri": [SELF],
        "form-action": [SELF],
        "frame-ancestors": [NONE],
    }
}
X_FRAME_OPTIONS = "DENY"
SECURE_REFERRER_POLICY = "same-origin"
if BEHIND_TLS:
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
    SECURE_SSL_REDIRECT = True
    SECURE_HSTS_SECONDS = 365 * 24 * 60 * 60
    SECURE_HSTS_INCLUDE_SUBDOMAINS = True
    SECURE_HSTS_PRELOAD = True
    SESSION_COOKIE_SECURE = True
    CSRF_COOKIE_SECURE = True

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"line": {"format": "%(asctime)s %(levelname)s %(name)s: %(message)s"}},
    "filters": {"brief": {"()": "web.unreadable.Brief"}},
    "handlers": {
        "console": {"class": "logging.StreamHandler", "formatter": "line", "filters": ["brief"]}
    },
    "root": {"handlers": ["console"], "level": env.str("LOG_LEVEL", default="INFO").upper()},
    # Django brings handlers of its own that would say every line twice.
    "loggers": {"django": {"handlers": [], "propagate": True}},
}
