"""``arbetsro backup``: all records in one file."""

import signal
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Annotated

import typer

from arbetsro.cli.options import LanguageOption, language_for
from arbetsro.cli.output import fault_of_targets, progress
from arbetsro.cli.workbench import refused, require_migrated, workbench
from arbetsro.language import Language, from_locale, say

BackupFile = Annotated[
    Path,
    typer.Argument(metavar="FILE", help=say("cli.backup_file", from_locale()), show_default=False),
]


def back_up_records(file: BackupFile, language: LanguageOption = None) -> None:
    """Writes a backup of all records to a new file."""
    tongue = language_for(language)
    if (fault := fault_of_targets([file], Path("/dev/null"), tongue)) is not None:
        raise refused(fault)
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))
    with workbench(tongue), told(file, "cannot_write", tongue):
        from arbetsro.web.backup.writing import back_up

        require_migrated(tongue)
        with progress(say("cli.writing", tongue, file=file)):
            counts = back_up(file)
    typer.echo(say("cli.backed_up", tongue, file=file, rows=sum(counts.values())))


@contextmanager
def told(file: Path, key: str, language: Language) -> Iterator[None]:
    """Tells what is wrong with a backup, and ends the program."""
    from arbetsro.web.backup.contents import BackupError

    try:
        yield
    except BackupError as error:
        raise refused(say(f"cli.{error.code}", language, **error.values)) from error
    except OSError as error:
        sentence = say(f"cli.{key}", language, file=file, reason=error.strerror)
        raise refused(sentence) from error
