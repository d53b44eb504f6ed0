"""Whole installations for tests: a folder and a database of their own, and the real commands."""

import os
import subprocess
import sys
import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
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
def postgresql_database() -> Iterator[str]:
    """A database of its own on the server of the tests."""
    import psycopg

    name = f"arbetsro_{uuid.uuid4().hex[:12]}"
    with psycopg.connect(POSTGRESQL, autocommit=True) as connection:
        connection.execute(f'CREATE DATABASE "{name}"')
        try:
            yield urlunsplit(urlsplit(POSTGRESQL)._replace(path=f"/{name}"))
        finally:
            connection.execute(f'DROP DATABASE "{name}" WITH (FORCE)')


@contextmanager
def new_installation(folder: Path, **settings: str) -> Iterator[Installation]:
    """A migrated installation, on PostgreSQL where the tests run on it."""
    if not POSTGRESQL:
        yield migrated(Installation(folder, "", settings))
        return
    with postgresql_database() as url:
        yield migrated(Installation(folder, url, settings))


def migrated(installation: Installation) -> Installation:
    """The installation with its tables made."""
    done = installation.run("migrate")
    assert done.returncode == 0, done.stderr
    return installation
