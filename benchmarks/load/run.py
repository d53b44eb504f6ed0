"""Plays people at work against the workbench: ``python benchmarks/load/run.py``.

It makes the records, starts the workbench on this machine, first with SQLite and then with
PostgreSQL, lets locust play the people of ``play.py``, and prints what each page took. The people
run on the same cores as the workbench, so what a person waits is told beside the time inside it.
"""

import argparse
import contextlib
import json
import os
import secrets
import statistics
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

sys.path += [str(Path(__file__).parents[1]), str(Path(__file__).parents[2] / "tests")]

import with_postgresql
from measuring import show
from serving import PROCESSES, Memory, Workbench, prepared, serving

HERE = Path(__file__).parent
LOCUST = Path(sys.executable).with_name("locust")
GOAL = "goals on two cores: p95 of analyses:save under 100 ms at 50 users; the tree under 300 ms"
#: Unlike in tests, records are to outlive a power cut: commits wait for the disk.
DURABLE = {"fsync": "on", "synchronous_commit": "on", "full_page_writes": "on"}


def main() -> None:
    """Measures each database that is asked for."""
    wanted = _arguments()
    for name in wanted.database or ("sqlite", "postgresql"):
        with DATABASES[name]() as database:
            measure(name, database, wanted)


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--users", type=int, default=50, help="how many people (50)")
    parser.add_argument("--seconds", type=int, default=60, help="how long all are at work (60)")
    parser.add_argument("--arrivals", type=float, default=2, help="how many log in a second (2)")
    parser.add_argument("--units", type=int, default=5000, help="how many units there are (5000)")
    parser.add_argument("--database", action="append", choices=list(DATABASES), help="else both")
    return parser.parse_args()


@contextlib.contextmanager
def _sqlite() -> Iterator[str]:
    yield ""


@contextlib.contextmanager
def _postgresql() -> Iterator[str]:
    binaries = with_postgresql.find_binaries()
    if binaries is None:
        sys.exit("PostgreSQL is not installed, so nothing was measured on it.")
    with_postgresql.OPTIONS.update(DURABLE)
    with with_postgresql.server(binaries) as url:
        yield url


DATABASES = {"sqlite": _sqlite, "postgresql": _postgresql}


def measure(name: str, database: str, wanted: argparse.Namespace) -> None:
    """Prints what one database comes to."""
    password = secrets.token_urlsafe(16)
    with prepared(database) as (data, environment):
        made = [sys.executable, HERE / "records.py", wanted.users, wanted.units, password]
        subprocess.run([str(word) for word in made], env=environment, check=True)
        with serving(data, environment) as workbench:
            alone = play(workbench, "Reader", password, users=1, arrivals=1, seconds=60)
            if alone["errors"]:
                sys.exit("\n".join(alone["errors"]))
            tree = workbench.server_times(alone["began"])["organisations:units"]
            with Memory(workbench) as memory:
                together = play(
                    workbench, "Analyst", password,
                    users=wanted.users, arrivals=wanted.arrivals, seconds=wanted.seconds,
                )  # fmt: skip
            inside = workbench.server_times(together["began"])
    _show_pages(f"{name}: {wanted.users} people at work, {PROCESSES} processes", together, inside)
    header = ("", "at first", "median", "at most")
    show(f"{name}: memory, MB resident", header, memory.rows())
    low, median, high = statistics.quantiles(tree, n=4)
    print(f"The tree of {wanted.units} units alone: {median:.0f} ms ({low:.0f} – {high:.0f})\n")
    for error in together["errors"]:
        print(f"  {error}")


def play(
    workbench: Workbench, who: str, password: str, *, users: int, arrivals: float, seconds: int
) -> dict[str, Any]:
    """Lets locust play some people for some seconds after the last one's arrival; its figures."""
    figures = workbench.data / f"{who}.json"
    command = [LOCUST, "--locustfile", HERE / "play.py", who, "--headless", "--only-summary"]
    command += ["--host", workbench.address, "--loglevel", "WARNING", "--exit-code-on-error", "0"]
    until = f"{users / arrivals + seconds:.0f}s"
    command += ["--users", users, "--spawn-rate", arrivals, "--run-time", until]
    command += ["--figures", figures, "--password", password]
    environment = {k: v for k, v in os.environ.items() if not k.startswith("LOCUST_")}
    words = [str(word) for word in command]
    run = subprocess.run(words, env=environment, check=False, capture_output=True, text=True)
    if run.returncode:
        sys.exit(run.stderr)
    return json.loads(figures.read_text("utf-8"))  # type: ignore[no-any-return]


def _show_pages(title: str, told: dict[str, Any], inside: dict[str, list[float]]) -> None:
    seconds = told["ended"] - told["began"]
    rows = [
        (
            name, str(page["requests"]), f"{page['requests'] / seconds:.2f}",
            *(f"{page[key]:.0f}" for key in ("p50", "p95", "p99")),
            _p95(inside.get(name, [])), str(page["errors"]),
        )
        for name, page in sorted(told["pages"].items())
        if page["requests"]
    ]  # fmt: skip
    header = ("ms", "requests", "a second", "p50", "p95", "p99", "p95 inside", "errors")
    show(title, header, rows, GOAL)


def _p95(times: list[float]) -> str:
    return (
        f"{statistics.quantiles(times, n=20, method='inclusive')[-1]:.0f}" if len(times) > 1 else ""
    )


if __name__ == "__main__":
    main()
