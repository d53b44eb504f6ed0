"""Times as files for calendars (RFC 5545 and 5546), without a word of what they are about."""

from collections.abc import Iterable
from datetime import timedelta
from email.utils import parseaddr

from django.conf import settings
from django.urls import reverse
from icalendar import Calendar, Event, vCalAddress

from arbetsro.language import Language, say
from arbetsro.web.accounts.letters import absolute
from arbetsro.web.bookings.models import Booking, TimesFeed
from arbetsro.web.frame.clock import now, today

REQUEST, PUBLISH, CANCEL = "REQUEST", "PUBLISH", "CANCEL"
#: Times further back than this are left out of the staff's calendars.
_BACK = timedelta(days=60)
_YEAR = timedelta(days=366)
_SHOWN = (Booking.State.OFFERED, Booking.State.BOOKED, Booking.State.HELD)


def as_file(booking: Booking, method: str, language: Language) -> bytes:
    """A time as the person's calendar takes it in: asked for, or taken out again.

    Calendars are read over shoulders and kept by others: the event says neither with whom nor
    about what, and its link is the same for everybody.
    """
    event = _event(booking, say("bookings.calendar_person", language))
    event.add("url", absolute(reverse("time:mine")))
    email = booking.application.applicant.email
    if method != PUBLISH and email:
        event.add("attendee", vCalAddress(f"mailto:{email}"))
    if method == CANCEL:
        event["status"] = "CANCELLED"
    return _calendar([event], method)


def of_staff(feed: TimesFeed, language: Language) -> bytes:
    """The times of a staff member at a clinic, for their own calendar program."""
    rows = Booking.objects.filter(
        staff=feed.staff, state__in=_SHOWN, starts_at__gt=now() - _BACK,
        application__applicant__clinic=feed.clinic,
    )  # fmt: skip
    link = absolute(reverse("bookings:calendar", args=[feed.clinic.slug]))
    return _calendar((_of_staff(one, link, language) for one in _with_clinic(rows)), PUBLISH)


def _of_staff(booking: Booking, link: str, language: Language) -> Event:
    is_offer = booking.state == Booking.State.OFFERED
    key = "bookings.calendar_offer" if is_offer else "bookings.calendar_staff"
    event = _event(booking, say(key, language), uid=f"{booking.pk}@arbetsro")
    event["status"] = "TENTATIVE" if is_offer else "CONFIRMED"
    event.add("url", link)
    return event


def _event(booking: Booking, summary: str, uid: str = "") -> Event:
    zone = booking.application.applicant.clinic.zone
    event = Event()
    event.add("uid", uid or f"{first_of(booking).pk}@arbetsro")
    event.add("dtstamp", now())
    event.add("sequence", booking.sequence)
    event.add("summary", summary)
    event.add("dtstart", booking.starts_at.astimezone(zone))
    event.add("dtend", booking.ends_at.astimezone(zone))
    event.add("class", "PRIVATE")
    event.add("status", "CONFIRMED")
    event.add("organizer", vCalAddress(f"mailto:{parseaddr(settings.DEFAULT_FROM_EMAIL)[1]}"))
    return event


def first_of(booking: Booking) -> Booking:
    """The time that this one has taken the place of, through every change.

    All of them are one event in the person's calendar, which moves.
    """
    before = booking.moved_from.first() if booking.sequence else None
    return first_of(before) if before else booking


def _calendar(events: Iterable[Event], method: str) -> bytes:
    calendar = Calendar()
    calendar.add("prodid", "-//arbetsro//times//SV")
    calendar.add("version", "2.0")
    calendar.add("method", method)
    for event in events:
        calendar.add_component(event)
    calendar.add_missing_timezones(first_date=today() - _YEAR, last_date=today() + 2 * _YEAR)
    found: bytes = calendar.to_ical()
    return found


def _with_clinic(rows: Iterable[Booking]) -> Iterable[Booking]:
    return rows.select_related("application__applicant__clinic")  # type: ignore[attr-defined,no-any-return]
