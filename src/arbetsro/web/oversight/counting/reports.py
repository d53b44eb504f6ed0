"""Figures of reports from staff, hidden where they are few.

They are always counted over twelve whole months. Two periods that differ by a day would otherwise
tell by subtraction what came in on that day.
"""

from collections import Counter
from collections.abc import Mapping
from datetime import date, timedelta

from django.db.models import Count, Q

from arbetsro.statistics.subtraction import hidden_parts
from arbetsro.web.oversight.counting.scope import Counted, Figure, Scope
from arbetsro.web.reports.models import Report

_KEYS = ("reports_received", "reports_answered_share")


def count(scope: Scope) -> Counted:
    """The figures of reports, in one query; protected cases are in neither of them."""
    first, last = twelve_whole_months(scope.until)
    came = Report.objects.filter(
        unit__organisation=scope.unit.organisation_id, came_on__gte=first, came_on__lte=last
    ).order_by()
    rows = list(
        came.values_list("unit__path").annotate(
            Count("pk"), answered=Count("pk", filter=Q(answered_at__isnull=False))
        )
    )
    if not may_show(scope.unit.path, {path: received for path, received, _ in rows}):
        yield from (Figure(key, None, None, last, hidden=True) for key in _KEYS)
        return
    here = [row for row in rows if row[0].startswith(scope.unit.path)]
    received, answered = sum(row[1] for row in here), sum(row[2] for row in here)
    yield Figure(_KEYS[0], received, None, last)
    yield Figure(_KEYS[1], answered / received, received, last)


def twelve_whole_months(day: date) -> tuple[date, date]:
    """The first and last day of the twelve whole months that end no later than a day."""
    is_whole = (day + timedelta(days=1)).day == 1
    last = day if is_whole else day.replace(day=1) - timedelta(days=1)
    after = last + timedelta(days=1)
    return after.replace(year=after.year - 1), last


def may_show(path: str, by_path: Mapping[str, int]) -> bool:
    """Whether the reports of a unit may be told of, beside those of all units above it.

    Args:
        path: The path of the unit.
        by_path: How many reports each unit of the organisation has of its own, by path.
    """
    steps = [one for one in path.split("/") if one]
    whole = "/"
    for step in steps:
        if f"{whole}{step}/" in hidden_parts(_parts(whole, by_path, f"{whole}{step}/")):
            return False
        whole = f"{whole}{step}/"
    return True


def _parts(whole: str, by_path: Mapping[str, int], besides: str) -> dict[str, int]:
    """What makes up a unit: those right below it, with all below them, and what is its own."""
    found = Counter({besides: 0})
    for path in sorted(by_path):
        if path.startswith(whole):
            step, _, _ = path.removeprefix(whole).partition("/")
            found[f"{whole}{step}/" if step else whole] += by_path[path]
    return dict(found)
