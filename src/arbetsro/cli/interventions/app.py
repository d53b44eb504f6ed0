"""Puts the commands of ``arbetsro interventions`` together."""

import typer

from arbetsro.cli.interventions import (
    about,
    check,
    listing,
    practice,
    recommend,
    show,
    table,
)
from arbetsro.language import from_locale, say

_LANGUAGE = from_locale()

app = typer.Typer(no_args_is_help=True, rich_markup_mode=None)

for _name, _command in (
    ("list", listing.list_interventions),
    ("show", show.show_intervention),
    ("matrix", table.show_matrix),
    ("recommend", recommend.recommend_interventions),
    ("about", about.tell_about),
    ("practice", practice.show_practice),
    ("check", check.check_content),
):
    app.command(_name, help=say(f"interventions.command_{_name}", _LANGUAGE))(_command)
