"""Messages between a person and the clinic, read where one has logged in and never in mail."""

from arbetsro.counselling.crisis import points_to_danger
from arbetsro.web.accounts.models import Person
from arbetsro.web.applications.actions.applying import LONGEST_TEXT, answer_by
from arbetsro.web.applications.danger import tell_of_danger
from arbetsro.web.applications.letters import tell_of_news
from arbetsro.web.applications.locking import locked
from arbetsro.web.applications.models import Application, Message
from arbetsro.web.care.models import Applicant
from arbetsro.web.care.purposes import Purpose
from arbetsro.web.care.recording import care_action, log
from arbetsro.web.frame.clock import now, today
from arbetsro.web.frame.refusal import Refusal

State = Application.State


@care_action("message.written")
def write_message(
    *,
    by: Person | Applicant,
    application: Application,
    text: str,
    way: str = "message",
    purpose: Purpose = Purpose.TRIAGE,
) -> Message:
    """Writes to the other side, or notes what was said on the telephone.

    An answer to a question puts the application back among those that the clinic is to answer, and
    words that point to acute danger flag it.

    Args:
        by: Who writes.
        application: The application that it belongs to.
        text: What is written.
        way: How it reached the other side, a ``Message.Way``.
        purpose: Why a staff member writes.

    Raises:
        Refusal: It says nothing, is too long, the application has not been sent, or it has come to
            its end and the person would write to nobody.
    """
    found = locked(application)
    if found.state == State.DRAFT:
        raise Refusal("service.not_sent_yet")
    if isinstance(by, Applicant) and found.state not in Application.OPEN:
        raise Refusal("service.nobody_reads")
    if not text.strip():
        raise Refusal("service.message_missing", field="text")
    if len(text) > LONGEST_TEXT:
        raise Refusal("service.text_too_long", field="text", signs=len(text), most=LONGEST_TEXT)
    is_own = isinstance(by, Applicant)
    made = Message.objects.create(
        application=found, staff=_key(by), way=way, text=text.strip(), at=now()
    )
    if is_own:
        _take_up(found, text)
    elif way == Message.Way.MESSAGE:
        tell_of_news(found.applicant)
    found.applicant.entered_on(today())
    log(
        "message.written", by=by, purpose=Purpose.OWN if is_own else purpose,
        applicant=found.applicant, target=made, way=str(way),
    )  # fmt: skip
    return made


def _key(by: Person | Applicant) -> int | None:
    return by.pk if isinstance(by, Person) else None


def _take_up(application: Application, text: str) -> None:
    """What a message of the person's changes in the application."""
    if points_to_danger(text):
        application.is_flagged = True
        application.flag_seen_at = application.flag_seen_by = None
        tell_of_danger(application)
    if application.state == State.ASKED:
        application.state = State.SENT
        application.answer_by = answer_by(application.applicant.clinic, now())
    application.save()


@care_action("message.read")
def read_messages(*, by: Person | Applicant, application: Application) -> int:
    """Notes that one side has had the other's messages before it; gives how many were new."""
    is_own = isinstance(by, Applicant)
    new = application.messages.filter(read_at=None, staff__isnull=not is_own)
    count = new.update(read_at=now())
    log(
        "message.read", by=by, purpose=Purpose.OWN if is_own else Purpose.TRIAGE,
        applicant=application.applicant, count=count,
    )  # fmt: skip
    return count
