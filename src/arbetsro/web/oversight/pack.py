"""A pack for the board, told as things stand."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date

from arbetsro.language import Text
from arbetsro.reporting.board import pack
from arbetsro.web.frame.clock import today
from arbetsro.web.organisations.models import Unit
from arbetsro.web.oversight.counting.conditions import latest_told
from arbetsro.web.oversight.counting.scope import Figure, Scope
from arbetsro.web.oversight.figures import figures
from arbetsro.web.oversight.gathering.balance import balance_of
from arbetsro.web.oversight.gathering.economy import cost_of, latest_analysis, operations_of
from arbetsro.web.oversight.gathering.exempt import exempt
from arbetsro.web.oversight.gathering.followed import followed
from arbetsro.web.oversight.gathering.serious import as_serious, serious_risks
from arbetsro.web.oversight.gathering.trend import trend_of
from arbetsro.web.oversight.gathering.upward import requests, waiting
from arbetsro.web.oversight.models import ManagersConditions
from arbetsro.web.policies.needed import needed
from arbetsro.workenv.figures import figures as rules

#: As much as a board can read of each kind; what more there is, the figures tell.
_MOST = 40


def pack_of(unit: Unit, since: date, until: date, comment: str, decisions: str) -> pack.Pack:
    """Everything that a pack tells of a unit and all below it, as it stands today."""
    scope = Scope(unit, since, min(until, today()))
    analysis = latest_analysis(unit)
    return pack.Pack(
        organisation=unit.organisation.name,
        unit=unit.name,
        since=scope.since,
        until=scope.until,
        day=scope.day,
        comment=comment,
        decisions=decisions,
        figures=with_rules(figures(unit, scope.since, scope.until)),
        serious=tuple(as_serious(one, scope) for one in serious_risks(scope)[:_MOST]),
        waiting=tuple(waiting(scope, _MOST)),
        requests=tuple(requests(scope, _MOST)),
        conditions=tuple(_conditions(scope)),
        balance=balance_of(scope),
        cost=cost_of(analysis) if analysis else None,
        operations=operations_of(scope),
        followed=tuple(followed(scope, _MOST)),
        exempt=tuple(exempt(scope, _MOST)),
        missing=tuple(_missing(unit)),
        trend=trend_of(scope),
    )


def with_rules(counted: Mapping[str, Figure]) -> tuple[pack.Figure, ...]:
    """Figures with the words of their rules."""
    return tuple(_with_rule(one) for one in counted.values())


def _with_rule(one: Figure) -> pack.Figure:
    rule = rules()[one.key]
    return pack.Figure(
        one.key, rule.label, rule.rule, rule.unit, rule.over, one.value, one.of, one.day, one.hidden
    )


def _conditions(scope: Scope) -> Iterator[pack.Conditions]:
    """What the unit and those below it have told, by name."""
    told = (one for one in latest_told(scope) if one.unit.path.startswith(scope.unit.path))
    for one in _by_name(told)[:_MOST]:
        yield pack.Conditions(
            one.unit.name, one.valid_from, one.staff, one.managers, one.goal, one.reason
        )


def _by_name(told: Iterable[ManagersConditions]) -> list[ManagersConditions]:
    return sorted(told, key=lambda one: (one.unit.name.casefold(), one.unit_id))


def _missing(unit: Unit) -> Iterator[Text]:
    for one in needed(unit.organisation, unit, "document").missing:
        yield one.requirement.title
