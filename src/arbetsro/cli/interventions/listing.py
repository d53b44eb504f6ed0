"""``arbetsro interventions list``: what there is, by word and by filter."""

from typing import TYPE_CHECKING, Annotated

import typer

from arbetsro.cli.interventions.options import JsonOption, filtered, library
from arbetsro.cli.options import LanguageOption, language_for
from arbetsro.cli.output import console, print_json, tell
from arbetsro.language import Language, from_locale, say

if TYPE_CHECKING:
    from collections.abc import Iterable

    from rich.console import Console

    from arbetsro.knowledge.entry import Entry
    from arbetsro.knowledge.matrix import Filter

Words = Annotated[
    list[str] | None,
    typer.Argument(
        metavar="[WORDS]", help=say("interventions.words", from_locale()), show_default=False
    ),
]


@filtered
def list_interventions(
    *,
    words: Words = None,
    asked: "Filter",
    as_json: JsonOption = False,
    language: LanguageOption = None,
) -> None:
    """Lists the interventions that have the words and answer to the filters."""
    from arbetsro.knowledge.matrix import in_order
    from arbetsro.knowledge.search import search
    from arbetsro.reporting.knowledge import none_found

    tongue = language_for(language)
    every = library(tongue)
    entries = in_order(filter(asked.takes, every), tongue)
    found = search(entries, " ".join(words or []), tongue)
    if as_json:
        _print_json(found.entries, tongue)
    if not found.entries:
        tell(none_found(every, asked.factor, tongue))
        raise typer.Exit(1)
    if not found.every:
        tell(say("knowledge.some_words", tongue))
    if not as_json:
        _print(found.entries, tongue)


def _print_json(entries: "Iterable[Entry]", language: Language) -> None:
    from arbetsro.reporting.interventions import entry_data

    print_json([entry_data(one, language) for one in entries])


def _print(entries: "tuple[Entry, ...]", language: Language) -> None:
    out = console()
    for entry in entries:
        _print_one(entry, language, out)
    count = len(entries)
    key = "one" if count == 1 else "how_many"
    out.print(f"\n{say(f'knowledge.{key}', language, count=count)}", style="dim")


def _print_one(entry: "Entry", language: Language, out: "Console") -> None:
    from rich.padding import Padding
    from rich.text import Text as Line

    from arbetsro.knowledge.entry import standing
    from arbetsro.reporting.knowledge import words

    facts = (
        say(f"knowledge.standing_{standing(entry)}", language),
        words("level", entry.levels, language),
        words("stage", entry.stages, language),
        entry.id,
    )
    out.print()
    out.print(Line(entry.name.in_(language), style="bold"))
    out.print(Padding(Line(entry.summary.text.in_(language)), (0, 0, 0, 2)))
    out.print(Padding(Line(" · ".join(facts), style="dim"), (0, 0, 0, 2)))
