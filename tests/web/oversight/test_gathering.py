"""The trend, the map and the cost beside the figures. The expected counts are made by hand."""

from datetime import date, datetime, time

import pytest
from django.utils import timezone

from arbetsro.economics.calculation import calculate
from arbetsro.web.analyses.actions import start
from arbetsro.web.analyses.as_case import from_case
from arbetsro.web.frame.clock import at
from arbetsro.web.investigations.models import BalanceMap, MapItem
from arbetsro.web.matters.models import Matter
from arbetsro.web.measures.models import FollowUp, Measure
from arbetsro.web.organisations.models import Unit
from arbetsro.web.oversight.counting.scope import Scope
from arbetsro.web.oversight.gathering.balance import balance_of
from arbetsro.web.oversight.gathering.economy import cost_of, latest_analysis
from arbetsro.web.oversight.gathering.trend import trend_of
from arbetsro.web.risks.actions import close_risk, rate_risk, reopen_risk
from arbetsro.web.risks.models import Risk
from arbetsro.workenv.cards import cards
from web.conftest import Cast
from web.oversight.history import DAY, noon
from web.risks.making import risk


@pytest.fixture(autouse=True)
def the_day():
    with at(noon(DAY)):
        yield


def scope(unit: Unit) -> Scope:
    return Scope(unit, date(2025, 11, 19), DAY)


def last_moment(day: date) -> datetime:
    return timezone.make_aware(datetime.combine(day, time(23, 59)))


# The trend ---------------------------------------------------------------------------------------


def rate(cast: Cast, made: Risk, day: date, level: str, phase: str = "before") -> None:
    with at(noon(day)):
        rate_risk(by=cast.mats, risk=made, party="employer", phase=phase, level=level)


def test_a_serious_risk_is_counted_from_its_rating_until_it_is_milder(cast):
    with at(noon(date(2026, 2, 3))):
        made = risk(cast)
    rate(cast, made, date(2026, 3, 31), "high")
    rate(cast, made, date(2026, 6, 1), "medium", "after")
    #                                        dec jan feb mar apr maj jun jul aug sep okt nov
    assert trend_of(scope(cast.north)).serious == (0, 0, 0, 1, 1, 1, 0, 0, 0, 0, 0, 0)


def test_a_risk_that_is_closed_is_counted_no_longer_and_again_once_it_is_reopened(cast):
    with at(noon(date(2026, 1, 5))):
        made = risk(cast)
    rate(cast, made, date(2026, 1, 5), "high")
    rate(cast, made, date(2026, 4, 2), "low", "after")
    with at(noon(date(2026, 4, 2))):
        close_risk(by=cast.mats, risk=made, reason="Borta.")
    with at(noon(date(2026, 8, 1))):
        reopen_risk(by=cast.mats, risk=made, reason="Tillbaka.")
    rate(cast, made, date(2026, 8, 1), "high", "after")
    assert trend_of(scope(cast.north)).serious == (0, 1, 1, 1, 0, 0, 0, 0, 1, 1, 1, 1)


def test_a_matter_waits_from_the_day_it_was_raised_until_it_was_closed(cast):
    Matter.objects.create(
        unit=cast.home_care, kind="return", subject="s", says="s", wanted="w", raised_by=cast.mats,
        latest_on=DAY, raised_at=last_moment(date(2026, 1, 31)), state="answered",
        closed_at=noon(date(2026, 4, 1)),
    )  # fmt: skip
    assert trend_of(scope(cast.north)).waiting == (0, 1, 1, 1, 0, 0, 0, 0, 0, 0, 0, 0)


def test_follow_ups_are_counted_in_their_month(cast):
    measure = Measure.objects.create(
        unit=cast.home_care, title="t", owner=cast.mats, due_on=DAY, follow_up_on=DAY,
        added_by=cast.mats,
    )  # fmt: skip
    for day, worked in ((date(2026, 2, 28), "as_meant"), (date(2026, 2, 1), "not"), (DAY, "not")):
        FollowUp.objects.create(
            measure=measure, done="yes", moved="same", worked=worked, next_step="close",
            by=cast.mats, at=last_moment(day),
        )  # fmt: skip
    found = trend_of(scope(cast.north))
    assert found.followed == (0, 0, 2, 0, 0, 0, 0, 0, 0, 0, 0, 1)
    assert found.worked == (0, 0, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0)


def test_the_trend_of_a_unit_tells_nothing_of_others(cast):
    with at(noon(date(2026, 2, 3))):
        made = risk(cast)
    rate(cast, made, date(2026, 3, 31), "high")
    assert sum(trend_of(scope(cast.south)).serious) == 0


# Demands and resources -----------------------------------------------------------------------


def draw(cast: Cast, unit: Unit, day: date, **weights: int) -> BalanceMap:
    drawn = BalanceMap.objects.create(unit=unit, drawn_on=day, drawn_by=cast.mats)
    for key, weight in weights.items():
        card = cards()[key]
        MapItem.objects.create(
            map=drawn, side=card.side, card=key, text=card.label.sv, weight=weight
        )
    return drawn


def demands() -> list[str]:
    return [key for key, one in cards().items() if one.side == "demand"]


def test_a_unit_is_told_of_by_its_own_latest_map(cast):
    first, second, *_ = demands()
    draw(cast, cast.north, date(2026, 1, 1), **{first: 5})
    draw(cast, cast.north, date(2026, 9, 1), **{first: 2, second: 4})
    found = balance_of(scope(cast.north))
    assert (found.drawn_on, found.maps) == (date(2026, 9, 1), 1)
    assert [one.weight for one in found.items] == [4, 2]


def test_a_unit_without_a_map_is_told_of_by_the_latest_of_each_unit_below_it(cast):
    first, second, *_ = demands()
    draw(cast, cast.home_care, date(2026, 1, 1), **{second: 5})  # an older one, which counts not
    draw(cast, cast.home_care, date(2026, 9, 1), **{first: 4, second: 3})
    draw(cast, cast.south, date(2026, 5, 1), **{first: 5})
    found = balance_of(scope(cast.root))
    assert (found.drawn_on, found.maps) == (None, 2)
    assert [(one.text, one.heavy_in) for one in found.items] == [(cards()[first].label, 2)]


def test_where_nobody_has_drawn_a_map_there_is_none(cast):
    assert balance_of(scope(cast.root)) is None


# Cost ---------------------------------------------------------------------------------------------


def test_the_cost_is_that_of_the_latest_analysis_of_the_unit_itself(cast, demo):
    start(
        by=cast.anna, unit=cast.north, title="Hela Norr", language="sv", content=from_case(demo),
        based_on=None,
    )  # fmt: skip
    found = {one.code: one.value for one in cost_of(latest_analysis(cast.north)).rows}
    assert found["C20"] == pytest.approx(calculate(demo).evaluation.number("C20"))
    assert cost_of(latest_analysis(cast.north)).decided_on is None
    assert latest_analysis(cast.root) is None
