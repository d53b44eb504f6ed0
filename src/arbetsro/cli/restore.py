"""``arbetsro restore``: all records from a backup."""

import typer

from arbetsro.cli.backup import BackupFile, told
from arbetsro.cli.options import LanguageOption, language_for
from arbetsro.cli.output import progress
from arbetsro.cli.workbench import require_migrated, workbench
from arbetsro.language import say


def restore_records(file: BackupFile, language: LanguageOption = None) -> None:
    """Reads all records from a backup into an empty installation."""
    tongue = language_for(language)
    with workbench(tongue), told(file, "cannot_read", tongue):
        from arbetsro.web.backup.reading import restore

        require_migrated(tongue)
        with progress(say("cli.restoring", tongue, file=file)):
            counts = restore(file)
    typer.echo(say("cli.restored", tongue, file=file, rows=sum(counts.values())))
