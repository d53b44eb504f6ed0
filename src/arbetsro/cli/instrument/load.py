"""``arbetsro instrument load``: checks a file of wordings and tells what it holds."""

from pathlib import Path
from typing import Annotated

import typer

from arbetsro.cli.instrument.options import Id, instrument_for, refused, wording_for
from arbetsro.cli.options import LanguageOption, language_for
from arbetsro.language import from_locale, say

_LANGUAGE = from_locale()

WordingPath = Annotated[
    Path,
    typer.Argument(
        metavar="FILE", help=say("cli.instrument_wording_file", _LANGUAGE), show_default=False
    ),
]
Right = Annotated[
    str,
    typer.Option(
        "--right", metavar="TEXT", help=say("cli.instrument_right", _LANGUAGE), show_default=False
    ),
]


def check_wording(
    id_: Id, file: WordingPath, right: Right = "", language: LanguageOption = None
) -> None:
    """Tells whether a file can be used, in which languages, and what to do with it next."""
    tongue = language_for(language)
    of = instrument_for(id_, tongue)
    if not right.strip():
        raise refused(say("cli.instrument_no_right", tongue, holder=of.licence.holder or "?"))
    found = wording_for(file, of, tongue)
    values = {
        "file": file.name,
        "label": of.label.in_(tongue),
        "items": len(found.items),
        "answers": len(found.labels),
        "languages": ", ".join(found.languages),
    }
    typer.echo(say("cli.instrument_holds", tongue, **values))
    typer.echo(say("cli.instrument_your_right", tongue, right=right.strip()))
    typer.echo(say("cli.instrument_store", tongue))
