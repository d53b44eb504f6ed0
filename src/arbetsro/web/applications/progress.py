"""Where an application stands, and what happens next and by when, in plain words."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from arbetsro.counselling.pages import Section
from arbetsro.language import Language, Writer, say
from arbetsro.web.applications.models import Application
from arbetsro.web.bookings.models import Booking
from arbetsro.web.care.models import Clinic
from arbetsro.web.care.texts import advice_of
from arbetsro.web.frame.clock import now


@dataclass(frozen=True, slots=True)
class Coming:
    """A time that has been offered or booked."""

    booking: Booking
    when: str

    @property
    def way(self) -> str:
        """How the two meet."""
        return str(self.booking.way)


@dataclass(frozen=True, slots=True)
class Stands:
    """Where an application stands.

    Attributes:
        state: A state of ``Application.State``.
        now_key: The message that says it.
        next: What happens next, in words.
        message: What the clinic answered.
        advice: Where else to turn.
        booking: The coming time.
    """

    state: str
    now_key: str
    next: str
    message: str
    advice: Sequence[Section]
    booking: Coming | None


def stands(application: Application, clinic: Clinic, language: Language) -> Stands:
    """Where an application stands."""
    coming = _coming(application, clinic, language)
    kind = _kind(application, coming)
    by = application.answer_by
    day = Writer(language).date(by.astimezone(clinic.zone).date()) if by else ""
    known, decision = advice_of(clinic), application.decision or {}
    return Stands(
        state=str(application.state),
        now_key=f"service.now_{kind}",
        next=say(f"service.next_{kind}", language, day=day),
        message=str(decision.get("message", "")),
        advice=[known[key] for key in decision.get("advice", ()) if key in known],
        booking=coming,
    )


def _kind(application: Application, coming: Coming | None) -> str:
    """Which sentences say it."""
    state = application.state
    if state == Application.State.ACCEPTED and coming:
        return str(coming.booking.state)  # offered or booked
    if state == Application.State.ACCEPTED and application.bookings.filter(state="held").exists():
        return "met"
    is_late = application.answer_by is not None and application.answer_by < now()
    return "late" if state == Application.State.SENT and is_late else str(state)


def _coming(application: Application, clinic: Clinic, language: Language) -> Coming | None:
    found = application.bookings.filter(state__in=Booking.TAKING, ends_at__gte=now()).first()
    return Coming(found, moment_in(found.starts_at, clinic, language)) if found else None


def moment_in(moment: datetime, clinic: Clinic, language: Language) -> str:
    """A moment as the clinic's clock shows it, with the day of the week."""
    local = moment.astimezone(clinic.zone)
    day = say(f"service.weekday_{local.weekday()}", language)
    return say(
        "service.moment", language, weekday=day, day=Writer(language).date(local.date()),
        time=local.strftime("%H:%M"),
    )  # fmt: skip
