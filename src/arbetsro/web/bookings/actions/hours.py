"""When staff are there."""

from datetime import date, datetime, time, timedelta

from arbetsro.web.accounts.models import Person
from arbetsro.web.bookings.models import Deviation, WeeklyHours
from arbetsro.web.care.models import Clinic
from arbetsro.web.care.purposes import Purpose
from arbetsro.web.care.recording import care_action, log
from arbetsro.web.frame.clock import today
from arbetsro.web.frame.refusal import Refusal


@care_action("hours.added")
def add_hours(
    *,
    by: Person,
    clinic: Clinic,
    staff: int,
    weekday: int,
    starts: time,
    ends: time,
    valid_from: date | None = None,
) -> WeeklyHours:
    """Adds hours that come back every week.

    Raises:
        Refusal: They end before they begin, or meet other hours of the same day.
    """
    if ends <= starts:
        raise Refusal("bookings.ends_before", field="ends")
    first = valid_from or today()
    same = WeeklyHours.objects.filter(clinic=clinic, staff=staff, weekday=weekday)
    for one in same.filter(starts__lt=ends, ends__gt=starts):
        if one.valid_to is None or one.valid_to >= first:
            raise Refusal("bookings.hours_meet", field="starts")
    made = WeeklyHours.objects.create(
        clinic=clinic, staff=staff, weekday=weekday, starts=starts, ends=ends, valid_from=first
    )
    log("hours.added", by=by, purpose=Purpose.BOOKING, clinic=clinic, target=made, staff=staff)
    return made


@care_action("hours.ended")
def end_hours(*, by: Person, hours: WeeklyHours) -> None:
    """Ends weekly hours from today; hours that never came to be are taken away."""
    found = WeeklyHours.objects.select_for_update().get(pk=hours.pk)
    log(
        "hours.ended", by=by, purpose=Purpose.BOOKING, clinic=found.clinic, target=found,
        staff=found.staff,
    )  # fmt: skip
    if found.valid_from >= today():
        found.delete()
        return
    found.valid_to = today() - timedelta(days=1)
    found.save(update_fields=["valid_to"])


@care_action("deviation.added")
def add_deviation(
    *, by: Person, clinic: Clinic, staff: int, kind: str, starts_at: datetime, ends_at: datetime
) -> Deviation:
    """Adds a time away, or an extra time.

    Raises:
        Refusal: It ends before it begins.
    """
    if ends_at <= starts_at:
        raise Refusal("bookings.ends_before", field="ends_at")
    made = Deviation.objects.create(
        clinic=clinic, staff=staff, kind=kind, starts_at=starts_at, ends_at=ends_at
    )
    log("deviation.added", by=by, purpose=Purpose.BOOKING, clinic=clinic, target=made, staff=staff)
    return made


@care_action("deviation.removed")
def remove_deviation(*, by: Person, deviation: Deviation) -> None:
    """Takes a time away, or an extra time, back."""
    log(
        "deviation.removed", by=by, purpose=Purpose.BOOKING, clinic=deviation.clinic,
        target=deviation, staff=deviation.staff,
    )  # fmt: skip
    deviation.delete()
