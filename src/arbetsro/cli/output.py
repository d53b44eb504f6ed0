"""What the commands say and write: faults on standard error, files moved into place whole."""

import errno
import json
import os
import sys
import tempfile
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import typer

from arbetsro.language import Language, say

if TYPE_CHECKING:
    from rich.console import Console

    from arbetsro.economics.faults import Fault


def tell(text: str) -> None:
    """A sentence on standard error."""
    typer.echo(text, err=True)


def tell_faults(faults: "Iterable[Fault]", language: Language, path: Path) -> None:
    """Each fault as one sentence on standard error."""
    from arbetsro.reporting.faults import sentence

    lines = (
        f"{say(f'faults.severity_{fault.severity}', language)}: "
        f"{sentence(fault, language, path.name)}"
        for fault in faults
    )
    for line in dict.fromkeys(lines):
        tell(line)


def console(piped: int | None = None) -> "Console":
    """A console on standard output, as wide as the terminal.

    Where there is none it is as wide as ``piped``, or else as ``COLUMNS`` says, or 110.
    """
    from rich.console import Console

    is_told = piped is None and os.environ.get("COLUMNS", "").isdigit()
    width = None if sys.stdout.isatty() or is_told else piped or 110
    return Console(width=width, highlight=False)


def print_json(data: object) -> None:
    """Data for programs on standard output."""
    typer.echo(json.dumps(data, ensure_ascii=False, indent=2, allow_nan=False))


@contextmanager
def progress(text: str) -> Iterator[None]:
    """Shows on a terminal that work is going on, and what."""
    if not sys.stderr.isatty():
        yield
        return
    from rich.console import Console

    with Console(stderr=True).status(text):
        yield


def fault_of_targets(targets: Iterable[Path], case: Path, language: Language) -> str | None:
    """Why these files cannot be written, as a sentence, or nothing."""
    seen = {case.resolve()}
    for target in targets:
        if not target.parent.is_dir():
            return say("cli.no_such_folder", language, file=target)
        if target.is_dir():
            reason = os.strerror(errno.EISDIR)
            return say("cli.cannot_write", language, file=target, reason=reason)
        if target.resolve() in seen:
            return say("cli.is_the_case", language, file=target)
        seen.add(target.resolve())
    return None


def move_into_place(contents: Mapping[Path, bytes], language: Language) -> None:
    """Writes all files beside their places first and then moves them, so that none is half-done.

    A file that cannot be written ends the program; no file has been touched then. What is no
    ordinary file, such as a pipe, is written to and not replaced.
    """
    beside: dict[Path, Path] = {}
    target = Path()
    try:
        for target, content in contents.items():
            if not target.exists() or target.is_file():
                beside[target] = _beside(target, content)
        for target, temporary in beside.items():
            temporary.replace(target)
        for target in contents.keys() - beside.keys():
            target.write_bytes(contents[target])
    except OSError as error:
        for temporary in beside.values():
            temporary.unlink(missing_ok=True)
        tell(say("cli.cannot_write", language, file=target, reason=error.strerror))
        raise typer.Exit(2) from error


def _beside(target: Path, content: bytes) -> Path:
    handle, name = tempfile.mkstemp(dir=target.parent, prefix=f".{target.name}.")
    with os.fdopen(handle, "wb") as file:
        file.write(content)
    # A temporary file is for its owner only; the finished one follows the user's own mask.
    mask = os.umask(0)
    os.umask(mask)
    Path(name).chmod(0o666 & ~mask)
    return Path(name)
