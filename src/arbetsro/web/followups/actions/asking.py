"""Trying to reach a person, writing down what they answer, and giving up with a reason."""

from collections.abc import Mapping
from typing import Any

from arbetsro.web.accounts.models import Person
from arbetsro.web.bookings.actions import cancel
from arbetsro.web.bookings.models import Booking
from arbetsro.web.care.models import Applicant
from arbetsro.web.care.purposes import Purpose
from arbetsro.web.care.reading import end_part
from arbetsro.web.care.recording import Actor, care_action, log
from arbetsro.web.followups.actions.assigning import (
    WITH_PERSON,
    check_no_contact,
    check_waiting,
)
from arbetsro.web.followups.models import Attempt, FollowUp
from arbetsro.web.followups.questions import fault_in
from arbetsro.web.frame.clock import now, today
from arbetsro.web.frame.refusal import Refusal


@care_action("follow_up.attempted")
def note_attempt(*, by: Person, follow_up: FollowUp, outcome: str, note: str = "") -> Attempt:
    """Notes a try to reach the person.

    Raises:
        Refusal: Somebody else does this follow-up, or it is over.
    """
    locked = _locked(by, follow_up)
    if outcome not in Attempt.Outcome.values:
        raise Refusal("followups.no_such_answer", field="outcome")
    made = locked.attempts.create(by=by.pk, at=now(), outcome=outcome, note=note.strip())
    _log("follow_up.attempted", by, locked, outcome=outcome)
    return made


@care_action("follow_up.answered")
def answer_follow_up(
    *, by: Person | Applicant, follow_up: FollowUp, answers: Mapping[str, Any], way: str
) -> FollowUp:
    """Keeps what the person answered; the follow-up is over.

    Args:
        by: The interviewer, or the person who has filled in the form.
        follow_up: The follow-up.
        answers: As ``FollowUp.answers``; what was not answered is left out or None.
        way: ``telephone``, ``video`` or ``form``.

    Raises:
        Refusal: Nothing is answered, an answer is none that the question has, somebody else does
            this follow-up, they have had to do with the person since they got it, or it is over.
    """
    locked = _locked(by, follow_up)
    if isinstance(by, Person):
        check_no_contact(locked, by)
    if wrong := fault_in(answers):
        raise Refusal("followups.no_such_answer", field=wrong)
    given = {key: value for key, value in answers.items() if value not in (None, "", [], {})}
    if not given:
        raise Refusal("followups.nothing_answered")
    locked.answers, locked.way = given, FollowUp.Way(way)
    _end(by, locked, FollowUp.State.DONE)
    _log("follow_up.answered", by, locked, way=way)
    return locked


@care_action("follow_up.lost")
def lose_follow_up(*, by: Person | Applicant | None, follow_up: FollowUp, because: str) -> FollowUp:
    """Ends a follow-up without answers; it is counted with its reason.

    Args:
        by: The interviewer, the person, or nobody where the program does it.
        follow_up: The follow-up.
        because: A key of ``FollowUp.Reason``.

    Raises:
        Refusal: There is no such reason, somebody else does this follow-up, or it is over.
    """
    locked = _locked(by, follow_up)
    if because not in FollowUp.Reason.values:
        raise Refusal("followups.no_such_answer", field="because")
    locked.because = FollowUp.Reason(because)
    _end(by, locked, FollowUp.State.LOST)
    _log("follow_up.lost", by, locked, because=because)
    return locked


def _locked(by: Actor, follow_up: FollowUp) -> FollowUp:
    """The follow-up for the one whose it is: the interviewer, or the person themselves."""
    found = FollowUp.objects.select_for_update(of=("self",)).select_related(WITH_PERSON)
    locked = found.get(pk=follow_up.pk)
    check_waiting(locked)
    if isinstance(by, Person) and locked.interviewer != by.pk:
        raise Refusal("followups.not_yours")
    if isinstance(by, Applicant) and locked.application.applicant != by:
        raise Refusal("followups.not_yours")
    return locked


def _end(by: Actor, follow_up: FollowUp, state: FollowUp.State) -> None:
    follow_up.state, follow_up.done_at = state, now()
    follow_up.version += 1
    follow_up.save()
    # What was to be asked then is asked no more; nobody is reminded of it.
    for one in follow_up.application.bookings.filter(
        kind=Booking.Kind.FOLLOW_UP, state__in=Booking.TAKING, starts_at__gt=now()
    ):
        cancel(by=by, booking=one)
    end_part(follow_up.application.applicant, "interviewer")


def _log(code: str, by: Actor, follow_up: FollowUp, **detail: Any) -> None:  # noqa: ANN401
    applicant = follow_up.application.applicant
    applicant.entered_on(today())
    purpose = Purpose.OWN if isinstance(by, Applicant) else Purpose.FOLLOW_UP
    log(code, by=by, purpose=purpose, applicant=applicant, target=follow_up, **detail)
