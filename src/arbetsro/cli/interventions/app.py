"""Puts the commands of ``arbetsro interventions`` together."""

import typer

from arbetsro.cli.interventions import (
    about,
    check,
    listing,
    practice,
    provenance,
    recommend,
    show,
    table,
)
from arbetsro.cli.options import LanguageOption, hand_down
from arbetsro.language import from_locale, say

_LANGUAGE = from_locale()

app = typer.Typer(no_args_is_help=True, rich_markup_mode=None)


@app.callback()
def _start(context: typer.Context, language: LanguageOption = None) -> None:
    hand_down(context, language)


for _name, _command in (
    ("list", listing.list_interventions),
    ("show", show.show_intervention),
    ("matrix", table.show_matrix),
    ("recommend", recommend.recommend_interventions),
    ("about", about.tell_about),
    ("practice", practice.show_practice),
    ("coverage", provenance.show_coverage),
    ("sources", provenance.show_sources),
    ("check", check.check_content),
):
    app.command(_name, help=say(f"interventions.command_{_name}", _LANGUAGE))(_command)
