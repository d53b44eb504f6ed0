"""Whole installations for tests: a folder and a database of their own, and the real commands."""

import atexit
import os
import shutil
import subprocess
import sys
import tempfile
import uuid
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from urllib.parse import urlsplit, urlunsplit

TESTS = Path(__file__).resolve().parents[1]
PROGRAM = "from arbetsro.cli import main; main()"
#: The server of the tests, if there is one; see ``with_postgresql.py``.
POSTGRESQL = os.environ.get("ARBETSRO_DATABASE_URL", "")


@dataclass
class Installation:
    """An installation, reached as its operators do: by commands in processes of their own."""

    folder: Path
    database: str = ""
    settings: dict[str, str] = field(default_factory=dict)

    @property
    def environment(self) -> dict[str, str]:
        """The environment of its processes."""
        inherited = {k: v for k, v in os.environ.items() if not k.startswith("ARBETSRO_")}
        for name in ("DJANGO_SETTINGS_MODULE", "DJANGO_ALLOW_ASYNC_UNSAFE"):
            inherited.pop(name, None)
        paths = filter(None, (str(TESTS), inherited.get("PYTHONPATH")))
        own = {"ARBETSRO_DATA": str(self.folder), "LC_ALL": "C.UTF-8"}
        if self.database:
            own["ARBETSRO_DATABASE_URL"] = self.database
        return {**inherited, "PYTHONPATH": os.pathsep.join(paths), **own, **self.settings}

    def run(self, *arguments: object, **environment: str) -> subprocess.CompletedProcess[str]:
        """Runs a command to its end."""
        return subprocess.run(
            [sys.executable, "-c", PROGRAM, *map(str, arguments)],
            env={**self.environment, **environment},
            capture_output=True,
            text=True,
            encoding="utf-8",
            timeout=120,
            check=False,
            stdin=subprocess.DEVNULL,
        )

    def start(self, *arguments: object) -> subprocess.Popen[str]:
        """Starts a command that goes on."""
        return subprocess.Popen(
            [sys.executable, "-c", PROGRAM, *map(str, arguments)],
            env=self.environment,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            encoding="utf-8",
            stdin=subprocess.DEVNULL,
        )

    def python(self, code: str) -> str:
        """What a piece of code prints that runs with the records of the installation at hand."""
        start = (
            "import os; os.environ.setdefault('DJANGO_SETTINGS_MODULE', 'arbetsro.web.settings')\n"
            "import django; django.setup()\n"
        )
        done = subprocess.run(
            [sys.executable, "-c", start + code],
            env=self.environment, capture_output=True, text=True, timeout=120, check=False,
        )  # fmt: skip
        assert done.returncode == 0, done.stderr
        return done.stdout.strip()


@contextmanager
def postgresql_database(like: str = "") -> Iterator[str]:
    """A database of its own on the server of the tests: empty, or a copy of the one at ``like``."""
    import psycopg

    name = f"arbetsro_{uuid.uuid4().hex[:12]}"
    template = f' TEMPLATE "{urlsplit(like).path[1:]}"' if like else ""
    with psycopg.connect(POSTGRESQL, autocommit=True) as connection:
        connection.execute(f'CREATE DATABASE "{name}"{template}')
        try:
            yield urlunsplit(urlsplit(POSTGRESQL)._replace(path=f"/{name}"))
        finally:
            connection.execute(f'DROP DATABASE "{name}" WITH (FORCE)')


@contextmanager
def new_installation(folder: Path, **settings: str) -> Iterator[Installation]:
    """An installation with its tables, on PostgreSQL where the tests run on it."""
    with tables_for(folder) as database:
        yield Installation(folder, database, settings)


@contextmanager
def tables_for(folder: Path) -> Iterator[str]:
    """Lays tables in a data folder, and gives the address of those on PostgreSQL, if any are.

    They are a copy of tables that the real command has made once in this process, since to make
    them takes as long as a hundred tests; ``migrated`` makes them anew.
    """
    pattern = _pattern()
    folder.mkdir(parents=True, exist_ok=True)
    for file in pattern.folder.glob("*.sqlite3"):
        shutil.copy(file, folder)
    if not pattern.database:
        yield ""
        return
    with postgresql_database(pattern.database) as database:
        yield database


@cache
def _pattern() -> Installation:
    """The installation whose tables are copied; it goes when the process does."""
    stack = ExitStack()
    atexit.register(stack.close)
    folder = stack.enter_context(tempfile.TemporaryDirectory(prefix="arbetsro-pattern-"))
    database = stack.enter_context(postgresql_database()) if POSTGRESQL else ""
    return migrated(Installation(Path(folder), database))


def migrated(installation: Installation) -> Installation:
    """The installation after the real command has made its tables."""
    done = installation.run("migrate")
    assert done.returncode == 0, done.stderr
    return installation
