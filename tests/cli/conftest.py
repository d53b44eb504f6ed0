"""Bageriet AB, a small case as a file, and the command run on it."""

import os
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest
from typer.testing import CliRunner

from arbetsro.cli.app import app

#: Worked out by hand: D9 65 520 000, C6 66 520 000, C10 1 197 360, E8 1 980 000, F8 132 000,
#: C20 1 368 960, G34 80 000, J7 273 792, J9 193 792, J11 242,2 %, J17 5,8 %, J18 18,8 %.
BAKERY = """format = 1
language = "sv"

[organisation]
name = "Bageriet AB"

[period]
start = 2025-01-01
end = 2025-12-31

[C]
C5 = 1_000_000
C7 = 0.20
C12 = 0.06
C15 = 0.40

[D]
D1 = 30_000
D2 = 0.40
D4 = 100
D7 = 0.30
D10 = 1_750

[E]
E5 = 220
E6 = 0.03

[F]
F6 = 0.02

[[intervention]]
name = "Nya scheman"

[[intervention.activity]]
name = "Möten"
external = 20_000
internal = 60_000

[J]
J6 = 0.20
J13 = 0.10
"""

#: Root may read and write everything. Without these two capabilities it is held as others are.
_WITHOUT_PRIVILEGES = """
import ctypes, os, sys
for capability in (1, 2):  # CAP_DAC_OVERRIDE, CAP_DAC_READ_SEARCH
    if os.geteuid() == 0 and ctypes.CDLL(None).prctl(24, capability, 0, 0, 0):
        sys.exit("root's capabilities could not be dropped")
os.execv(sys.argv[1], sys.argv[1:])
"""
_COMMAND = str(Path(sys.executable).with_name("arbetsro"))


@dataclass(frozen=True)
class Ran:
    """A command that has ended."""

    status: int
    out: str
    err: str

    @property
    def told(self) -> list[str]:
        """The lines on standard error."""
        return self.err.splitlines()


Command = Callable[..., Ran]


def changed(old: str, new: str, text: str = BAKERY) -> str:
    """The case with one line written in another way."""
    assert text.count(old) == 1, f"{old!r} stands {text.count(old)} times"
    return text.replace(old, new)


def spaced(text: str) -> str:
    """The text with plain spaces, and on one line."""
    return " ".join(text.split())


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with the bakery's case file in it."""
    (tmp_path / "case.toml").write_text(BAKERY, "utf-8")
    return tmp_path


@pytest.fixture
def arbetsro(folder: Path) -> Command:
    """Runs the command in the folder, in a process of its own and with a locale of its own."""

    def run(*arguments: object, unprivileged: bool = False, **environment: str) -> Ran:
        inherited = {k: v for k, v in os.environ.items() if not k.startswith(("LC_", "LANG"))}
        command = [_COMMAND, *map(str, arguments)]
        if unprivileged:
            command = [sys.executable, "-c", _WITHOUT_PRIVILEGES, *command]
        done = subprocess.run(
            command,
            cwd=folder,
            env={**inherited, "LANG": "C.UTF-8", **environment},
            capture_output=True,
            timeout=120,
            check=False,
        )
        out, err = (text.decode(errors="replace") for text in (done.stdout, done.stderr))
        return Ran(done.returncode, out, err)

    return run


@pytest.fixture
def invoke(folder: Path, monkeypatch: pytest.MonkeyPatch) -> Command:
    """Runs the command in the folder, within this process; an exception of its own is raised."""
    monkeypatch.chdir(folder)

    def run(*arguments: object) -> Ran:
        done = CliRunner().invoke(app, list(map(str, arguments)))
        if done.exception is not None and not isinstance(done.exception, SystemExit):
            raise done.exception
        return Ran(done.exit_code, done.stdout, done.stderr)

    return run


def files(folder: Path) -> dict[str, tuple[int, int, int]]:
    """Every file and folder in a folder, with what changes when somebody writes to it."""
    return {
        str(path.relative_to(folder)): (stat.st_ino, stat.st_size, stat.st_mtime_ns)
        for path in folder.rglob("*")
        if (stat := path.lstat())
    }
