"""Hours and times for tests: Rut sees people on Tuesdays in December, before noon."""

from datetime import UTC, date, datetime, time, timedelta

from arbetsro.web.bookings import actions
from arbetsro.web.bookings.models import Booking, WeeklyHours
from arbetsro.web.frame.clock import at
from web import clinic
from web.clinic import NINE
from web.conftest import Cast

#: A Friday at noon in Sweden, four days before the Tuesday at nine.
FRIDAY = datetime(2026, 11, 27, 11, 0, tzinfo=UTC)
TEN_PAST = timedelta(minutes=75)  # a visit and the pause after it


def tuesdays(cast: Cast, staff: int | None = None) -> WeeklyHours:
    """Hours every Tuesday from eight to twelve: visits at 8:00, 9:15 and 10:30, or at 9:00 ..."""
    with at(FRIDAY):
        return actions.add_hours(
            by=cast.rut, clinic=clinic.clinic(cast), staff=staff or cast.rut.pk, weekday=1,
            starts=time(8), ends=time(12), valid_from=date(2026, 11, 1),
        )  # fmt: skip


def offered(cast: Cast, **fields: object) -> Booking:
    """Tuesday at nine with Rut, offered to Alva on the Friday before."""
    with at(FRIDAY):
        return actions.offer(
            by=cast.klara, application=clinic.accepted(cast), staff=cast.rut.pk, starts_at=NINE,
            **fields,
        )  # fmt: skip


def booked(cast: Cast) -> Booking:
    """The same, to which Alva has said yes."""
    found = offered(cast)
    with at(FRIDAY):
        return actions.accept(by=found.application.applicant, booking=found)
