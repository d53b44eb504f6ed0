"""(h) The figures, the trend and the pack for the board of 5 000 units and 50 000 measures."""

import tempfile
from datetime import timedelta
from pathlib import Path
from typing import Any

import cycle
from measuring import in_turn, show, told

REPETITIONS = 5
MATTERS, REPORTS, INVESTIGATIONS = 5_000, 10_000, 10_000


def measure() -> None:
    """Fills a database of its own and prints seconds, with the queries that each takes."""
    with tempfile.TemporaryDirectory(prefix="arbetsro-benchmark-") as folder:
        cycle.start(Path(folder))
        _, manager = cycle.fill()
        _fill_more(manager)
        ways = _ways()
        counts = [_queries(way) for way in ways.values()]
        times = in_turn(list(ways.values()), REPETITIONS)
        show(
            f"(h) The whole of {cycle.UNITS:,} units and {cycle.MEASURES:,} measures (SQLite)",
            ("", "median", "quartiles", "queries"),
            [
                (name, *told(one), str(count))
                for name, one, count in zip(ways, times, counts, strict=True)
            ],
        )


def _ways() -> dict[str, Any]:
    from arbetsro.web.frame.clock import today
    from arbetsro.web.organisations.models import Unit
    from arbetsro.web.oversight.counting.scope import Scope
    from arbetsro.web.oversight.figures import figures
    from arbetsro.web.oversight.gathering.trend import trend_of
    from arbetsro.web.oversight.pack import pack_of

    root = Unit.objects.select_related("organisation").get(parent=None)
    until = today()
    since = until - timedelta(days=364)
    return {
        "the figures": lambda: figures(root, since, until),
        "the trend": lambda: trend_of(Scope(root, since, until)),
        "a pack for the board": lambda: pack_of(root, since, until, "", ""),
    }


def _queries(way: Any) -> int:  # noqa: ANN401
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    with CaptureQueriesContext(connection) as captured:
        way()
    return len(captured)


def _fill_more(by: Any) -> None:  # noqa: ANN401
    """Ratings, follow-ups, matters, reports, investigations and conditions, over two years."""
    from arbetsro.web.frame.clock import now, today
    from arbetsro.web.investigations.models import Investigation
    from arbetsro.web.matters.models import Leg, Matter
    from arbetsro.web.measures.models import FollowUp, Measure
    from arbetsro.web.organisations.models import Organisation, Unit
    from arbetsro.web.oversight.models import ManagersConditions
    from arbetsro.web.reports.models import Report
    from arbetsro.web.risks.models import OwnMethod, Rating, Risk

    organisation, units = Organisation.objects.get(), list(Unit.objects.all())

    def ago(number: int) -> Any:  # noqa: ANN401
        return now() - timedelta(days=number % 700)

    method = OwnMethod.objects.create(organisation=organisation, key="colours", content={})
    Rating.objects.bulk_create(
        Rating(
            risk=risk, party=party, phase="before", method=method, level=risk.level, by=by,
            at=ago(number),
        )
        for number, risk in enumerate(Risk.objects.exclude(level=""))
        for party in ("employer", "employees")
    )  # fmt: skip
    Risk.objects.update(added_at=ago(699))
    FollowUp.objects.bulk_create(
        FollowUp(
            measure=one, done="yes", moved="same", worked=("as_meant", "not")[number % 2],
            next_step="close", by=by, at=ago(number),
        )
        for number, one in enumerate(Measure.objects.filter(state="done"))
    )  # fmt: skip
    matters = Matter.objects.bulk_create(
        Matter(
            unit=units[number % len(units)], kind=("return", "request")[number % 2], says="s",
            subject=f"Ärende {number}", wanted="w", reason="money", raised_by=by,
            latest_on=today(), raised_at=ago(number), closed_at=now() if number % 3 else None,
            state="answered" if number % 3 else "open",
        )
        for number in range(MATTERS)
    )  # fmt: skip
    Leg.objects.bulk_create(
        Leg(matter=one, number=1, to=units[0], answer_on=today(), left_at=one.closed_at)
        for one in matters
    )
    Report.every.bulk_create(
        Report(
            unit=units[number % len(units)], kind="risk", text="t", came_on=ago(number).date(),
            receiver=by, code_hash=str(number),
        )
        for number in range(REPORTS)
    )  # fmt: skip
    Investigation.objects.bulk_create(
        Investigation(
            unit=units[number % len(units)], way="round", title="Rond", started_by=by,
            planned_on=today(), closed_at=ago(number), state="closed",
        )
        for number in range(INVESTIGATIONS)
    )  # fmt: skip
    ManagersConditions.objects.bulk_create(
        ManagersConditions(unit=one, valid_from=today(), staff=20, managers=1, goal=25, told_by=by)
        for one in units
    )
