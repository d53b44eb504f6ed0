"""Sets up the workbench for a command, and says in one sentence what is wrong with it."""

import os
from collections.abc import Iterator
from contextlib import contextmanager

import typer

from arbetsro.cli.output import tell
from arbetsro.language import Language, say


@contextmanager
def workbench(language: Language) -> Iterator[None]:
    """The block may use the workbench: its settings are read and its records can be reached.

    What is wrong with the installation ends the program with one sentence and status 2.
    """
    from arbetsro.web.environment import SettingError

    try:
        _set_up(language)
        with _told_outages(language):
            yield
    except ModuleNotFoundError as error:
        if (error.name or "").startswith("arbetsro"):
            raise
        raise refused(say("cli.extra_missing", language, extra="workbench")) from error
    except SettingError as error:
        raise refused(str(error)) from error


def refused(sentence: str, status: int = 2) -> typer.Exit:
    """Tells why nothing was done, and gives what ends the program."""
    tell(sentence)
    return typer.Exit(status)


def require_migrated(language: Language) -> None:
    """Ends the program where the tables are not those that it expects."""
    from arbetsro.web.backup.contents import is_migrated, stores

    if not all(map(is_migrated, stores())):
        raise refused(say("cli.not_migrated", language))


def _set_up(language: Language) -> None:
    # What the workbench writes, it writes for its own user only.
    os.umask(0o077)
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "arbetsro.web.settings")
    import django
    from django.conf import settings

    try:
        settings.DATA.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        # The settings themselves keep a key there.
        sentence = say("cli.data_folder", language, file=error.filename, reason=error.strerror)
        raise refused(sentence) from error
    with _told_outages(language):
        django.setup()


@contextmanager
def _told_outages(language: Language) -> Iterator[None]:
    from django.core.exceptions import ImproperlyConfigured
    from django.db import InterfaceError, OperationalError

    try:
        yield
    except (OperationalError, InterfaceError) as error:
        reason = str(error).strip().partition("\n")[0]
        raise refused(say("cli.database_away", language, reason=reason)) from error
    except ImproperlyConfigured as error:
        if "psycopg" not in str(error):
            raise
        raise refused(say("cli.extra_missing", language, extra="postgresql")) from error
