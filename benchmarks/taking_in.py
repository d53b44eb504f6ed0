"""How many answers of a survey are taken in a second over HTTP, and that none is lost or doubled.

Two processes serve pages, as on a machine with two cores; those who answer run on the same cores.
In the second half a process is killed in the middle, and whoever gets no answer sends once more.
"""

import http.client
import random
import statistics
import subprocess
import sys
import threading
import time
import uuid
from collections.abc import Callable, Iterator
from pathlib import Path
from urllib.parse import urlencode, urlsplit

sys.path += [
    str(Path(__file__).parent / "load"),
    str(Path(__file__).parents[1] / "tests"),
]

from measuring import show
from serving import Workbench, prepared, serving

#: How many answer, and how many of them at a time.
PEOPLE, AT_ONCE = 1500, 12
GOAL = "goal on two cores: 200 a second, p95 under 100 ms; none lost, none doubled"

_CODES = """
import django; django.setup()
from web import conftest, surveys_rows
from arbetsro.web.answers.rooms import make_rooms
from arbetsro.web.surveys.asked import form_of
cast = conftest.everybody()
wave = surveys_rows.opened(cast, plan=surveys_rows.SHORT)
surveys_rows.invite(wave, cast.north, {people})
wave.invitations.update(place=wave.places.get(unit=cast.north))
make_rooms(wave.answers_key, {people})
questions = form_of(wave).questions
print(",".join(f"{{one.key}}={{one.choices[0].value}}" for one in questions))
print(",".join(surveys_rows.codes(wave)))
"""
_COUNT = """
import django; django.setup()
from arbetsro.web.answers.models import Received, Sheet
from arbetsro.web.surveys.models import Invitation
answered = Invitation.objects.filter(has_answered=True).count()
print(Sheet.objects.filter(is_filled=True).count(), Received.objects.count(), answered)
"""


def measure() -> None:
    """Prints what each database comes to."""
    rows = [(name, *_measured(name)) for name in ("SQLite", "PostgreSQL")]
    header = ("", "a second", "median ms", "p95 ms", "sent", "kept", "kept with a process killed")
    show("l. Answers taken in, 2 processes", header, rows, GOAL)


def _measured(name: str) -> tuple[str, ...]:
    with _database(name) as (url, answers), prepared(url) as (data, environment):
        environment["PYTHONPATH"] = str(Path(__file__).parents[1] / "tests")
        if answers:
            environment["ARBETSRO_ANSWERS_DATABASE_URL"] = answers
            _run("from arbetsro.cli import main; main()", environment, "migrate")
        told = _run(_CODES.format(people=PEOPLE), environment).splitlines()[-2:]
        answers_given = [tuple(one.split("=")) for one in told[0].split(",")]
        codes = told[1].split(",")[:PEOPLE]
        half = PEOPLE // 2
        with serving(data, environment) as workbench:
            _all_answer(workbench, codes[:20], answers_given)  # until both have warmed up
            times, seconds = _all_answer(workbench, codes[20:half], answers_given)
            calm = _run(_COUNT, environment).split()
            _all_answer(workbench, codes[half:], answers_given, meanwhile=_kill_one)
        after = _run(_COUNT, environment).split()
    p95 = statistics.quantiles(times, n=20)[-1]
    return (
        f"{len(times) / seconds:.0f}", f"{statistics.median(times):.0f}", f"{p95:.0f}",
        str(len(codes)), "/".join(calm), "/".join(after),
    )  # fmt: skip


def _database(name: str):  # type: ignore[no-untyped-def]  # noqa: ANN202
    """The addresses of a server with a database for each of the two stores; blank for SQLite."""
    import contextlib

    import psycopg
    import with_postgresql

    @contextlib.contextmanager
    def made() -> Iterator[tuple[str, str]]:
        binaries = with_postgresql.find_binaries()
        if name == "SQLite" or binaries is None:
            yield "", ""
            return
        durable = {"fsync": "on", "synchronous_commit": "on", "full_page_writes": "on"}
        with_postgresql.OPTIONS.update(durable)
        with with_postgresql.server(binaries) as url:
            with psycopg.connect(url, autocommit=True) as connection:
                connection.execute("CREATE DATABASE answers")
            yield url, urlsplit(url)._replace(path="/answers").geturl()

    return made()


def _run(code: str, environment: dict[str, str], *arguments: str) -> str:
    command = [sys.executable, "-c", code, *arguments]
    done = subprocess.run(command, env=environment, check=True, capture_output=True, text=True)
    return done.stdout


def _all_answer(
    workbench: Workbench,
    codes: list[str],
    answers: list[tuple[str, ...]],
    meanwhile: Callable[[Workbench], None] | None = None,
) -> tuple[list[float], float]:
    """Lets everybody answer, some at a time; the milliseconds of each, and all in seconds."""
    waiting, times = list(codes), []

    def some() -> None:
        while True:
            try:
                code = waiting.pop()
            except IndexError:
                return
            body = urlencode([("sheet", uuid.uuid4()), *answers])
            began = time.perf_counter()
            while not _sent(workbench.address, code, body):
                time.sleep(random.uniform(0.05, 0.3))
            times.append(1000 * (time.perf_counter() - began))

    threads = [threading.Thread(target=some) for _ in range(AT_ONCE)]
    began = time.perf_counter()
    for thread in threads:
        thread.start()
    if meanwhile:
        meanwhile(workbench)
    for thread in threads:
        thread.join()
    return times, time.perf_counter() - began


def _sent(address: str, code: str, body: str) -> bool:
    """Whether the sheet arrived, as a browser's script sends it."""
    connection = http.client.HTTPConnection(urlsplit(address).netloc, timeout=20)
    head = {"Content-Type": "application/x-www-form-urlencoded", "X-Requested-With": "fetch"}
    try:
        connection.request("POST", f"/answer/{code}/", body, head)
        response = connection.getresponse()
        response.read()
    except (OSError, http.client.HTTPException):
        return False
    finally:
        connection.close()
    return response.status == 200


def _kill_one(workbench: Workbench) -> None:
    """Kills one of the processes that serve pages, in the middle of its work."""
    time.sleep(1)
    server = next(one for one in workbench.process.children() if "granian" in one.cmdline())
    pages = [one for one in server.children() if "tracker" not in " ".join(one.cmdline())]
    pages[0].kill()
