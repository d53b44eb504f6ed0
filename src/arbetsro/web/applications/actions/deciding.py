"""What the clinic answers: within what the service is for, outside it, or that it asks for more."""

from collections.abc import Sequence

from arbetsro.web.accounts.models import Person
from arbetsro.web.applications.actions.applying import answer_by
from arbetsro.web.applications.actions.messages import write_message
from arbetsro.web.applications.letters import tell_of_news
from arbetsro.web.applications.locking import locked
from arbetsro.web.applications.models import Application
from arbetsro.web.care.purposes import Purpose
from arbetsro.web.care.reading import end_part
from arbetsro.web.care.recording import care_action, log
from arbetsro.web.frame.clock import now, today
from arbetsro.web.frame.refusal import Refusal

_STATES = {
    "within": Application.State.ACCEPTED,
    "outside": Application.State.DECLINED,
    "more": Application.State.ASKED,
}
OUTCOMES = tuple(_STATES)


@care_action("application.decided")
def decide(
    *,
    by: Person,
    application: Application,
    outcome: str,
    message: str = "",
    advice: Sequence[str] = (),
    how: str = "message",
) -> Application:
    """Answers an application.

    Args:
        by: Who answers.
        application: It has been sent and waits for an answer.
        outcome: ``within``, ``outside`` or ``more``.
        message: What the person is told; a note of it where it was said on the telephone.
        advice: Keys of ``counselling.advice``: where else to turn.
        how: ``message`` or ``telephone``.

    Raises:
        Refusal: It has been answered or taken back meanwhile, or the person would be told nothing.
    """
    found = locked(application)
    if found.state not in Application.UNANSWERED:
        raise Refusal("applications.answered_already")
    if outcome != "within" and not message.strip():
        raise Refusal("applications.message_missing", field="message")
    found.state = _STATES[outcome]
    found.decision = {
        "outcome": outcome, "message": message.strip(), "advice": list(advice), "how": how,
    }  # fmt: skip
    found.decided_at, found.decided_by = now(), by.pk
    if outcome == "more":
        # Whoever does not reply is not forgotten either: by then somebody is to ring.
        found.answer_by = answer_by(found.applicant.clinic, now())
    if outcome == "outside":
        found.closed_at = now()
        end_part(found.applicant, "coordinator")
    found.save()
    _tell(by, found, message.strip(), how)
    found.applicant.entered_on(today())
    log(
        "application.decided", by=by, purpose=Purpose.TRIAGE, applicant=found.applicant,
        target=found, how=how,
    )  # fmt: skip
    return found


def _tell(by: Person, application: Application, text: str, how: str) -> None:
    if text:
        write_message(by=by, application=application, text=text, way=how)
    elif how == "message":
        tell_of_news(application.applicant)
