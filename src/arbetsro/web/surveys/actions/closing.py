"""Closing a wave, and publishing what may be told of it."""

from django.db import transaction

from arbetsro.surveys.frozen import digest
from arbetsro.web.accounts.models import Person
from arbetsro.web.answers.freezing import delete_sheets
from arbetsro.web.audit.recording import action, record
from arbetsro.web.frame.clock import now, today
from arbetsro.web.frame.refusal import Refusal
from arbetsro.web.jobs.actions import start_job
from arbetsro.web.jobs.models import Job
from arbetsro.web.surveys.actions.opening import locked
from arbetsro.web.surveys.models import Publication, Wave

#: The kind of work that freezes the answers and works out what is published.
PUBLISHING = "surveys.publish"


@action("survey.closed")
def close_wave(*, by: Person | None, wave: Wave, back_to: str) -> Job:
    """Closes a wave for answers and starts the work that publishes it.

    Args:
        by: Who closes it; nobody where its last day has passed.
        wave: The wave.
        back_to: The page on which to go on.

    Raises:
        Refusal: It is not open.
    """
    found = locked(wave)
    if found.state != Wave.State.OPEN:
        raise Refusal("surveys.not_open")
    found.state, found.closed_at = Wave.State.CLOSED, now()
    found.closes_on = min(found.closes_on or today(), today())
    found.save(update_fields=["state", "closed_at", "closes_on"])
    record("survey.closed", by=by, target=found)
    return _publishing(by or found.created_by, found, back_to)


def publish_again(*, by: Person, wave: Wave, back_to: str) -> Job:
    """Starts the work anew, as when it could not be done for lack of a key.

    Raises:
        Refusal: The wave is open still, or has been published.
    """
    if wave.state != Wave.State.CLOSED:
        raise Refusal("surveys.not_closed")
    return _publishing(by, wave, back_to)


def _publishing(by: Person, wave: Wave, back_to: str) -> Job:
    return start_job(
        by=by, organisation=wave.organisation, kind=PUBLISHING, back_to=back_to,
        about=wave.title, parameters={"wave": str(wave.pk)},
    )  # fmt: skip


@action("survey.published")
def publish_wave(*, by: Person | None, wave: Wave, table: bytes, threshold: int) -> Publication:
    """Keeps what may be told of a wave, after disclosure control.

    Raises:
        Refusal: The wave is not closed, or as much has been hidden already.
    """
    found = locked(wave)
    is_higher = found.state == Wave.State.PUBLISHED and threshold > found.threshold
    if found.state != Wave.State.CLOSED and not is_higher:
        raise Refusal("surveys.not_closed")
    made = Publication.objects.create(
        wave=found,
        number=found.publications.count() + 1,
        threshold=threshold,
        table=table,
        digest=digest(table),
        answered=found.invitations.filter(has_answered=True).count(),
        invited=found.invitations.count(),
        by=by,
    )
    found.state, found.threshold = Wave.State.PUBLISHED, threshold
    # Texts are never told of under a lower threshold than figures.
    found.text_threshold = max(found.text_threshold, threshold)
    found.save(update_fields=["state", "threshold", "text_threshold"])
    record("survey.published", by=by, target=made, threshold=threshold)
    return made


@action("survey.untold")
def leave_untold(*, by: Person | None, wave: Wave) -> Wave:
    """Ends a wave that too few have answered. The answers are deleted; nothing is told of them.

    Raises:
        Refusal: It is not closed, or has been published.
    """
    found = locked(wave)
    if found.state != Wave.State.CLOSED:
        raise Refusal("surveys.not_closed")
    found.state = Wave.State.UNTOLD
    found.save(update_fields=["state"])
    record("survey.untold", by=by, target=found)
    transaction.on_commit(lambda: delete_sheets(found.answers_key))
    return found


@action("survey.cancelled")
def cancel_wave(*, by: Person, wave: Wave) -> Wave:
    """Calls a wave off. What has been answered is deleted and nobody has seen it.

    Raises:
        Refusal: It is closed.
    """
    found = locked(wave)
    if found.state not in (Wave.State.DRAFT, Wave.State.OPEN):
        raise Refusal("surveys.not_open")
    found.state = Wave.State.CANCELLED
    found.save(update_fields=["state"])
    record("survey.cancelled", by=by, target=found)
    transaction.on_commit(lambda: delete_sheets(found.answers_key))
    return found
