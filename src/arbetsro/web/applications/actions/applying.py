"""Applying: beginning, saving as it is typed, sending once, withdrawing."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime, time, timedelta

from arbetsro.web.accounts.models import Person
from arbetsro.web.applications.danger import points_of, tell_of_danger
from arbetsro.web.applications.locking import locked
from arbetsro.web.applications.models import Application
from arbetsro.web.applications.places import Saved, is_place, merge
from arbetsro.web.applications.rating import is_enough, takes_applications
from arbetsro.web.care.models import Applicant, Clinic, Receipt
from arbetsro.web.care.purposes import Purpose
from arbetsro.web.care.reading import end_part
from arbetsro.web.care.recording import care_action, log
from arbetsro.web.frame.clock import now, today
from arbetsro.web.frame.refusal import Refusal

State = Application.State
#: A longer text is no short one.
LONGEST_TEXT = 10_000
#: Saturday and what comes after it.
_SATURDAY = 5


@care_action("application.begun")
def begin_application(*, by: Person | Applicant, applicant: Applicant | None = None) -> Application:
    """The person's open application, begun now if there is none.

    Args:
        by: The person, or the staff member who has them on the telephone.
        applicant: Whose, where ``by`` is a staff member.

    Raises:
        Refusal: The clinic takes no applications just now.
    """
    whose = by if isinstance(by, Applicant) else applicant
    if whose is None:
        raise Refusal("service.nobody")
    rows = Applicant.objects.select_for_update(of=("self",)).select_related("clinic")
    person = rows.get(pk=whose.pk)
    found = person.applications.filter(state__in=Application.OPEN).first()
    if found is None:
        if not takes_applications(person.clinic):
            raise Refusal("service.clinic_closed")
        found = Application.objects.create(applicant=person)
    log("application.begun", by=by, purpose=_purpose(by), applicant=person, target=found)
    return found


@care_action("application.saved")
def save_application(
    *,
    by: Person | Applicant,
    application: Application,
    changes: Mapping[str, object],
    seen: int,
    page: str = "",
) -> Saved:
    """Writes what a window has changed in a draft.

    Where another window has written something else since, nothing is written over: what stands
    there is given back beside.

    Args:
        by: Who types.
        application: The draft.
        changes: What was changed, by place (see ``places``).
        seen: The version that the window last knew.
        page: The mark of the window, so that it is never in conflict with itself.

    Raises:
        Refusal: It has been sent, or the text is too long.
    """
    found = locked(application)
    if found.state != State.DRAFT:
        raise Refusal("service.sent_already")
    kept = {place: value for place, value in changes.items() if is_place(place)}
    _check_length(str(kept.get("text") or ""))
    saved = merge(found, kept, seen, page)
    found.is_flagged = bool(points_of(found.content))
    found.save()
    log("application.saved", by=by, purpose=_purpose(by), applicant=found.applicant, target=found)
    return replace(saved, points_to_danger=found.is_flagged)


def _check_length(text: str) -> None:
    if len(text) > LONGEST_TEXT:
        raise Refusal("service.text_too_long", field="text", signs=len(text), most=LONGEST_TEXT)


@care_action("application.sent")
def send_application(*, by: Person | Applicant, application: Application) -> Application:
    """Hands an application to the clinic. Sent twice it is there once.

    Raises:
        Refusal: The clinic takes none just now, the text is missing, too few items are answered
            for a score, or it has been withdrawn.
    """
    found = locked(application)
    clinic = found.applicant.clinic
    if found.state == State.DRAFT:
        _check_whole(found, clinic)
        found.state, found.sent_at = State.SENT, now()
        found.answer_by = answer_by(clinic, found.sent_at)
        found.is_flagged = bool(points_of(found.content))
        found.content.pop("touched", None)
        found.save()
        found.applicant.entered_on(today())
        if found.is_flagged:
            tell_of_danger(found)
    elif found.sent_at is None or found.state == State.WITHDRAWN:
        raise Refusal("service.withdrawn_already")
    log("application.sent", by=by, purpose=_purpose(by), applicant=found.applicant, target=found)
    return found


def _check_whole(application: Application, clinic: Clinic) -> None:
    content = application.content
    if not takes_applications(clinic):
        raise Refusal("service.clinic_closed")
    if not str(content.get("text") or "").strip():
        raise Refusal("service.text_missing", field="text")
    if not is_enough(content):
        raise Refusal("service.too_few_answers")


def answer_by(clinic: Clinic, since: datetime) -> datetime:
    """The end of the day on which the clinic is to have answered, Mondays to Fridays counted."""
    day, left = since.astimezone(clinic.zone).date(), clinic.answer_days
    while left > 0:
        day += timedelta(days=1)
        left -= day.weekday() < _SATURDAY
    return datetime.combine(day, time(23, 59), clinic.zone)


@care_action("application.withdrawn")
def withdraw_application(*, by: Person | Applicant, application: Application) -> Receipt:
    """Takes an application back, and tells what was deleted and what the law keeps.

    A draft is deleted at once; and if it was all that there was, so is the rest of the record.

    Raises:
        Refusal: Nothing is open any more, or a time is booked: that is cancelled first.
    """
    found = locked(application)
    applicant = found.applicant
    if found.state not in Application.OPEN:
        raise Refusal("service.withdrawn_already")
    if found.bookings.filter(state__in=("offered", "booked")).exists():
        raise Refusal("service.cancel_first")
    is_draft = found.state == State.DRAFT
    log(
        "application.withdrawn", by=by, purpose=_purpose(by), applicant=applicant, target=found,
        draft=is_draft,
    )  # fmt: skip
    return _drop(found, applicant) if is_draft else _close(found, applicant)


def _drop(draft: Application, applicant: Applicant) -> Receipt:
    draft.delete()
    if applicant.applications.exists():
        return _receipt(applicant, "draft", ["draft"], ["details", "log"])
    made = _receipt(applicant, "draft", ["draft", "details"], ["log"])
    applicant.delete()
    return made


def _close(found: Application, applicant: Applicant) -> Receipt:
    found.state, found.closed_at = State.WITHDRAWN, now()
    found.for_follow_up = found.for_evaluation = found.for_themes = False
    found.employer = None
    found.save()
    applicant.entered_on(today())
    for role in ("coordinator", "counsellor"):
        end_part(applicant, role)
    return _receipt(applicant, "application", ["queue", "consents"], ["record", "log"])


def _receipt(applicant: Applicant, what: str, deleted: list[str], kept: list[str]) -> Receipt:
    return Receipt.objects.create(
        clinic=applicant.clinic, applicant=applicant.id, what=what, deleted=deleted, kept=kept
    )


def _purpose(by: Person | Applicant) -> Purpose:
    return Purpose.OWN if isinstance(by, Applicant) else Purpose.TRIAGE
