"""What a yearly follow-up goes through: the measures of the year, and the risks still open."""

from dataclasses import asdict, dataclass
from typing import Any

from django.db.models import Case, IntegerField, OuterRef, Q, QuerySet, Subquery, Value, When

from arbetsro.web.measures.models import FollowUp, Measure
from arbetsro.web.oversight.models import YearlyFollowUp
from arbetsro.web.oversight.years_figures import period_of
from arbetsro.web.risks.models import Risk

#: More than this nobody goes through in a meeting; the rest is counted, and stands in the lists.
_MOST = 100


@dataclass(frozen=True, slots=True)
class MeasureLine:
    """A measure: how far it had come, and whether its latest follow-up says that it worked."""

    pk: str
    title: str
    unit: str
    state: str
    due_on: str
    worked: str


@dataclass(frozen=True, slots=True)
class RiskLine:
    """A risk that was not closed."""

    pk: str
    title: str
    unit: str
    state: str
    level: str


@dataclass(frozen=True, slots=True)
class Lists:
    """What there was to go through, and how many more there were than are listed."""

    measures: tuple[MeasureLine, ...]
    more_measures: int
    risks: tuple[RiskLine, ...]
    more_risks: int


def lists_of(follow_up: YearlyFollowUp) -> Lists:
    """The lists of a follow-up: as they were when it was closed, else as they are now."""
    if follow_up.closed_at is None:
        return _listed(follow_up)
    kept = follow_up.lists
    return Lists(
        measures=tuple(MeasureLine(**one) for one in kept["measures"]),
        more_measures=kept["more_measures"],
        risks=tuple(RiskLine(**one) for one in kept["risks"]),
        more_risks=kept["more_risks"],
    )


def frozen_lists(follow_up: YearlyFollowUp) -> dict[str, Any]:
    """The lists as they are now, to be kept."""
    return asdict(_listed(follow_up))


def _listed(follow_up: YearlyFollowUp) -> Lists:
    measures, risks = _measures(follow_up), _risks(follow_up)
    listed = (list(measures[: _MOST + 1]), list(risks[: _MOST + 1]))
    return Lists(
        measures=tuple(_measure_line(one) for one in listed[0][:_MOST]),
        more_measures=measures.count() - _MOST if len(listed[0]) > _MOST else 0,
        risks=tuple(_risk_line(one) for one in listed[1][:_MOST]),
        more_risks=risks.count() - _MOST if len(listed[1]) > _MOST else 0,
    )


def _measures(follow_up: YearlyFollowUp) -> QuerySet[Measure]:
    """The measures that were due in the period, or were to be followed up in it."""
    since, until = period_of(follow_up)
    latest = FollowUp.objects.filter(measure=OuterRef("pk")).order_by("-at", "-pk")
    in_period = Q(due_on__range=(since, until)) | Q(follow_up_on__range=(since, until))
    found = Measure.objects.filter(in_period, unit__path__startswith=follow_up.unit.path)
    found = found.annotate(said=Subquery(latest.values("worked")[:1])).select_related("unit")
    return found.order_by("due_on", "pk")


def _risks(follow_up: YearlyFollowUp) -> QuerySet[Risk]:
    """The risks that are not closed, the gravest first."""
    found = Risk.objects.filter(unit__path__startswith=follow_up.unit.path)
    grave = Case(
        When(level="high", then=Value(0)),
        When(level="medium", then=Value(1)),
        When(level="low", then=Value(3)),
        default=Value(2),
        output_field=IntegerField(),
    )
    going_on = found.exclude(state=Risk.State.CLOSED).select_related("unit")
    return going_on.order_by(grave, "added_at", "pk")


def _measure_line(one: Any) -> MeasureLine:  # noqa: ANN401 - a measure with ``said``
    return MeasureLine(
        pk=str(one.pk), title=one.title, unit=one.unit.name, state=one.state,
        due_on=one.due_on.isoformat(), worked=one.said or "",
    )  # fmt: skip


def _risk_line(one: Risk) -> RiskLine:
    return RiskLine(
        pk=str(one.pk), title=one.title, unit=one.unit.name, state=one.state, level=one.level
    )
