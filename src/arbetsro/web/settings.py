"""The settings of the workbench, read once from the environment.

``ARBETSRO_ADDRESS`` decides most of it: an address with https is a server that others reach, and
must be given its secrets; an address on this machine needs nothing at all.
"""

import os
import secrets
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import dj_database_url

from arbetsro.web import environment as env
from arbetsro.web.environment import SettingError

WEB = Path(__file__).parent

# Where it stands -------------------------------------------------------------------------------

ADDRESS = env.text(
    "ARBETSRO_ADDRESS",
    "http://127.0.0.1:8000",
    about="The address people type. With https it is a production server: cookies, redirects "
    "and headers are then made safe for it. Plain http is only for this machine.",
).rstrip("/")
_address = urlsplit(ADDRESS)
PRODUCTION = _address.scheme == "https"
try:
    _ = _address.port
except ValueError:
    raise SettingError(f"ARBETSRO_ADDRESS is {ADDRESS!r}; its port is no number.") from None
if not _address.hostname or _address.scheme not in {"http", "https"}:
    raise SettingError(f"ARBETSRO_ADDRESS is {ADDRESS!r}; write for instance https://arbetsro.se.")
if not PRODUCTION and _address.hostname not in {"127.0.0.1", "localhost", "::1"}:
    raise SettingError("ARBETSRO_ADDRESS must begin with https, other than on 127.0.0.1.")

DATA = env.folder(
    "ARBETSRO_DATA",
    "arbetsro-data",
    about="The folder for the database of an installation without a server, for letters that are "
    "not sent, and for the key that such an installation makes for itself.",
)

BEHIND_PROXY = env.flag(
    "ARBETSRO_BEHIND_PROXY",
    default=False,
    about="Whether a web server of yours stands in front and sets X-Forwarded-For and "
    "X-Forwarded-Proto. They are believed only then.",
)

DEBUG = False
# On this machine all its names are the same place.
ALLOWED_HOSTS = [_address.hostname] if PRODUCTION else ["127.0.0.1", "localhost", "[::1]"]
CSRF_TRUSTED_ORIGINS = [ADDRESS]
ROOT_URLCONF = "arbetsro.web.urls"
WSGI_APPLICATION = "arbetsro.web.wsgi.application"
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
SITE_NAME = "arbetsro"

# Secrets ---------------------------------------------------------------------------------------


def _secret_key() -> str:
    """The given key; on this machine, one that is made once and kept in the data folder."""
    given = env.secret(
        "ARBETSRO_SECRET_KEY",
        about="Signs sessions and links. Fifty random signs or more; changing it logs all out.",
    )
    if given:
        if len(given) < 50:
            raise SettingError("ARBETSRO_SECRET_KEY is too short; give it 50 random signs.")
        return given
    if PRODUCTION:
        raise SettingError("ARBETSRO_SECRET_KEY is missing; give it 50 random signs.")
    return _own_key(DATA / "secret-key")


def _own_key(file: Path) -> str:
    if not file.exists():
        file.parent.mkdir(parents=True, exist_ok=True)
        file.touch(mode=0o600)
        file.write_text(secrets.token_urlsafe(64), "utf-8")
    return file.read_text("utf-8")


SECRET_KEY = _secret_key()


def _keys(setting: str, file: str, about: str) -> Path | str:
    """Where the keys of the records of counselling are: a file that is read anew, or the text."""
    if given := env.secret(setting, about=about):
        named = os.environ.get(f"{setting}_FILE")
        return Path(named) if named else given
    return DATA / file


CARE_KEYS = _keys(
    "ARBETSRO_CARE_KEYS",
    "care-keys",
    about="The keys that seal the records of counselling, newest first, with commas or line breaks "
    "between (arbetsro care new-key makes one). On this machine one is made in the data folder.",
)
ANSWERS_KEYS = _keys(
    "ARBETSRO_ANSWERS_KEYS",
    "answers-keys",
    about="The keys that seal the answers of surveys, newest first, with commas or line breaks "
    "between. On this machine one is made in the data folder.",
)
CARE_INDEX_KEY = _keys(
    "ARBETSRO_CARE_INDEX_KEY",
    "care-index-key",
    about="Fifty random signs by which the records of somebody who logs in are found. It must stay "
    "the same for as long as there are records.",
)

# Records ---------------------------------------------------------------------------------------

_SQLITE_OPTIONS: dict[str, object] = {
    "transaction_mode": "IMMEDIATE",
    "timeout": 10,
    # No mmap: it gave wrong errors under concurrent writes.
    "init_command": "PRAGMA journal_mode=WAL;PRAGMA synchronous=NORMAL;",
}


# What people answer must leave no trace of when: a log of writes would keep it, a journal that is
# emptied after each does not, and what is deleted is overwritten.
_TRACELESS = {
    **_SQLITE_OPTIONS,
    "init_command": "PRAGMA journal_mode=TRUNCATE;PRAGMA synchronous=NORMAL;"
    "PRAGMA secure_delete=ON;",
}


def _database(
    setting: str, file: str, about: str, options: dict[str, object] = _SQLITE_OPTIONS
) -> dict[str, object]:
    """One store: a PostgreSQL database where one is named, else an SQLite file."""
    url = env.secret(setting, about=about)
    if not url:
        return {
            "ENGINE": "django.db.backends.sqlite3",
            "NAME": DATA / f"{file}.sqlite3",
            "OPTIONS": options,
            "CONN_MAX_AGE": 600,
            # A test database in memory cannot be shared by server and test.
            "TEST": {"NAME": DATA / f"test-{file}.sqlite3"},
        }
    if not url.startswith(("postgres://", "postgresql://")):
        raise SettingError(f"{setting} must begin with postgresql://.")
    try:
        parsed = dj_database_url.parse(url, conn_max_age=600, conn_health_checks=True)
    except ValueError:
        # Without its cause, which would show a part of the address, maybe of the password.
        raise SettingError(
            f"{setting} cannot be read; write signs such as @ : / in the password as %40 %3A %2F."
        ) from None
    return {**parsed, "OPTIONS": {**parsed.get("OPTIONS", {}), "connect_timeout": 5}}


DATABASES = {
    "default": _database(
        "ARBETSRO_DATABASE_URL",
        "arbetsro",
        about="A PostgreSQL database as postgresql://user:password@host:5432/name. Without it "
        "the records are an SQLite file in the data folder.",
    ),
    # The records of counselling: no key of another store points here, and none from here there.
    "care": _database(
        "ARBETSRO_CARE_DATABASE_URL",
        "care",
        about="The PostgreSQL database of the records of counselling, which may stand elsewhere. "
        "Without it they are an SQLite file of their own in the data folder.",
    ),
    # What people have answered in surveys: nothing in it tells who, when or in which order.
    "answers": _database(
        "ARBETSRO_ANSWERS_DATABASE_URL",
        "answers",
        about="The PostgreSQL database of the answers of surveys, which may stand elsewhere. "
        "Without it they are an SQLite file of their own in the data folder.",
        options=_TRACELESS,
    ),
}
DATABASE_ROUTERS = ["arbetsro.web.frame.stores.StoreRouter"]
CACHES = {
    "default": {
        "BACKEND": "django.core.cache.backends.db.DatabaseCache",
        "LOCATION": "frame_cache",
        # Attempts to log in are counted here: nobody may push a count out by making many others.
        "OPTIONS": {"MAX_ENTRIES": 200_000},
    }
}

#: What counts the answers of surveys.
SURVEY_ENGINE = env.secret(
    "ARBETSRO_SURVEY_ENGINE",
    about="What counts the answers of surveys: nothing for DuckDB in the process, or spark:local, "
    "spark://host:port, postgresql://... or clickhouse://... of a server that there is already.",
)

# What it is made of ----------------------------------------------------------------------------

INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django.forms",
    "django_htmx",
    "django_tasks",
    "django_tasks_db",
    "allauth",
    "allauth.account",
    "allauth.socialaccount",
    "allauth.socialaccount.providers.openid_connect",
    "allauth.mfa",
    "allauth.usersessions",
    "arbetsro.web.frame",
    "arbetsro.web.audit",
    "arbetsro.web.accounts",
    "arbetsro.web.organisations",
    "arbetsro.web.jobs",
    "arbetsro.web.knowledge",
    "arbetsro.web.analyses",
    "arbetsro.web.investigations",
    "arbetsro.web.risks",
    "arbetsro.web.measures",
    "arbetsro.web.matters",
    "arbetsro.web.reports",
    "arbetsro.web.telling",
    "arbetsro.web.policies",
    "arbetsro.web.oversight",
    "arbetsro.web.cycle",
    "arbetsro.web.care",
    "arbetsro.web.applications",
    "arbetsro.web.bookings",
    "arbetsro.web.visits",
    "arbetsro.web.followups",
    "arbetsro.web.evaluations",
    "arbetsro.web.themes",
    "arbetsro.web.answers",
    "arbetsro.web.surveys",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "arbetsro.web.frame.middleware.headers",
    "arbetsro.web.frame.middleware.structured_log",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "arbetsro.web.frame.middleware.language",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "arbetsro.web.accounts.middleware.last_seen",
    "arbetsro.web.access.middleware.deny_by_default",
    "arbetsro.web.care.middleware.ask_why",
]

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": False,
        "OPTIONS": {
            "loaders": [
                (
                    "django.template.loaders.cached.Loader",
                    [
                        # Our pages stand in for those of the libraries, whatever the app order.
                        (
                            "django.template.loaders.filesystem.Loader",
                            [WEB / "frame/templates", WEB / "accounts/templates"],
                        ),
                        "django.template.loaders.app_directories.Loader",
                    ],
                )
            ],
            "builtins": ["arbetsro.web.frame.templatetags.speech"],
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "arbetsro.web.frame.context.frame",
            ],
        },
    }
]
FORM_RENDERER = "django.forms.renderers.TemplatesSetting"

STATIC_URL = "/static/"
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
# Files are served from the packages themselves; their content is part of the release.
WHITENOISE_USE_FINDERS = True
WHITENOISE_AUTOREFRESH = False
WHITENOISE_MAX_AGE = 3600

TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}

# Languages -------------------------------------------------------------------------------------

LANGUAGE_CODE = "sv"
LANGUAGES = [("sv", "Svenska"), ("en", "English"), ("da", "Dansk")]
USE_I18N = True
USE_TZ = True
TIME_ZONE = env.text(
    "ARBETSRO_TIME_ZONE", "Europe/Stockholm", about="The time zone in which times are shown."
)

# Logging in ------------------------------------------------------------------------------------

AUTH_USER_MODEL = "accounts.Person"
AUTHENTICATION_BACKENDS = ["allauth.account.auth_backends.AuthenticationBackend"]
PASSWORD_HASHERS = [
    "django.contrib.auth.hashers.Argon2PasswordHasher",
    "django.contrib.auth.hashers.PBKDF2PasswordHasher",
]
AUTH_PASSWORD_VALIDATORS = [
    {
        "NAME": "django.contrib.auth.password_validation.MinimumLengthValidator",
        "OPTIONS": {"min_length": 12},
    },
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "frame:start"
ACCOUNT_ADAPTER = "arbetsro.web.accounts.adapters.AccountAdapter"
SOCIALACCOUNT_ADAPTER = "arbetsro.web.accounts.adapters.SocialAccountAdapter"
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_USER_DISPLAY = "arbetsro.web.accounts.models.name_of"
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*"]
ACCOUNT_EMAIL_VERIFICATION = "mandatory"
ACCOUNT_EMAIL_UNKNOWN_ACCOUNTS = False
ACCOUNT_EMAIL_NOTIFICATIONS = True
ACCOUNT_LOGOUT_ON_PASSWORD_CHANGE = False
ACCOUNT_REAUTHENTICATION_REQUIRED = True
ACCOUNT_DEFAULT_HTTP_PROTOCOL = _address.scheme
ACCOUNT_CHANGE_EMAIL = True  # one address a person; a new one counts once it is confirmed
ACCOUNT_EMAIL_SUBJECT_PREFIX = ""
ACCOUNT_SESSION_REMEMBER = True
# Many people log in from behind one address in the morning; few of them fail.
ACCOUNT_RATE_LIMITS = {"login": "300/m/ip", "login_failed": "60/m/ip,5/5m/key"}
ACCOUNT_FORMS = {
    "login": "arbetsro.web.accounts.forms.allauth.LoginForm",
    "signup": "arbetsro.web.accounts.forms.allauth.SignupForm",
    "add_email": "arbetsro.web.accounts.forms.allauth.AddEmailForm",
    "change_password": "arbetsro.web.accounts.forms.allauth.ChangePasswordForm",
    "set_password": "arbetsro.web.accounts.forms.allauth.SetPasswordForm",
    "reset_password": "arbetsro.web.accounts.forms.allauth.ResetPasswordForm",
    "reset_password_from_key": "arbetsro.web.accounts.forms.allauth.ResetPasswordKeyForm",
    "reauthenticate": "arbetsro.web.accounts.forms.allauth.ReauthenticateForm",
}
ALLAUTH_TRUSTED_PROXY_COUNT = 1 if BEHIND_PROXY else 0
OPEN_REGISTRATION = env.flag(
    "ARBETSRO_OPEN_REGISTRATION",
    default=False,
    about="Whether anyone may make an account. Otherwise people come by invitation.",
)
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_TOTP_ISSUER = SITE_NAME
MFA_TOTP_TOLERANCE = 1  # a telephone whose clock is half a minute wrong still works
MFA_ADAPTER = "arbetsro.web.accounts.adapters.SecondFactorAdapter"
MFA_FORMS = {
    "authenticate": "arbetsro.web.accounts.forms.allauth.AuthenticateForm",
    "reauthenticate": "arbetsro.web.accounts.forms.allauth.ReauthenticateCodeForm",
    "activate_totp": "arbetsro.web.accounts.forms.allauth.ActivateCodesForm",
    "deactivate_totp": "arbetsro.web.accounts.forms.allauth.DeactivateCodesForm",
    "generate_recovery_codes": ("arbetsro.web.accounts.forms.allauth.GenerateRecoveryCodesForm"),
    "add_webauthn": "arbetsro.web.accounts.forms.allauth.AddPasskeyForm",
    "edit_webauthn": "arbetsro.web.accounts.forms.allauth.EditPasskeyForm",
}
MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN = not PRODUCTION


def _identity_providers() -> dict[str, dict[str, list[dict[str, Any]]]]:
    server = env.text(
        "ARBETSRO_OIDC_SERVER",
        about="The address of an OpenID Connect provider that people may log in through; its "
        "discovery document is read below it.",
    )
    app: dict[str, Any] = {
        "provider_id": "sso",
        "name": env.text(
            "ARBETSRO_OIDC_NAME", "OpenID Connect", about="What the button of the provider says."
        ),
        "client_id": env.text(
            "ARBETSRO_OIDC_CLIENT", about="The client id that the provider knows the program by."
        ),
        "secret": env.secret("ARBETSRO_OIDC_SECRET", about="The secret that goes with it."),
        "settings": {"server_url": server, "oauth_pkce_enabled": True},
    }
    if server and not (app["client_id"] and app["secret"]):
        raise SettingError(
            "ARBETSRO_OIDC_SERVER is set; set ARBETSRO_OIDC_CLIENT and ARBETSRO_OIDC_SECRET too."
        )
    return {"openid_connect": {"APPS": [app] if server else []}}


SOCIALACCOUNT_PROVIDERS = _identity_providers()
SOCIALACCOUNT_FORMS = {
    "signup": "arbetsro.web.accounts.forms.allauth.ProviderSignupForm",
    "disconnect": "arbetsro.web.accounts.forms.allauth.DisconnectForm",
}
SOCIALACCOUNT_EMAIL_VERIFICATION = "mandatory"  # passed at once if the provider has verified it
SOCIALACCOUNT_EMAIL_AUTHENTICATION = True  # only for an address the provider says it verified
SOCIALACCOUNT_EMAIL_AUTHENTICATION_AUTO_CONNECT = True
SOCIALACCOUNT_LOGIN_ON_GET = False

SESSION_COOKIE_AGE = 3600 * env.whole(
    "ARBETSRO_SESSION_HOURS", 12, least=1, about="Hours until a person must log in again."
)
SESSION_SAVE_EVERY_REQUEST = False
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
CSRF_COOKIE_HTTPONLY = True
CSRF_COOKIE_SAMESITE = "Lax"
CSRF_FAILURE_VIEW = "arbetsro.web.frame.views.stale_form"

# Safety ----------------------------------------------------------------------------------------

SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = PRODUCTION
SECURE_SSL_REDIRECT = PRODUCTION
SECURE_REDIRECT_EXEMPT = [r"^health/"]
SECURE_HSTS_SECONDS = 31_536_000 if PRODUCTION else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = PRODUCTION
SECURE_HSTS_PRELOAD = PRODUCTION
SECURE_REFERRER_POLICY = "same-origin"
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if BEHIND_PROXY else None
X_FRAME_OPTIONS = "DENY"
UPLOAD_LIMIT = 1_000_000 * env.whole(
    "ARBETSRO_UPLOAD_MEGABYTES", 5, least=1, about="The largest file that may be uploaded."
)
PHOTO_LIMIT = 1_000_000 * env.whole(
    "ARBETSRO_PHOTO_MEGABYTES",
    40,
    least=1,
    about="The largest photo that may be sent; what is kept of it is far smaller.",
)
DATA_UPLOAD_MAX_MEMORY_SIZE = 2_500_000
FILE_UPLOAD_MAX_MEMORY_SIZE = 2_500_000

# Video visits ----------------------------------------------------------------------------------

TURN_SERVERS = tuple(
    env.text(
        "ARBETSRO_TURN_SERVERS",
        about="The clinic's own relays for video visits, as turn:relay.example:3478 or "
        "turns:relay.example:5349, with commas between. Without one, pictures and sound go "
        "directly between the two browsers, which not every network lets through.",
    )
    .replace(",", " ")
    .split()
)
TURN_SECRET = env.secret(
    "ARBETSRO_TURN_SECRET",
    about="What the relay and this program share: coturn's static-auth-secret. From it each visit "
    "gets a name and a password of its own, which hold for some hours.",
)
TURN_ONLY = env.flag(
    "ARBETSRO_TURN_ONLY",
    default=False,
    about="Whether video visits go through the relay only, so that the two in a visit do not "
    "learn each other's network addresses.",
)
if any(not one.startswith(("turn:", "turns:")) for one in TURN_SERVERS):
    raise SettingError("ARBETSRO_TURN_SERVERS: each must begin with turn: or turns:.")
if bool(TURN_SERVERS) != bool(TURN_SECRET):
    raise SettingError("ARBETSRO_TURN_SERVERS and ARBETSRO_TURN_SECRET go together; set both.")
if TURN_ONLY and not TURN_SERVERS:
    raise SettingError("ARBETSRO_TURN_ONLY is yes, and ARBETSRO_TURN_SERVERS names no relay.")

# Letters ---------------------------------------------------------------------------------------

_smtp = env.text(
    "ARBETSRO_EMAIL_HOST",
    about="The mail server. Without one, letters are written to the data folder instead.",
)
EMAIL_BACKEND = f"django.core.mail.backends.{'smtp' if _smtp else 'filebased'}.EmailBackend"
EMAIL_FILE_PATH = DATA / "letters"
EMAIL_HOST = _smtp
EMAIL_PORT = env.whole("ARBETSRO_EMAIL_PORT", 587, least=1, about="The port of the mail server.")
EMAIL_HOST_USER = env.text("ARBETSRO_EMAIL_USER", about="The user name at the mail server.")
EMAIL_HOST_PASSWORD = env.secret("ARBETSRO_EMAIL_PASSWORD", about="The password there.")
_security = env.choice(
    "ARBETSRO_EMAIL_SECURITY",
    ("starttls", "tls", "none"),
    "starttls",
    about="How the way to the mail server is encrypted.",
)
EMAIL_USE_TLS, EMAIL_USE_SSL = _security == "starttls", _security == "tls"
EMAIL_TIMEOUT = 10
DEFAULT_FROM_EMAIL = SERVER_EMAIL = env.text(
    "ARBETSRO_EMAIL_FROM",
    f"arbetsro@{_address.hostname}",
    about="The sender of letters.",
)

# Logs ------------------------------------------------------------------------------------------

LOG_FORMAT = env.choice(
    "ARBETSRO_LOG_FORMAT",
    ("text", "json"),
    "json" if PRODUCTION else "text",
    about="One line for people, or one JSON object a line for machines.",
)
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {
        "text": {"format": "{asctime} {levelname} {name}: {message}", "style": "{"},
        "json": {"()": "arbetsro.web.frame.logs.JsonLines"},
    },
    "filters": {"names_for_paths": {"()": "arbetsro.web.frame.logs.NamesForPaths"}},
    "handlers": {
        "console": {
            "class": "logging.StreamHandler",
            "formatter": LOG_FORMAT,
            "filters": ["names_for_paths"],
        },
    },
    "root": {
        "handlers": ["console"],
        "level": env.choice(
            "ARBETSRO_LOG_LEVEL",
            ("DEBUG", "INFO", "WARNING", "ERROR"),
            "INFO",
            about="The least grave events that are logged.",
        ),
    },
    "loggers": {"django.server": {"level": "WARNING"}},
}

WEB_PROCESSES = env.whole(
    "ARBETSRO_PROCESSES", 2, least=1, about="How many processes serve pages (arbetsro serve)."
)

env.refuse_unknown()
