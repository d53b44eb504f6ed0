"""Bookings as Appointments. They say when and by what means, and nothing of why."""

from collections.abc import Mapping

from arbetsro.exchange.fhir.naming import Naming, Resource, instant, reference
from arbetsro.exchange.fhir.record import Applicant, Booking, BookingStatus

_STATUS: Mapping[BookingStatus, str] = {
    "offered": "proposed",
    "booked": "booked",
    "held": "fulfilled",
    "cancelled": "cancelled",
    "no_show": "noshow",
}
#: What the person has said of the time, where it is not that they take it.
_SAID: Mapping[BookingStatus, str] = {"offered": "needs-action", "cancelled": "declined"}


def appointment(booking: Booking, applicant: Applicant, naming: Naming) -> Resource:
    """A booking with the person as its only named participant."""
    return {
        "resourceType": "Appointment",
        "id": booking.id,
        "status": _STATUS[booking.status],
        "serviceType": [naming.concept("ways", booking.way, naming.word(booking.way))],
        "start": instant(booking.start),
        "end": instant(booking.end),
        "participant": [
            {
                "actor": reference("Patient", applicant.id),
                "required": "required",
                "status": _SAID.get(booking.status, "accepted"),
            }
        ],
    }
