"""``arbetsro interventions show``: a whole entry with its sources."""

import difflib
from typing import TYPE_CHECKING, Annotated

import typer

from arbetsro.cli.interventions.options import JsonOption, library
from arbetsro.cli.options import LanguageOption, language_for
from arbetsro.cli.output import console, print_json, tell
from arbetsro.language import Language, from_locale, say

if TYPE_CHECKING:
    from collections.abc import Iterable

    from arbetsro.knowledge.entry import Entry
    from arbetsro.knowledge.library import Library

Id = Annotated[
    str,
    typer.Argument(metavar="ID", help=say("interventions.id", from_locale()), show_default=False),
]


def show_intervention(
    id_: Id, as_json: JsonOption = False, language: LanguageOption = None
) -> None:
    """Shows everything that an entry says, and what each claim rests on."""
    tongue = language_for(language)
    known = library(tongue)
    entry = known.get(id_)
    if entry is None:
        raise not_there(id_, known.entries, tongue)
    if "@" in id_ and id_ != entry.reference:
        tell(say("interventions.other_version", tongue, asked=id_, held=entry.reference))
    if as_json:
        _print_json(entry, tongue)
    else:
        _print(entry, known, tongue)


def _print_json(entry: "Entry", language: Language) -> None:
    from arbetsro.reporting.interventions import entry_data

    print_json(entry_data(entry, language, whole=True))


def _print(entry: "Entry", known: "Library", language: Language) -> None:
    from arbetsro.reporting.interventions import entry_document
    from arbetsro.reporting.terminal import show

    show(entry_document(entry, known, language), console())


def not_there(id_: str, known: "Iterable[str]", language: Language) -> typer.Exit:
    """Tells that there is nothing with this name, and gives what ends the program."""
    if not id_.strip():
        tell(say("interventions.no_name", language))
        return typer.Exit(2)
    near = difflib.get_close_matches(id_.casefold(), list(known), 1)
    hint = say("faults.suggestion", language, name=near[0]) if near else ""
    tell(say("interventions.not_there", language, id=id_, suggestion=hint))
    return typer.Exit(2)
