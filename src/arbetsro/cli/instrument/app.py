"""Puts the commands of ``arbetsro instrument`` together."""

import typer

from arbetsro.cli.instrument import exporting, importing, listing, load, reliability, score, show
from arbetsro.cli.options import LanguageOption, hand_down
from arbetsro.language import from_locale, say

_LANGUAGE = from_locale()

app = typer.Typer(no_args_is_help=True, rich_markup_mode=None)


@app.callback()
def _start(context: typer.Context, language: LanguageOption = None) -> None:
    hand_down(context, language)


for _name, _command in (
    ("list", listing.list_instruments),
    ("show", show.show_instrument),
    ("load", load.load_wording),
    ("score", score.score_answers),
    ("reliability", reliability.tell_reliability),
    ("export", exporting.export_instrument),
    ("import", importing.import_questionnaire),
):
    app.command(_name, help=say(f"cli.instrument_{_name}", _LANGUAGE))(_command)
