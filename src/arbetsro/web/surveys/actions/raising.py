"""Raising the threshold after publication."""

from arbetsro.web.accounts.models import Person
from arbetsro.web.audit.recording import action, record
from arbetsro.web.frame.refusal import Refusal
from arbetsro.web.jobs.actions import start_job
from arbetsro.web.jobs.models import Job
from arbetsro.web.surveys.actions.opening import locked
from arbetsro.web.surveys.models import Wave
from arbetsro.web.surveys.models.wave import LARGEST_THRESHOLD

#: The kind of work that makes a new publication which hides more.
RAISING = "surveys.raise"


@action("survey.threshold_raised")
def raise_threshold(*, by: Person, wave: Wave, threshold: int, back_to: str) -> Job:
    """Starts the making of a publication that hides more. A threshold is never lowered.

    Raises:
        Refusal: The wave has not been published, or the threshold is not higher than it is.
    """
    found = locked(wave)
    if found.state != Wave.State.PUBLISHED:
        raise Refusal("surveys.not_published")
    if not found.threshold < threshold <= LARGEST_THRESHOLD:
        raise Refusal(
            "surveys.threshold_only_higher", field="threshold", now=found.threshold,
            most=LARGEST_THRESHOLD,
        )  # fmt: skip
    record("survey.threshold_raised", by=by, target=found, threshold=threshold)
    return start_job(
        by=by, organisation=found.organisation, kind=RAISING, back_to=back_to, about=found.title,
        parameters={"wave": str(found.pk), "threshold": threshold},
    )  # fmt: skip
