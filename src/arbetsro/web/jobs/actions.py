"""Starting long work."""

from collections.abc import Mapping

from django.db import transaction

from arbetsro.web.accounts.models import Person
from arbetsro.web.audit.recording import action, record
from arbetsro.web.jobs.kinds import KINDS
from arbetsro.web.jobs.models import Job
from arbetsro.web.jobs.tasks import enqueue
from arbetsro.web.organisations.models import Organisation


@action("job.started")
def start_job(
    *,
    by: Person,
    organisation: Organisation,
    kind: str,
    back_to: str,
    about: str = "",
    parameters: Mapping[str, object] | None = None,
) -> Job:
    """A job that a worker takes up as soon as the change around it is kept.

    Args:
        by: Who wants it, and alone sees how far it has come.
        organisation: On whose behalf.
        kind: One of ``KINDS``.
        back_to: The page of this site on which to go on when it is done.
        about: What it is about, as the person would say it.
        parameters: Plain data for the work.

    Raises:
        ValueError: The kind does not exist, or the page is not one of this site.
    """
    if kind not in KINDS:
        raise ValueError(f"there is no kind of work called {kind}")
    if not back_to.startswith("/") or back_to.startswith("//"):
        raise ValueError("a job leads back to a page of this site")
    job = Job.objects.create(
        by=by, organisation=organisation, kind=kind, about=about[:200],
        parameters=dict(parameters or {}), back_to=back_to,
    )  # fmt: skip
    record("job.started", by=by, target=job, kind=kind)
    transaction.on_commit(lambda: enqueue(job))
    return job
