"""What a worker does with a job: claims it, works, and ends it, once.

The number of the attempt is the claim's token. Whoever was slow and has been taken for lost finds
another number when it comes to write, and writes nothing.
"""

import logging
from collections.abc import Callable
from datetime import timedelta
from time import monotonic
from uuid import UUID

from django.db import InterfaceError, OperationalError, transaction
from django.db.models import F, Q, QuerySet
from django.utils import timezone
from django_tasks import task

from arbetsro.web.jobs.heart import beating
from arbetsro.web.jobs.kinds import KINDS, JobError
from arbetsro.web.jobs.models import Job

#: A job that nobody has moved for so long has lost its worker.
LOST_AFTER = timedelta(seconds=60)
MOST_ATTEMPTS = 3
#: Seconds between two notes of how far a job has come.
NOTE_EVERY = 0.5

log = logging.getLogger("arbetsro.jobs")


class ClaimLost(Exception):  # noqa: N818 - nothing went wrong: somebody else does the work
    """Another worker has taken up the job."""


@task()
def run_job(job_id: str) -> None:
    """Does the work of a job, unless it is done or somebody is at it."""
    job = _claim(UUID(job_id))
    if job is None:
        return
    try:
        with beating(lambda: _note(job)):
            _work(job)
    except ClaimLost:
        log.warning("job %s was taken up by another worker", job.pk)
    except (SystemExit, KeyboardInterrupt):
        _give_back(job)
        raise


def enqueue(job: Job) -> None:
    """Puts a job in the queue of the workers."""
    run_job.enqueue(str(job.pk))


def is_lost() -> Q:
    """The condition on a job that its worker is lost."""
    return Q(state=Job.State.WORKING, beat_at__lt=timezone.now() - LOST_AFTER)


def _claim(pk: UUID) -> Job | None:
    with transaction.atomic():
        free = Q(state=Job.State.WAITING) | is_lost()
        free &= Q(attempts__lt=MOST_ATTEMPTS)
        job = Job.objects.select_for_update().filter(free, pk=pk).first()
        if job is not None:
            job.state, job.beat_at, job.share_done = Job.State.WORKING, timezone.now(), 0.0
            job.attempts += 1
            job.save(update_fields=["state", "beat_at", "share_done", "attempts"])
    return job


def _mine(job: Job) -> QuerySet[Job]:
    return Job.objects.filter(pk=job.pk, state=Job.State.WORKING, attempts=job.attempts)


def _work(job: Job) -> None:
    try:
        finish = KINDS[job.kind](job, _progress(job))
        _end(job, Job.State.DONE, finish=finish)
    except JobError as error:
        _end(job, Job.State.FAILED, message=error.code)
    except (ClaimLost, OperationalError, InterfaceError):
        # The database is away: the job is found without a worker later, and taken up again.
        raise
    except Exception:
        log.exception("job %s (%s) failed", job.pk, job.kind, extra={"job": str(job.pk)})
        _end(job, Job.State.FAILED, message="jobs.failed_unexpectedly")


def _end(
    job: Job, state: Job.State, *, message: str = "", finish: Callable[[], None] | None = None
) -> None:
    with transaction.atomic():
        # First the claim, which also locks the job, and then what came of it.
        if not _mine(job).update(state=state, message=message, finished_at=timezone.now()):
            raise ClaimLost
        if finish is not None:
            finish()


def _progress(job: Job) -> Callable[[float], None]:
    last = monotonic()

    def progress(share: float) -> None:
        nonlocal last
        if monotonic() - last < NOTE_EVERY:
            return
        last = monotonic()
        if not _note(job, share_done=min(max(share, 0.0), 1.0)):
            raise ClaimLost

    return progress


def _note(job: Job, **fields: float) -> bool:
    """Notes that somebody is at the job; whether it still was ours."""
    return bool(_mine(job).update(beat_at=timezone.now(), **fields))


def _give_back(job: Job) -> None:
    """Lets another worker have a job that this one may not finish; it counts as no attempt."""
    given = _mine(job).update(state=Job.State.WAITING, beat_at=None, attempts=F("attempts") - 1)
    if given:
        enqueue(job)
