"""Arguments and options that several commands share."""

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, cast

import typer

from arbetsro.cli.output import tell
from arbetsro.language import LANGUAGES, Language, from_locale, say

if TYPE_CHECKING:
    from arbetsro.economics.case import Case

_LANGUAGE = from_locale()


def _language(value: str | None) -> str | None:
    if value is not None and value not in LANGUAGES:
        raise typer.BadParameter(say("cli.no_such_language", _LANGUAGE, value=value))
    return value


CasePath = Annotated[
    Path,
    typer.Argument(
        metavar="CASE", help=say("cli.case", _LANGUAGE), show_default=False, readable=False
    ),
]
LanguageOption = Annotated[
    str | None,
    typer.Option(
        "--language", "-l", metavar="sv|en|da", callback=_language,
        help=say("cli.language", _LANGUAGE),
    ),
]  # fmt: skip


def language_for(option: str | None) -> Language:
    """The language asked for, else that of the locale."""
    return cast(Language, option) if option else from_locale()


def hand_down(context: typer.Context, language: str | None) -> None:
    """Lets a language that is given before a command hold for it, unless it has one of its own."""
    if language is not None:
        context.default_map = _defaults(context.command, language)


def _defaults(command: object, language: str) -> dict[str, Any]:
    commands: dict[str, object] = getattr(command, "commands", {})
    return {"language": language} | {
        name: _defaults(one, language) for name, one in commands.items()
    }


def day_of(text: str | None, language: Language) -> date:
    """The day asked for, else today. What is no day ends the program."""
    if text is None:
        return date.today()  # noqa: DTZ011 - the day where the user is
    try:
        return date.fromisoformat(text)
    except ValueError as error:
        tell(say("cli.not_a_date", language, value=text))
        raise typer.Exit(2) from error


def read(path: Path, language: Language) -> "Case":
    """The case in a file. One that cannot be read ends the program with its faults told."""
    from arbetsro.cli.output import tell_faults
    from arbetsro.economics.case_file import read_case
    from arbetsro.economics.check import check_unread
    from arbetsro.economics.faults import CaseError

    try:
        return read_case(path)
    except CaseError as error:
        faults = error.faults if error.case is None else check_unread(error.case, error.faults)
        tell_faults(faults, language, path)
        raise typer.Exit(2) from error
