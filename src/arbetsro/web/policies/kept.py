"""What the workbench keeps anyhow of what must be in writing: records, counted in a unit."""

from collections.abc import Callable, Collection
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any, TypeVar

from django.db.models import Count, Exists, Max, Model, OuterRef, Q, QuerySet
from django.urls import reverse
from django.utils import timezone

from arbetsro.web.frame.clock import today
from arbetsro.web.matters.models import Task
from arbetsro.web.measures.models import Measure
from arbetsro.web.organisations.models import Unit
from arbetsro.web.oversight.models import YearlyFollowUp, YearlySignature
from arbetsro.web.reports.models import Report
from arbetsro.web.risks.finding import without_instructions
from arbetsro.web.risks.models import Risk

M = TypeVar("M", bound=Model)

#: The question of the yearly follow-up that sums up what has happened.
_SUMMED_UP = "causes_of_incidents"
_YEAR = timedelta(days=365)


@dataclass(frozen=True, slots=True)
class Kept:
    """The records of a kind.

    Attributes:
        state: ``there``, ``partly``, ``missing``, ``not_needed``, or ``unseen`` where the workbench
            cannot know.
        count: How many there are; nothing where they are not counted here.
        without: Of what is counted, how many lack what must be in writing.
        latest: The day of the latest, where they have days.
        url: Where they are read.
        begin: Where one begins to make them.
    """

    state: str
    count: int | None = None
    without: int = 0
    latest: date | None = None
    url: str = ""
    begin: str = ""


def kept_in(unit: Unit, keys: Collection[str]) -> dict[str, Kept]:
    """The records of a unit and what is below it, by which of some requirements they answer to."""
    return {key: find(unit) for key, find in _FINDERS.items() if key in keys}


def _risk_assessments(unit: Unit) -> Kept:
    found = _below(unit, Risk).exclude(level="")
    told = found.aggregate(count=Count("pk", distinct=True), latest=Max("ratings__at"))
    return _counted(told, _at("risks:list", unit), _at("investigations:new", unit))


def _action_plans(unit: Unit) -> Kept:
    told = _below(unit, Measure).aggregate(count=Count("pk"), latest=Max("added_at"))
    kept = _counted(told, _at("measures:list", unit), _at("measures:new", unit))
    if kept.count or _below(unit, Risk).exclude(state=Risk.State.CLOSED).exists():
        return kept
    return Kept("not_needed", 0, url=kept.url)


def _incident_summary(unit: Unit) -> Kept:
    # How many reports there are is no figure of this page: it is hidden where they are few, and
    # told with the other figures.
    since = today() - _YEAR
    followed_up = _followed_up(unit).filter(closed_at__date__gt=since)
    summed = followed_up.filter(answers__has_key=_SUMMED_UP)
    url = _at("reports:list", unit)
    if summed.exists():
        return Kept("there", url=url)
    if not _below(unit, Report).filter(came_on__gt=since).exists():
        return Kept("not_needed", url=url)
    return Kept("missing", url=url, begin=_years(unit))


def _yearly_follow_up(unit: Unit) -> Kept:
    recent = Q(year__gte=today().year - 1)
    signed = Exists(
        YearlySignature.objects.filter(
            follow_up=OuterRef("pk"), capacity=YearlySignature.Capacity.MANAGER
        )
    )
    found = _followed_up(unit).filter(recent, signed)
    told = found.aggregate(count=Count("pk"), latest=Max("closed_at"))
    kept = _counted(told, _years(unit), _years(unit))
    if kept.count or not _below(unit, YearlyFollowUp).filter(recent, signed).exists():
        return kept
    return Kept("partly", 0, url=kept.url, begin=kept.begin)


def _task_distribution(unit: Unit) -> Kept:
    given = _below(unit, Task).filter(ended_at=None, returned_at=None)
    told = given.aggregate(count=Count("pk"), latest=Max("given_at"))
    url = reverse("matters:tasks", args=[unit.organisation.slug, unit.pk])
    return _counted(told, url, url)


def _instructions(unit: Unit) -> Kept:
    going_on = _below(unit, Risk).exclude(state=Risk.State.CLOSED)
    serious = going_on.filter(level="high").count()
    lacking = list(without_instructions(going_on).order_by("added_at").values_list("pk", flat=True))
    url = f"{_at('risks:list', unit)}&level=high"
    if not serious:
        return Kept("not_needed", 0, url=url)
    if not lacking:
        return Kept("there", serious, url=url)
    begin = f"{_at('policies:start', unit)}&template=instruction&risk={lacking[0]}"
    state = "partly" if len(lacking) < serious else "missing"
    return Kept(state, serious, len(lacking), url=url, begin=begin)


def _committee(unit: Unit) -> Kept:
    # Who sits on it and what it arrives at is not kept here; what is not seen is not missing.
    return Kept("unseen")


_FINDERS: dict[str, Callable[[Unit], Kept]] = {
    "risk_assessments": _risk_assessments,
    "action_plans": _action_plans,
    "instructions": _instructions,
    "incident_summary": _incident_summary,
    "task_distribution": _task_distribution,
    "yearly_follow_up": _yearly_follow_up,
    "committee": _committee,
}


def _below(unit: Unit, model: type[M]) -> QuerySet[M]:
    found: QuerySet[M] = model._default_manager.filter(unit__path__startswith=unit.path)
    return found


def _followed_up(unit: Unit) -> QuerySet[YearlyFollowUp]:
    """The closed follow-ups that hold for a unit: its own, and those of what it belongs to."""
    above = [int(pk) for pk in unit.path.strip("/").split("/")]
    return YearlyFollowUp.objects.filter(unit__in=above).exclude(closed_at=None)


def _counted(told: dict[str, Any], url: str, begin: str) -> Kept:
    latest = told["latest"]
    state = "there" if told["count"] else "missing"
    day = timezone.localdate(latest) if latest else None
    return Kept(state, told["count"], latest=day, url=url, begin=begin)


def _at(view: str, unit: Unit) -> str:
    return f"{reverse(view, args=[unit.organisation.slug])}?unit={unit.pk}"


def _years(unit: Unit) -> str:
    return reverse("oversight:years", args=[unit.organisation.slug, unit.pk])
