"""Workers as they really run: processes that can be killed at any moment."""

import json
import signal
import time
from collections.abc import Iterator

import pytest

from web.installations import Installation, new_installation

START = """
from arbetsro.web.accounts.models import Person
from arbetsro.web.jobs.actions import start_job
from arbetsro.web.organisations.models import Organisation
by = Person.objects.create(email="anna@exempel.se", name="Anna")
organisation = Organisation.objects.create(name="Demo", slug="demo")
job = start_job(by=by, organisation=organisation, kind="slow", back_to="/",
                parameters={{"steps": {steps}}})
print(job.pk)
"""
LOOK = """
import json
from arbetsro.web.jobs.models import Job
from arbetsro.web.organisations.models import Organisation
job = Job.objects.get()
made = Organisation.objects.filter(slug__startswith="made").count()
print(json.dumps([job.state, job.attempts, round(job.share_done, 3), made, job.message]))
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


def look(installation: Installation) -> list:
    return json.loads(installation.python(LOOK))


def wait_until(installation: Installation, wanted, seconds: float = 30.0) -> list:
    until = time.monotonic() + seconds
    while not wanted(found := look(installation)):
        assert time.monotonic() < until, found
    return found


def end(worker, number: int = signal.SIGTERM) -> int:
    worker.send_signal(number)
    worker.communicate(timeout=30)
    return worker.returncode


def test_a_job_whose_worker_is_killed_is_taken_up_by_another_and_done_once(installation):
    installation.python(START.format(steps=30))
    first = installation.start("worker")
    wait_until(installation, lambda job: job[0] == "working" and job[2] > 0)
    end(first, signal.SIGKILL)
    state, attempts, _, made, _ = look(installation)
    assert (state, attempts, made) == ("working", 1, 0), "nothing is half-done"
    installation.python(A_MINUTE_LATER)
    second = installation.start("worker")
    try:
        found = wait_until(installation, lambda job: job[0] not in {"waiting", "working"})
    finally:
        status = end(second)
    assert found == ["done", 2, found[2], 1, ""]
    assert status == 0


def test_a_job_whose_worker_lives_is_left_to_it(installation):
    installation.python(START.format(steps=40))
    workers = [installation.start("worker"), installation.start("worker")]
    try:
        found = wait_until(installation, lambda job: job[0] == "done")
    finally:
        assert [end(worker) for worker in workers] == [0, 0]
    assert found[1:] == [1, found[2], 1, ""]


def test_a_job_that_has_lost_three_workers_fails_and_says_so(installation):
    installation.python(START.format(steps=30))
    installation.python(
        "from arbetsro.web.jobs.models import Job\n"
        "from django.utils import timezone\n"
        "Job.objects.update(state='working', attempts=3, beat_at=timezone.now())"
    )
    installation.python(A_MINUTE_LATER)
    worker = installation.start("worker")
    try:
        found = wait_until(installation, lambda job: job[0] == "failed")
    finally:
        end(worker)
    assert found[3:] == [0, "jobs.worker_lost"]


def test_a_worker_that_is_told_to_stop_finishes_its_job_first(installation):
    installation.python(START.format(steps=20))
    worker = installation.start("worker")
    wait_until(installation, lambda job: job[0] == "working")
    assert end(worker) == 0
    assert look(installation)[0] == "done"


def test_a_worker_that_is_told_twice_gives_its_job_back_at_once(installation):
    installation.python(START.format(steps=600))
    worker = installation.start("worker")
    wait_until(installation, lambda job: job[0] == "working")
    worker.terminate()
    time.sleep(0.5)
    end(worker)
    assert look(installation)[:2] == ["waiting", 0]


def test_a_worker_without_tables_says_what_to_run(tmp_path):
    done = Installation(tmp_path).run("worker", "--language", "en")
    assert done.returncode == 2
    assert done.stderr == "The tables are missing or old; run: arbetsro migrate\n"
