"""The scenarios of hours and times."""

from collections.abc import Callable
from datetime import date, datetime, timedelta

from arbetsro.web.bookings import actions
from arbetsro.web.bookings.models import Deviation, TimesFeed
from arbetsro.web.frame.clock import at
from web import clinic
from web.bookings.making import FRIDAY, booked, offered, tuesdays
from web.clinic import NINE
from web.conftest import Cast

Call = Callable[[], object]


def on(moment: datetime, act: Call) -> Call:
    """The call at a moment."""

    def call() -> object:
        with at(moment):
            return act()

    return call


def hours_added(cast: Cast) -> Call:
    clinic.clinic(cast)
    return lambda: tuesdays(cast)


def hours_ended(cast: Cast) -> Call:
    found = tuesdays(cast)
    return on(FRIDAY, lambda: actions.end_hours(by=cast.rut, hours=found))


def _away(cast: Cast) -> dict[str, object]:
    return {
        "clinic": clinic.clinic(cast), "staff": cast.rut.pk, "kind": "away", "starts_at": NINE,
        "ends_at": NINE + timedelta(hours=3),
    }  # fmt: skip


def deviation_added(cast: Cast) -> Call:
    fields = _away(cast)
    return lambda: actions.add_deviation(by=cast.rut, **fields)


def deviation_removed(cast: Cast) -> Call:
    found = Deviation.objects.create(**_away(cast))
    return lambda: actions.remove_deviation(by=cast.rut, deviation=found)


def offer(cast: Cast) -> Call:
    found = clinic.accepted(cast)
    return on(
        FRIDAY,
        lambda: actions.offer(by=cast.klara, application=found, staff=cast.rut.pk, starts_at=NINE),
    )


def book(cast: Cast) -> Call:
    found = clinic.accepted(cast)
    return on(
        FRIDAY,
        lambda: actions.book(by=cast.klara, application=found, staff=cast.rut.pk, starts_at=NINE),
    )


def accept(cast: Cast) -> Call:
    found = offered(cast)
    person = found.application.applicant
    return on(FRIDAY, lambda: actions.accept(by=person, booking=found))


def choose(cast: Cast) -> Call:
    tuesdays(cast)
    found = clinic.accepted(cast)
    person = found.applicant
    return on(FRIDAY, lambda: actions.choose(by=person, application=found, starts_at=NINE))


def move(cast: Cast) -> Call:
    found = booked(cast)
    later = NINE + timedelta(days=1)
    return on(FRIDAY, lambda: actions.move(by=cast.klara, booking=found, starts_at=later))


def cancel(cast: Cast) -> Call:
    found = booked(cast)
    return on(FRIDAY, lambda: actions.cancel(by=cast.rut, booking=found))


def expire(cast: Cast) -> Call:
    found = offered(cast)
    return on(NINE, lambda: actions.expire(booking=found))


def remind(cast: Cast) -> Call:
    found = booked(cast)
    return on(NINE - timedelta(days=1), lambda: actions.remind(booking=found))


def no_show(cast: Cast) -> Call:
    found = booked(cast)
    return on(
        NINE + timedelta(minutes=20), lambda: actions.mark_no_show(by=cast.rut, booking=found)
    )


def ill(cast: Cast) -> Call:
    at_clinic = booked(cast).application.applicant.clinic
    day = date(2026, 12, 1)
    return on(
        FRIDAY,
        lambda: actions.staff_ill(by=cast.klara, clinic=at_clinic, staff=cast.rut.pk, day=day),
    )


def feed_opened(cast: Cast) -> Call:
    at_clinic = clinic.clinic(cast)
    return lambda: actions.open_feed(by=cast.rut, clinic=at_clinic)


def feed_closed(cast: Cast) -> Call:
    actions.open_feed(by=cast.rut, clinic=clinic.clinic(cast))
    found = TimesFeed.objects.get()
    return lambda: actions.close_feed(by=cast.rut, feed=found)


SCENARIOS = {
    "hours.added": hours_added,
    "hours.ended": hours_ended,
    "deviation.added": deviation_added,
    "deviation.removed": deviation_removed,
    "booking.offered": offer,
    "booking.booked": book,
    "booking.accepted": accept,
    "booking.chosen": choose,
    "booking.moved": move,
    "booking.cancelled": cancel,
    "booking.expired": expire,
    "booking.reminded": remind,
    "booking.no_show": no_show,
    "staff.away_today": ill,
    "times_feed.opened": feed_opened,
    "times_feed.closed": feed_closed,
}
