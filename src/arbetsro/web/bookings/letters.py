"""Letters about times. They tell neither whom somebody meets nor about what."""

from django.core.mail import EmailMessage
from django.urls import reverse

from arbetsro.language import Language
from arbetsro.web.accounts.letters import absolute
from arbetsro.web.bookings.calendars import CANCEL, REQUEST, as_file
from arbetsro.web.bookings.models import Booking
from arbetsro.web.bookings.wording import when
from arbetsro.web.care import letters
from arbetsro.web.care.letters import language_of

#: The letters that bring the time to a calendar, or take it out of it.
_METHODS = {"booked": REQUEST, "moved": REQUEST, "cancelled": CANCEL}
FILE_NAME = "time.ics"


def tell(booking: Booking, what: str) -> None:
    """Tells the person of a time: ``offered``, ``booked``, ``moved``, ``cancelled`` ...

    Whoever has given no address is reached by telephone; the calendar of the clinic says so.
    """
    applicant = booking.application.applicant
    language = language_of(applicant)
    letters.tell(
        applicant,
        f"bookings.letter_{what}",
        lambda letter: _attach(letter, booking, what, language),
        when=when(booking.starts_at, applicant.clinic.zone, language),
        link=absolute(reverse("time:mine")),
    )


def _attach(letter: EmailMessage, booking: Booking, what: str, language: Language) -> None:
    """The time as a file for calendars, where the person has said yes to it."""
    method = _METHODS.get(what)
    was_booked = what != "cancelled" or hasattr(booking, "visit")
    if method and was_booked and booking.state != Booking.State.OFFERED:
        content = as_file(booking, method, language).decode()
        letter.attach(FILE_NAME, content, f"text/calendar; method={method}")
