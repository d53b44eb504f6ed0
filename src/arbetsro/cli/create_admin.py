"""``arbetsro create-admin``: the first person of an installation, who sets up the rest."""

import sys
from pathlib import Path
from typing import Annotated

import typer

from arbetsro.cli.options import LanguageOption, language_for
from arbetsro.cli.workbench import refused, require_migrated, workbench
from arbetsro.language import Language, from_locale, say

_LANGUAGE = from_locale()

EmailArgument = Annotated[
    str, typer.Argument(metavar="EMAIL", help=say("cli.admin_email", _LANGUAGE), show_default=False)
]
NameOption = Annotated[
    str, typer.Option("--name", metavar="NAME", help=say("cli.admin_name", _LANGUAGE))
]
PasswordOption = Annotated[
    Path | None,
    typer.Option("--password-file", metavar="FILE", help=say("cli.password_file", _LANGUAGE)),
]


def create_admin(
    email: EmailArgument,
    name: NameOption = "",
    password_file: PasswordOption = None,
    language: LanguageOption = None,
) -> None:
    """Creates a system administrator."""
    tongue = language_for(language)
    with workbench(tongue):
        from arbetsro.web.accounts.actions import create_person

        require_migrated(tongue)
        _refuse_address(email, tongue)
        name = name or email.partition("@")[0]
        password = _from_file(password_file, tongue) if password_file else _asked(tongue)
        _refuse_weak(password, email, name, tongue)
        create_person(
            by=None, email=email, name=name, is_system_administrator=True, password=password
        )
    typer.echo(say("cli.admin_created", tongue, email=email))


def _refuse_address(email: str, language: Language) -> None:
    from django.core.exceptions import ValidationError
    from django.core.validators import validate_email

    from arbetsro.web.accounts.models import Person

    try:
        validate_email(email)
    except ValidationError as error:
        raise refused(say("cli.no_email", language, email=email)) from error
    if Person.objects.filter(email__iexact=email).exists():
        raise refused(say("cli.email_taken", language, email=email))


def _from_file(file: Path, language: Language) -> str:
    try:
        return file.read_text("utf-8").strip()
    except (OSError, UnicodeDecodeError) as error:
        reason = getattr(error, "strerror", "UTF-8")
        raise refused(say("cli.cannot_read", language, file=file, reason=reason)) from error


def _asked(language: Language) -> str:
    if not sys.stdin.isatty():
        raise refused(say("cli.password_needed", language))
    password: str = typer.prompt(say("cli.password", language), hide_input=True)
    again: str = typer.prompt(say("cli.password_again", language), hide_input=True)
    if password != again:
        raise refused(say("cli.passwords_differ", language))
    return password


def _refuse_weak(password: str, email: str, name: str, language: Language) -> None:
    from django.contrib.auth.password_validation import validate_password
    from django.core.exceptions import ValidationError
    from django.utils import translation

    from arbetsro.web.accounts.models import Person

    with translation.override(language):
        try:
            validate_password(password, Person(email=email, name=name))
        except ValidationError as error:
            raise refused(" ".join(error.messages)) from error
