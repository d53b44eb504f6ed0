"""Starting and doing jobs, within one process."""

import time
from datetime import timedelta

import pytest
from django.db import OperationalError
from django.utils import timezone
from django_tasks_db.models import DBTaskResult

from arbetsro.language.catalogue import catalogue
from arbetsro.web.audit.models import Event
from arbetsro.web.frame.refusal import Refusal
from arbetsro.web.jobs import rounds, tasks
from arbetsro.web.jobs.actions import start_job
from arbetsro.web.jobs.heart import beating
from arbetsro.web.jobs.kinds import KINDS, JobError, kind
from arbetsro.web.jobs.models import Job
from arbetsro.web.jobs.rounds import take_up_lost_jobs, tidy
from arbetsro.web.jobs.tasks import run_job
from arbetsro.web.organisations.models import Organisation

pytestmark = pytest.mark.django_db


@pytest.fixture
def work(monkeypatch):
    """Registers a kind of work called ``test`` for the time of a test."""
    monkeypatch.setattr(tasks, "KINDS", KINDS)

    def register(make):
        monkeypatch.setitem(KINDS, "test", make)

    register(lambda job, progress: None)
    return register


@pytest.fixture
def job(cast, work) -> Job:
    return start_job(by=cast.anna, organisation=cast.organisation, kind="test", back_to="/o/demo/")


def ran(job: Job) -> Job:
    run_job.call(str(job.pk))
    job.refresh_from_db()
    return job


def found() -> Organisation:
    return Organisation.objects.create(name="Made", slug="made")


def test_starting_a_job_queues_it_when_the_change_is_kept(
    cast, work, django_capture_on_commit_callbacks
):
    with django_capture_on_commit_callbacks(execute=True):
        job = start_job(
            by=cast.anna, organisation=cast.organisation, kind="test", back_to="/", about="A"
        )
        assert DBTaskResult.objects.count() == 0
    assert [one.args_kwargs["args"] for one in DBTaskResult.objects.all()] == [[str(job.pk)]]
    event = Event.objects.get(action="job.started")
    assert (event.by, event.organisation, event.target_id) == (
        cast.anna, cast.organisation, str(job.pk),
    )  # fmt: skip


@pytest.mark.parametrize("back_to", ["https://elsewhere.example", "//elsewhere.example", ""])
def test_a_job_leads_back_only_to_a_page_of_this_site(cast, work, back_to):
    with pytest.raises(ValueError, match="page of this site"):
        start_job(by=cast.anna, organisation=cast.organisation, kind="test", back_to=back_to)


def test_a_kind_that_does_not_exist_is_refused(cast):
    with pytest.raises(ValueError, match="no kind of work"):
        start_job(by=cast.anna, organisation=cast.organisation, kind="nothing", back_to="/")


def test_a_kind_is_registered_once(work):
    with pytest.raises(ValueError, match="two kinds"):
        kind("test")(lambda job, progress: None)


def test_every_kind_has_a_name_for_people():
    assert [name for name in KINDS if f"kind_{name}" not in catalogue("jobs")] == []


def test_what_came_of_the_work_is_written_with_its_end(job, work):
    work(lambda job, progress: lambda: found() and None)
    assert ran(job).state == Job.State.DONE
    assert Organisation.objects.filter(slug="made").exists()
    assert (job.attempts, job.share_shown, job.message) == (1, 1.0, "")
    assert job.finished_at is not None


def test_nothing_is_written_where_the_end_fails(job, work):
    def end_badly():
        found()
        raise RuntimeError("a fault of ours")

    work(lambda job, progress: end_badly)
    assert ran(job).state == Job.State.FAILED
    assert job.message == "jobs.failed_unexpectedly"
    assert not Organisation.objects.filter(slug="made").exists()


def test_a_reason_that_can_be_told_is_told(job, work):
    def refuse(job, progress):
        raise JobError("jobs.worker_lost")

    work(refuse)
    assert (ran(job).state, job.message) == (Job.State.FAILED, "jobs.worker_lost")


def test_a_fault_is_logged_with_its_trace(job, work, caplog):
    def fail(job, progress):
        raise RuntimeError("a fault of ours")

    work(fail)
    ran(job)
    assert "a fault of ours" in caplog.text
    assert "Traceback" in caplog.text


def test_a_database_that_is_away_fails_no_job(job, work):
    def lose(job, progress):
        raise OperationalError("gone")

    work(lose)
    with pytest.raises(OperationalError):
        run_job.call(str(job.pk))
    job.refresh_from_db()
    assert job.state == Job.State.WORKING


def test_a_job_that_is_over_is_not_done_again(job, work):
    ran(job)
    work(lambda job, progress: lambda: found() and None)
    assert ran(job).attempts == 1
    assert not Organisation.objects.filter(slug="made").exists()


def test_one_who_was_taken_for_lost_writes_nothing(job, work):
    def slow(job, progress):
        Job.objects.filter(pk=job.pk).update(attempts=2)  # somebody else has taken it up
        return lambda: found() and None

    work(slow)
    assert ran(job).state == Job.State.WORKING
    assert not Organisation.objects.filter(slug="made").exists()


def test_progress_is_noted_at_most_twice_a_second(job, work, monkeypatch):
    now = 1000.0
    monkeypatch.setattr(tasks, "monotonic", lambda: now)
    seen = []

    def slow(job, progress):
        nonlocal now
        for after, share in ((0.1, 0.1), (0.5, 0.25), (0.1, 0.3), (0.5, 7.0)):
            now += after
            progress(share)
            seen.append(Job.objects.get(pk=job.pk).share_done)

    work(slow)
    ran(job)
    assert seen == [0.0, 0.25, 0.25, 1.0]


def test_a_heart_beats_until_the_work_is_over():
    beats = []
    with beating(lambda: beats.append(1), every=0.01):
        time.sleep(0.2)
    count = len(beats)
    assert count >= 3
    time.sleep(0.05)
    assert len(beats) == count


class TestRounds:
    @staticmethod
    def made_old(job, seconds, **fields):
        old = timezone.now() - timedelta(seconds=seconds)
        Job.objects.filter(pk=job.pk).update(beat_at=old, created_at=old, **fields)

    def test_a_job_without_a_sign_of_life_for_a_minute_is_queued_again(self, job):
        self.made_old(job, 61, state=Job.State.WORKING, attempts=1)
        assert take_up_lost_jobs() == 1
        job.refresh_from_db()
        assert job.state == Job.State.WAITING
        assert DBTaskResult.objects.get().args_kwargs["args"] == [str(job.pk)]

    def test_a_job_with_a_fresh_sign_of_life_is_left(self, job):
        self.made_old(job, 55, state=Job.State.WORKING, attempts=1)
        assert take_up_lost_jobs() == 0
        assert not DBTaskResult.objects.exists()

    def test_a_job_that_fell_out_of_the_queue_is_queued_once(self, job):
        self.made_old(job, 61)
        assert [take_up_lost_jobs(), take_up_lost_jobs()] == [1, 0]
        assert DBTaskResult.objects.count() == 1

    def test_after_three_attempts_it_fails(self, job):
        self.made_old(job, 61, state=Job.State.WORKING, attempts=3)
        assert take_up_lost_jobs() == 0
        job.refresh_from_db()
        assert (job.state, job.message) == (Job.State.FAILED, "jobs.worker_lost")

    def test_old_results_are_thrown_away_and_new_ones_kept(self, job):
        for days in (1, 15):
            old = tasks.enqueue(job)
            old = DBTaskResult.objects.order_by("enqueued_at").last()
            old.finished_at = old.started_at = timezone.now() - timedelta(days=days)
            old.save()
        tidy()
        assert DBTaskResult.objects.count() == 1


def test_whatever_fails_in_one_regular_work_the_others_are_done(monkeypatch, caplog):
    done = []

    def refuse():
        raise Refusal("jobs.worker_lost")

    monkeypatch.setattr(rounds, "REGULAR", {"one": refuse, "other": lambda: done.append("other")})
    rounds.do_regular_work()
    assert done == ["other"]
    assert "one could not be done" in caplog.text
