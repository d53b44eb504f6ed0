"""How a unit's cycle stands just now: counts of what is open, in one query a table."""

from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import Count, Max, Q
from django.utils import timezone

from arbetsro.web.investigations.models import Finding, Investigation
from arbetsro.web.matters.models import Matter
from arbetsro.web.measures.finding import IS_OPEN, is_overdue, to_follow_up
from arbetsro.web.measures.models import Measure
from arbetsro.web.measures.owners import has_no_owner
from arbetsro.web.organisations.models import Unit
from arbetsro.web.oversight.models import YearlyFollowUp
from arbetsro.web.reports.models import Report
from arbetsro.web.risks.models import Risk
from arbetsro.web.telling.models import Message


@dataclass(frozen=True, slots=True)
class Investigated:
    """What has been looked into: what goes on, when it was last done, and what it brought up."""

    open: int
    latest: date | None
    findings: int
    reports: int


@dataclass(frozen=True, slots=True)
class Assessed:
    """The risks that are open: all, the serious ones, and those nobody has rated."""

    open: int
    serious: int
    unrated: int
    without_measure: int


@dataclass(frozen=True, slots=True)
class Acted:
    """The measures that are open, and the matters that have gone upward."""

    open: int
    overdue: int
    without_owner: int
    matters: int


@dataclass(frozen=True, slots=True)
class Followed:
    """What is to be followed up, when staff were last told, and the last year followed up."""

    to_follow_up: int
    told: date | None
    year: int | None


@dataclass(frozen=True, slots=True)
class Standing:
    """How the cycle of a unit and what is below it stands."""

    investigated: Investigated
    assessed: Assessed
    acted: Acted
    followed: Followed


def standing_of(unit: Unit) -> Standing:
    """How the cycle of a unit and everything below it stands today."""
    below = Q(unit__path__startswith=unit.path)
    return Standing(_investigated(below), _assessed(below), _acted(below), _followed(below))


def _investigated(below: Q) -> Investigated:
    looked = Investigation.objects.filter(below).aggregate(
        open=Count("pk", filter=Q(state=Investigation.State.OPEN)),
        latest=Max("closed_at"),
    )
    return Investigated(
        open=looked["open"],
        latest=_day(looked["latest"]),
        findings=Finding.objects.filter(
            below, state=Finding.State.OPEN, kind=Finding.Kind.PROBLEM
        ).count(),
        reports=Report.objects.filter(
            below, state__in=[Report.State.NEW, Report.State.RECEIVED]
        ).count(),
    )


def _assessed(below: Q) -> Assessed:
    is_open = Risk.objects.filter(below).exclude(state=Risk.State.CLOSED)
    found = is_open.aggregate(
        open=Count("pk"),
        serious=Count("pk", filter=Q(level="high")),
        unrated=Count("pk", filter=Q(level="")),
    )
    # A risk that somebody has accepted, or that is low, may be without.
    without = is_open.filter(measures=None, state=Risk.State.OPEN).exclude(level="low")
    return Assessed(**found, without_measure=without.count())


def _acted(below: Q) -> Acted:
    found = Measure.objects.filter(below & IS_OPEN).aggregate(
        open=Count("pk"),
        overdue=Count("pk", filter=is_overdue()),
        without_owner=Count("pk", filter=has_no_owner()),
    )
    return Acted(**found, matters=Matter.objects.filter(below, state=Matter.State.OPEN).count())


def _followed(below: Q) -> Followed:
    due = Measure.objects.filter(below & to_follow_up())
    told = Message.objects.filter(below, withdrawn_at=None).aggregate(at=Max("published_at"))["at"]
    year = YearlyFollowUp.objects.filter(below).exclude(closed_at=None).aggregate(y=Max("year"))
    return Followed(due.count(), _day(told), year["y"])


def _day(moment: datetime | None) -> date | None:
    """The day here of a moment, which is not always the one that the database has."""
    return timezone.localdate(moment) if moment else None
