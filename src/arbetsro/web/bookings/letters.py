"""Letters about times."""

from django.urls import reverse

from arbetsro.web.accounts.letters import absolute
from arbetsro.web.bookings.models import Booking
from arbetsro.web.care import letters


def tell(booking: Booking, what: str) -> None:
    """Tells the person of a time: ``offered``, ``booked``, ``moved``, ``cancelled`` ...

    Whoever has given no address is reached by telephone; the calendar of the clinic says so.
    """
    applicant = booking.application.applicant
    local = booking.starts_at.astimezone(applicant.clinic.zone)
    letters.tell(
        applicant,
        f"bookings.letter_{what}",
        day=local.date().isoformat(),
        time=f"{local:%H:%M}",
        link=absolute(reverse("times:mine", args=[applicant.clinic.slug])),
    )
