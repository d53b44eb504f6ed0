"""``arbetsro new``: a commented case file to fill in."""

from pathlib import Path
from typing import Annotated

import typer

from arbetsro.cli.options import LanguageOption, language_for
from arbetsro.cli.output import fault_of_targets, move_into_place, tell
from arbetsro.language import from_locale, say

NewFile = Annotated[
    Path,
    typer.Argument(metavar="FILE", help=say("cli.new_file", from_locale()), show_default=False),
]


def new_case(file: NewFile, language: LanguageOption = None) -> None:
    """Writes a new case file with explanations to fill in."""
    from arbetsro.economics.template import template

    tongue = language_for(language)
    fault = fault_of_targets([file], Path("/dev/null"), tongue)
    if file.exists():
        fault = say("cli.exists_already", tongue, file=file)
    if fault is not None:
        tell(fault)
        raise typer.Exit(2)
    move_into_place({file: template(tongue).encode()}, tongue)
    tell(say("cli.made_case", tongue, file=file))
