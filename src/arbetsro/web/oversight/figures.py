"""The figures of a unit and what is below it, each as ``workenv.figures`` says in words."""

from collections.abc import Mapping
from datetime import date

from arbetsro.web.frame.clock import today
from arbetsro.web.organisations.models import Unit
from arbetsro.web.oversight.counting import (
    conditions,
    documents,
    investigations,
    matters,
    measures,
    reports,
    risks,
)
from arbetsro.web.oversight.counting.scope import Figure, Scope
from arbetsro.workenv.figures import figures as rules

__all__ = ["Figure", "figures"]

_COUNTED = (risks, measures, matters, investigations, reports, conditions, documents)


def figures(unit: Unit, since: date, until: date) -> Mapping[str, Figure]:
    """Every figure of a unit and all below it, by key, in the order in which views show them.

    The same number of queries whatever there is to count.

    Args:
        unit: The unit.
        since: The first day of the period, for what happened in it.
        until: Its last day. What stands open is told as it stands today, whatever the period.
    """
    scope = Scope(unit, since, min(until, today()))
    found = {one.key: one for app in _COUNTED for one in app.count(scope)}
    return {key: found[key] for key in rules()}
