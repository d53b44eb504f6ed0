"""``arbetsro migrate``: makes the tables, or brings them up to date."""

from collections import Counter

import typer

from arbetsro.cli.options import LanguageOption, language_for
from arbetsro.cli.output import progress
from arbetsro.cli.workbench import workbench
from arbetsro.language import say


def migrate_tables(language: LanguageOption = None) -> None:
    """Makes the tables of the workbench, or brings them up to date."""
    tongue = language_for(language)
    with workbench(tongue), progress(say("cli.migrating", tongue)):
        done = run_migrations()
    if done:
        apps = Counter(name.partition(".")[0] for name in done)
        names = ", ".join(f"{app} ({count})" for app, count in apps.items())
        typer.echo(say("cli.migrated", tongue, names=names))
    typer.echo(say("cli.tables_ready", tongue))


def run_migrations() -> list[str]:
    """Runs what has not been run in any of the databases; what that was."""
    from django.core.management import call_command

    from arbetsro.web.backup.contents import migration_state, stores

    done = []
    for store in stores():
        before = set(migration_state(store))
        call_command("migrate", database=store, interactive=False, verbosity=0)
        done += [name for name in migration_state(store) if name not in before]
    call_command("createcachetable", verbosity=0)
    return done
