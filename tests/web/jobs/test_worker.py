"""Workers as they really run: processes that can be killed at any moment."""

import json
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from typing import Any

import pytest

from web.installations import TESTS, Installation, new_installation

Ask = Callable[..., Any]

START = """
from arbetsro.web.accounts.models import Person
from arbetsro.web.jobs.actions import start_job
from arbetsro.web.organisations.models import Organisation
by = Person.objects.create(email="anna@exempel.se", name="Anna")
organisation = Organisation.objects.create(name="Demo", slug="demo")
start_job(by=by, organisation=organisation, kind="slow", back_to="/", parameters={"steps": steps})
"""
LOOK = """
from arbetsro.web.jobs.models import Job
from arbetsro.web.organisations.models import Organisation
job = Job.objects.get()
made = Organisation.objects.filter(slug__startswith="made").count()
result = [job.state, job.attempts, round(job.share_done, 3), made, job.message]
"""
#: What a minute without a sign of life looks like.
A_MINUTE_LATER = """
from datetime import timedelta
from django.db.models import F
from arbetsro.web.jobs.models import Job
Job.objects.update(beat_at=F("beat_at") - timedelta(seconds=61))
"""


@pytest.fixture
def installation(tmp_path) -> Iterator[Installation]:
    settings = {"DJANGO_SETTINGS_MODULE": "web.jobs.slow.settings"}
    with new_installation(tmp_path, **settings) as one:
        yield one


@pytest.fixture
def ask(installation) -> Iterator[Ask]:
    """Runs a piece of code in a process that stays: starting one takes longer than most jobs."""
    with subprocess.Popen(
        [sys.executable, TESTS / "web/snippets.py"],
        env=installation.environment, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True,
    ) as process:  # fmt: skip

        def run(code: str, **values: object) -> Any:
            process.stdin.write(json.dumps({"code": code, "values": values}) + "\n")
            process.stdin.flush()
            reply = json.loads(process.stdout.readline())
            assert "error" not in reply, reply["error"]
            return reply["result"]

        yield run


def wait_until(ask: Ask, wanted: Callable[[list], bool], seconds: float = 30.0) -> list:
    until = time.monotonic() + seconds
    while not wanted(found := ask(LOOK)):
        assert time.monotonic() < until, found
        time.sleep(0.05)
    return found


def end(worker, number: int = signal.SIGTERM) -> int:
    worker.send_signal(number)
    worker.communicate(timeout=30)
    return worker.returncode


def test_a_job_whose_worker_is_killed_is_taken_up_by_another_and_done_once(installation, ask):
    ask(START, steps=30)
    first = installation.start("worker")
    wait_until(ask, lambda job: job[0] == "working" and job[2] > 0)
    end(first, signal.SIGKILL)
    state, attempts, _, made, _ = ask(LOOK)
    assert (state, attempts, made) == ("working", 1, 0), "nothing is half-done"
    ask(A_MINUTE_LATER)
    second = installation.start("worker")
    try:
        found = wait_until(ask, lambda job: job[0] not in {"waiting", "working"})
    finally:
        status = end(second)
    assert found == ["done", 2, found[2], 1, ""]
    assert status == 0


def test_a_job_whose_worker_lives_is_left_to_it(installation, ask):
    ask(START, steps=40)
    workers = [installation.start("worker"), installation.start("worker")]
    try:
        found = wait_until(ask, lambda job: job[0] == "done")
    finally:
        assert [end(worker) for worker in workers] == [0, 0]
    assert found[1:] == [1, found[2], 1, ""]


def test_a_job_that_has_lost_three_workers_fails_and_says_so(installation, ask):
    ask(START, steps=30)
    ask(
        "from arbetsro.web.jobs.models import Job\n"
        "from django.utils import timezone\n"
        "Job.objects.update(state='working', attempts=3, beat_at=timezone.now())"
    )
    ask(A_MINUTE_LATER)
    worker = installation.start("worker")
    try:
        found = wait_until(ask, lambda job: job[0] == "failed")
    finally:
        end(worker)
    assert found[3:] == [0, "jobs.worker_lost"]


def test_a_worker_that_is_told_to_stop_finishes_its_job_first(installation, ask):
    ask(START, steps=20)
    worker = installation.start("worker")
    wait_until(ask, lambda job: job[0] == "working")
    assert end(worker) == 0
    assert ask(LOOK)[0] == "done"


def test_a_worker_that_is_told_twice_gives_its_job_back_at_once(installation, ask):
    ask(START, steps=600)
    worker = installation.start("worker")
    wait_until(ask, lambda job: job[0] == "working")
    worker.terminate()
    time.sleep(0.5)
    end(worker)
    assert ask(LOOK)[:2] == ["waiting", 0]


def test_a_worker_without_tables_says_what_to_run(tmp_path):
    done = Installation(tmp_path).run("worker", "--language", "en")
    assert done.returncode == 2
    assert done.stderr == "The tables are missing or old; run: arbetsro migrate\n"
