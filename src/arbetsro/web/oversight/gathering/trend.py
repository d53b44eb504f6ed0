"""How some figures have moved over twelve months, as the records tell it today."""

from collections.abc import Iterable, Iterator
from datetime import date, datetime, timedelta
from itertools import groupby

from django.db.models import Count, Exists, OuterRef, Q

from arbetsro.reporting.board.pack import Trend
from arbetsro.web.matters.models import Matter
from arbetsro.web.measures.models import FollowUp
from arbetsro.web.oversight.counting.scope import Scope, moment
from arbetsro.web.risks.level import standing
from arbetsro.web.risks.models import Rating, Risk

_MONTHS = 12
_A_DAY = timedelta(days=1)


def trend_of(scope: Scope) -> Trend:
    """The trend of the twelve months that end with the day; in four queries."""
    days = tuple(ends_of_months(scope.day))
    followed, worked = _followed(scope, days)
    return Trend(
        days=days,
        serious=tuple(_serious(scope, days)),
        waiting=tuple(_waiting(scope, days)),
        followed=followed,
        worked=worked,
    )


def ends_of_months(day: date) -> list[date]:
    """The last day of each of twelve months, the last one being the day itself."""
    found = [day]
    while len(found) < _MONTHS:
        found.append(found[-1].replace(day=1) - _A_DAY)
    return found[::-1]


# Serious risks -------------------------------------------------------------------------------


def _serious(scope: Scope, days: Iterable[date]) -> list[int]:
    """How many serious risks were open at the end of each day."""
    ever = Exists(Rating.objects.filter(risk=OuterRef("pk"), level="high"))
    risks = {one.pk: one for one in Risk.objects.filter(scope.below).filter(ever).order_by()}
    here = Q(risk__unit__path__startswith=scope.unit.path)
    grave = Exists(Rating.objects.filter(risk=OuterRef("risk"), level="high"))
    ratings = Rating.objects.filter(here).filter(grave).order_by("risk", "at", "pk")
    high = {pk: list(_high(list(rows))) for pk, rows in groupby(ratings, lambda one: one.risk_id)}
    return [
        sum(_is_high(high[pk], after) and _is_open(risk, after) for pk, risk in risks.items())
        for after in (moment(day + _A_DAY) for day in days)
    ]


def _high(ratings: list[Rating]) -> Iterator[tuple[datetime, bool]]:
    """When a risk became serious or was so no longer, as its ratings tell it."""
    for count, one in enumerate(ratings, 1):
        yield one.at, standing(ratings[:count]).level == "high"


def _is_high(changes: list[tuple[datetime, bool]], before: datetime) -> bool:
    return next((is_high for at, is_high in reversed(changes) if at < before), False)


def _is_open(risk: Risk, before: datetime) -> bool:
    """Whether a risk was there and not closed at a moment; only its last closing is known."""
    if risk.added_at >= before:
        return False
    if risk.closed_at is None or risk.closed_at >= before:
        return True
    again = risk.reopened_at
    return again is not None and risk.closed_at < again < before


# Matters and follow-ups ----------------------------------------------------------------------


def _waiting(scope: Scope, days: tuple[date, ...]) -> list[int]:
    """How many matters waited for an answer at the end of each day."""
    counts = {}
    for number, day in enumerate(days):
        after = moment(day + _A_DAY)
        there = Q(raised_at__lt=after) & (Q(closed_at=None) | Q(closed_at__gte=after))
        counts[f"day_{number}"] = Count("pk", filter=there)
    found = Matter.objects.filter(scope.below).aggregate(**counts)
    return [found[f"day_{number}"] for number in range(len(days))]


def _followed(scope: Scope, days: tuple[date, ...]) -> tuple[tuple[int, ...], tuple[int, ...]]:
    """How many follow-ups were made in each month, and how many said that it worked as meant."""
    counts = {}
    for number, day in enumerate(days):
        inside = Q(at__gte=moment(day.replace(day=1)), at__lt=moment(day + _A_DAY))
        worked = inside & Q(worked=FollowUp.Worked.AS_MEANT)
        counts[f"all_{number}"] = Count("pk", filter=inside)
        counts[f"worked_{number}"] = Count("pk", filter=worked)
    here = FollowUp.objects.filter(measure__unit__path__startswith=scope.unit.path)
    found = here.aggregate(**counts)
    everything = tuple(found[f"all_{number}"] for number in range(len(days)))
    return everything, tuple(found[f"worked_{number}"] for number in range(len(days)))
