"""What a worker looks after now and then: lost jobs, and what may be thrown away."""

import logging
from datetime import timedelta
from threading import Event, Thread

from django.contrib.sessions.backends.db import SessionStore
from django.db import DatabaseError, InterfaceError, connections, transaction
from django.db.models import Q
from django.utils import timezone
from django_tasks import TaskResultStatus
from django_tasks_db.models import DBTaskResult

from arbetsro.web.jobs.models import Job
from arbetsro.web.jobs.regular import REGULAR
from arbetsro.web.jobs.tasks import LOST_AFTER, MOST_ATTEMPTS, enqueue, is_lost, run_job
from arbetsro.web.organisations.actions.imports import drop_old_drafts

#: Seconds between two rounds.
ROUND_EVERY = 30.0
KEPT = timedelta(days=14)

log = logging.getLogger("arbetsro.jobs")


def take_up_lost_jobs() -> int:
    """Queues jobs whose worker was lost, and those that fell out of the queue; how many.

    After the last attempt a job fails instead.
    """
    with transaction.atomic():
        lost = Job.objects.select_for_update().filter(is_lost() | _forgotten())
        jobs = [job for job in lost if job.state == Job.State.WORKING or not _is_queued(job)]
        return sum(_take_up(job) for job in jobs)


def _forgotten() -> Q:
    return Q(state=Job.State.WAITING, created_at__lt=timezone.now() - LOST_AFTER)


def _is_queued(job: Job) -> bool:
    queued = DBTaskResult.objects.filter(
        status=TaskResultStatus.READY,
        task_path=run_job.module_path,
        args_kwargs__args__0=str(job.pk),
    )
    return queued.exists()


def _take_up(job: Job) -> bool:
    if job.attempts >= MOST_ATTEMPTS:
        job.state, job.message = Job.State.FAILED, "jobs.worker_lost"
        job.finished_at = timezone.now()
        log.error("job %s lost its worker %s times", job.pk, job.attempts)
    else:
        job.state, job.beat_at = Job.State.WAITING, None
        log.warning("job %s had lost its worker and is queued again", job.pk)
        enqueue(job)
    job.save(update_fields=["state", "message", "beat_at", "finished_at"])
    return job.state == Job.State.WAITING


def tidy() -> None:
    """Throws away what has had its day, and refreshes what the database knows of its tables."""
    SessionStore.clear_expired()
    drop_old_drafts()
    _look_over_tables()
    old = timezone.now() - KEPT
    # What a killed worker was at never ends; its job has long been taken up.
    DBTaskResult.objects.filter(Q(finished_at__lt=old) | Q(started_at__lt=old)).delete()


def do_regular_work() -> None:
    """Does what every app does regularly; what fails is told to the log and tried next time.

    Whatever it is that fails: another app's work must not wait for it, and lost jobs neither.
    """
    for name, work in REGULAR.items():
        try:
            work()
        except Exception:
            log.exception("%s could not be done; it is tried again", name)


def _look_over_tables() -> None:
    """Counts a sample of every index; PostgreSQL does so by itself.

    Without it SQLite goes through all units to find those of fifty people.
    """
    for store in connections.all():
        if store.vendor == "sqlite":
            with store.cursor() as cursor:
                cursor.execute("PRAGMA analysis_limit = 400")
                cursor.execute("ANALYZE")


class Rounds(Thread):
    """Goes the rounds in the background until it is told to stop."""

    def __init__(self, every: float = ROUND_EVERY) -> None:
        super().__init__(name="rounds", daemon=True)
        self._every = every
        self._over = Event()

    def run(self) -> None:
        """One round at once, and then at intervals; every hundredth also tidies."""
        number = 0
        while not self._over.is_set():
            self._go(tidying=number % 100 == 0)
            number += 1
            self._over.wait(self._every)

    def stop(self) -> None:
        """Ends after the round that is going on."""
        self._over.set()

    def _go(self, *, tidying: bool) -> None:
        try:
            take_up_lost_jobs()
            if tidying:
                tidy()
                do_regular_work()
        except (DatabaseError, InterfaceError):
            log.warning("a round was missed: the database did not answer")
        finally:
            connections.close_all()
