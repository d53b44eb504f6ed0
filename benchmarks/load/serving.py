"""A workbench in processes of its own, for as long as it is measured."""

import contextlib
import http.client
import json
import os
import statistics
import subprocess
import tempfile
import threading
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from urllib.parse import urlsplit

import psutil
from measuring import ARBETSRO
from with_postgresql import free_port

#: As many as there are cores where the goals are set.
PROCESSES = 2


@dataclass(frozen=True)
class Workbench:
    """A workbench that answers.

    Attributes:
        address: Where it answers.
        environment: The environment of its commands.
        data: Its folder.
        process: The command that serves it, above all its processes.
    """

    address: str
    environment: dict[str, str]
    data: Path
    process: psutil.Popen

    @property
    def log(self) -> Path:
        """The file of its log, a JSON object a line."""
        return self.data / "workbench.log"

    def server_times(self, began: float) -> dict[str, list[float]]:
        """The milliseconds that each request since a moment took inside it, by page."""
        found: dict[str, list[float]] = {}
        for line in self.log.read_text("utf-8", "replace").splitlines():
            told = json.loads(line) if line.startswith("{") else {}
            if "milliseconds" in told and datetime.fromisoformat(told["at"]).timestamp() >= began:
                found.setdefault(told["message"].split()[1], []).append(told["milliseconds"])
        return found


@contextlib.contextmanager
def prepared(database: str) -> Iterator[tuple[Path, dict[str, str]]]:
    """The folder and the environment of a workbench with its tables; removed afterwards.

    Args:
        database: The address of a PostgreSQL database; SQLite where it is empty.
    """
    with tempfile.TemporaryDirectory(prefix="arbetsro-load-") as folder:
        environment = {
            **{k: v for k, v in os.environ.items() if not k.startswith("ARBETSRO_")},
            "ARBETSRO_ADDRESS": f"http://127.0.0.1:{free_port()}",
            "ARBETSRO_DATA": folder,
            "ARBETSRO_DATABASE_URL": database,
            "ARBETSRO_LOG_FORMAT": "json",
            "ARBETSRO_PROCESSES": str(PROCESSES),
            # Everybody comes from an address of their own, as through a web server in front.
            "ARBETSRO_BEHIND_PROXY": "yes",
            "DJANGO_SETTINGS_MODULE": "arbetsro.web.settings",
        }
        subprocess.run([ARBETSRO, "migrate"], env=environment, check=True, capture_output=True)
        yield Path(folder), environment


@contextlib.contextmanager
def serving(data: Path, environment: dict[str, str]) -> Iterator[Workbench]:
    """Serves it, and stops it with all its processes."""
    address = environment["ARBETSRO_ADDRESS"]
    with (data / "workbench.log").open("wb") as log:
        command = [ARBETSRO, "serve", "--with-worker"]
        process = psutil.Popen(command, env=environment, stdout=log, stderr=log)
        workbench = Workbench(address, environment, data, process)
        try:
            _wait_for(workbench)
            yield workbench
        finally:
            process.terminate()
            process.wait(30)


def _wait_for(workbench: Workbench) -> None:
    until = time.monotonic() + 60
    while time.monotonic() < until and workbench.process.poll() is None:
        with contextlib.suppress(OSError, http.client.HTTPException):
            connection = http.client.HTTPConnection(urlsplit(workbench.address).netloc, timeout=10)
            connection.request("GET", "/health/ready/")
            if connection.getresponse().status == 200:
                return
        time.sleep(0.1)
    raise TimeoutError(workbench.log.read_text("utf-8", "replace"))


# Memory ----------------------------------------------------------------------------------------


@dataclass
class Memory:
    """Looks every second how much memory each process has, while the block runs."""

    workbench: Workbench
    samples: dict[str, list[float]] = field(default_factory=dict)

    def __enter__(self) -> "Memory":
        self._over = threading.Event()
        self._thread = threading.Thread(target=self._look)
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._over.set()
        self._thread.join()

    def _look(self) -> None:
        while not self._over.wait(1):
            for name, process in _processes(self.workbench.process).items():
                with contextlib.suppress(psutil.NoSuchProcess):
                    megabytes = process.memory_info().rss / 1e6
                    self.samples.setdefault(name, []).append(megabytes)

    def rows(self) -> list[tuple[str, ...]]:
        """Each process with its megabytes at first, in the middle and at most."""
        return [
            (name, *(f"{m:.0f}" for m in (one[0], statistics.median(one), max(one))))
            for name, one in self.samples.items()
        ]


def _processes(above: psutil.Process) -> dict[str, psutil.Process]:
    """The processes that serve pages, numbered, and the one that does jobs."""
    found: dict[str, psutil.Process] = {}
    for child in above.children():
        if "granian" in child.cmdline():
            pages = [one for one in child.children() if "tracker" not in " ".join(one.cmdline())]
            found |= {f"web process {n}": one for n, one in enumerate(pages, 1)}
        else:
            found["job worker"] = child
    return found
