"""``arbetsro interventions about``: what to know around the interventions."""

from typing import TYPE_CHECKING, Annotated

import typer

from arbetsro.cli.interventions.options import JsonOption, library, told_faults
from arbetsro.cli.interventions.show import not_there
from arbetsro.cli.options import LanguageOption, language_for
from arbetsro.cli.output import console, print_json
from arbetsro.language import Language, from_locale, say

if TYPE_CHECKING:
    from collections.abc import Iterable

    from arbetsro.knowledge.contexts import Context
    from arbetsro.knowledge.library import Library

Subject = Annotated[
    str | None,
    typer.Argument(
        metavar="[ID]", help=say("interventions.subject", from_locale()), show_default=False
    ),
]


def tell_about(
    id_: Subject = None, as_json: JsonOption = False, language: LanguageOption = None
) -> None:
    """Tells what there is to know of one thing, or lists what it can tell of."""
    from arbetsro.knowledge.contexts import contexts

    tongue = language_for(language)
    known = library(tongue)
    with told_faults(tongue):
        found = contexts()
    if id_ is not None and id_ not in found:
        raise not_there(id_, found, tongue)
    asked = found.values() if id_ is None else [found[id_]]
    if as_json:
        _print_json(asked, tongue)
    elif id_ is None:
        _list(asked, tongue)
    else:
        _show(found[id_], known, tongue)


def _print_json(contexts: "Iterable[Context]", language: Language) -> None:
    from arbetsro.reporting.interventions import context_data

    print_json([context_data(one, language) for one in contexts])


def _show(context: "Context", known: "Library", language: Language) -> None:
    from arbetsro.reporting.interventions import context_document
    from arbetsro.reporting.terminal import show

    show(context_document(context, known, language), console())


def _list(contexts: "Iterable[Context]", language: Language) -> None:
    from rich.padding import Padding
    from rich.text import Text as Line

    out = console()
    for one in contexts:
        out.print()
        out.print(Line.assemble((one.title.in_(language), "bold"), (f"  {one.id}", "dim")))
        out.print(Padding(Line(one.summary.text.in_(language)), (0, 0, 0, 2)))
