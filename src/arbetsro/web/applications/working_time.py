"""How much time counsellors have, from the hours that they keep every week."""

from collections.abc import Collection
from datetime import date, datetime

from django.db.models import Q

from arbetsro.web.bookings.models import WeeklyHours
from arbetsro.web.care.models import Clinic
from arbetsro.web.frame.clock import today

_FULL_TIME = 40.0


def working_time(clinic: Clinic, keys: Collection[int]) -> dict[int, float]:
    """The working time of each of some counsellors, 1 for forty hours a week.

    As long as nobody has told any hours, all have the same; after that, who has none takes none.
    """
    valid = Q(valid_to=None) | Q(valid_to__gte=today())
    told = WeeklyHours.objects.filter(valid, clinic=clinic, staff__in=list(keys))
    found = dict.fromkeys(keys, 0.0)
    for one in told:
        found[one.staff] += _hours(one) / _FULL_TIME
    return found if any(found.values()) else dict.fromkeys(keys, 1.0)


def _hours(one: WeeklyHours) -> float:
    day = date.min
    length = datetime.combine(day, one.ends) - datetime.combine(day, one.starts)
    return length.total_seconds() / 3600
