"""Puts the commands together."""

from typing import Annotated

import typer

from arbetsro import __version__
from arbetsro.cli import (
    analyse,
    backup,
    care,
    check,
    create_admin,
    evaluate,
    explain,
    migrate,
    new,
    reference,
    restore,
    serve,
    worker,
)
from arbetsro.cli.instrument.app import app as instrument
from arbetsro.cli.interventions.app import app as interventions
from arbetsro.cli.options import LanguageOption, hand_down
from arbetsro.language import from_locale, say

_LANGUAGE = from_locale()

app = typer.Typer(
    help=say("cli.app", _LANGUAGE),
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    # Plain help starts twice as fast as drawn boxes, and reads better aloud.
    rich_markup_mode=None,
    context_settings={"help_option_names": ["-h", "--help"]},
)


def _show_version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"arbetsro {__version__}")
        raise typer.Exit


@app.callback()
def _start(
    context: typer.Context,
    version: Annotated[
        bool,
        typer.Option(
            "--version", help=say("cli.version", _LANGUAGE), callback=_show_version, is_eager=True
        ),
    ] = False,
    language: LanguageOption = None,
) -> None:
    hand_down(context, language)


for _name, _command in (
    ("analyse", analyse.analyse_case),
    ("check", check.check_case),
    ("evaluate", evaluate.evaluate_data),
    ("explain", explain.explain_row),
    ("new", new.new_case),
    ("reference", reference.search_reference),
    ("serve", serve.serve),
    ("worker", worker.run_worker),
    ("migrate", migrate.migrate_tables),
    ("create-admin", create_admin.create_admin),
    ("backup", backup.back_up_records),
    ("restore", restore.restore_records),
):
    app.command(_name, help=say(f"cli.{_name.replace('-', '_')}", _LANGUAGE))(_command)
app.add_typer(care.app, name="care", help=say("cli.care", _LANGUAGE))
app.add_typer(instrument, name="instrument", help=say("cli.instrument", _LANGUAGE))
app.add_typer(interventions, name="interventions", help=say("cli.interventions", _LANGUAGE))
