"""``arbetsro interventions check``: everything that is wrong in content files, at once."""

from pathlib import Path
from typing import Annotated

import typer

from arbetsro.cli.interventions.options import refused
from arbetsro.cli.options import LanguageOption, language_for
from arbetsro.language import from_locale, say

Files = Annotated[
    list[Path] | None,
    typer.Argument(
        metavar="[FILES]", help=say("interventions.files", from_locale()), show_default=False
    ),
]


def check_content(files: Files = None, language: LanguageOption = None) -> None:
    """Tells everything that is wrong in files of entries, or in all that is built in."""
    from arbetsro.knowledge.checking import faults_of_content, faults_of_entries

    tongue = language_for(language)
    faults = faults_of_entries(files) if files else faults_of_content()
    if faults:
        raise refused(faults, tongue)
    typer.echo(say("interventions.all_right", tongue))
