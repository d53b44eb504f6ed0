"""The figures, against the same rules in plain Python, and by hand where a rule is delicate."""

from datetime import date, timedelta

import pytest

from arbetsro.web.frame.clock import at
from arbetsro.web.organisations.models import Unit
from arbetsro.web.oversight.counting.reports import may_show, twelve_whole_months
from arbetsro.web.oversight.figures import figures
from arbetsro.web.oversight.models import ManagersConditions
from arbetsro.web.reports.models import Report
from arbetsro.workenv.figures import figures as rules
from web.conftest import Cast
from web.oversight.history import DAY, made_up, noon
from web.oversight.plain import Plain

YEAR_AGO = date(2025, 11, 19)
PERIODS = ((YEAR_AGO, DAY), (date(2026, 10, 31), date(2026, 11, 1)), (date(2024, 1, 1), DAY))


@pytest.fixture(autouse=True)
def the_day():
    with at(noon(DAY)):
        yield


def counted(unit: Unit, since: date = YEAR_AGO, until: date = DAY):
    return figures(unit, since, until)


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_every_figure_is_what_its_rule_says(cast, seed):
    """The expected figures are counted anew from the rules in words: see ``plain``."""
    made_up(cast, seed)
    for unit in (cast.root, cast.north, cast.home_care, cast.south, cast.other_root):
        for since, until in PERIODS:
            found = figures(unit, since, until)
            expected = Plain(unit, since, until, DAY).counted()
            if unit == cast.root and since == YEAR_AGO:
                assert [key for key, (value, _) in expected.items() if not value] == []
            there = {key: (found[key].value, found[key].of) for key in expected}
            assert there == {key: pytest.approx(one) for key, one in expected.items()}


def test_reports_are_counted_over_twelve_whole_months_without_protected_cases(cast):
    made_up(cast, 4)
    plain = Plain(cast.root, YEAR_AGO, DAY, DAY)
    expected = plain.of_reports(date(2025, 11, 1), date(2026, 10, 31))
    found = counted(cast.root)
    assert {key: (found[key].value, found[key].of) for key in expected} == expected
    assert found["reports_received"].day == date(2026, 10, 31)


def test_every_rule_has_its_figure_in_the_order_of_the_rules(cast):
    assert list(counted(cast.root)) == list(rules())


def test_where_there_is_nothing_a_share_is_missing_and_a_count_is_nought(cast):
    found = counted(cast.south)
    for key, rule in rules().items():
        wanted = None if rule.unit != "count" or rule.over == "months" else 0
        if key not in {"documents_missing"}:
            assert found[key].value == wanted, key


def test_what_stands_open_is_told_of_today_and_what_happened_of_the_period(cast):
    found = figures(cast.root, date(2026, 1, 1), date(2026, 6, 30))
    for key, rule in rules().items():
        if rule.over != "months":
            assert found[key].day == (DAY if rule.over == "day" else date(2026, 6, 30)), key


def test_a_period_that_has_not_ended_is_told_until_today(cast):
    assert figures(cast.root, date(2026, 1, 1), date(2026, 12, 31))["worked_share"].day == DAY


# Reports that are few --------------------------------------------------------------------------


def came(unit: Unit, cast: Cast, count: int, **fields: object) -> None:
    for number in range(count):
        Report.every.create(
            unit=unit, kind="risk", text="t", came_on=date(2026, 3, 1), receiver=cast.mats,
            **{"code_hash": f"{unit.pk}-{number}", **fields},
        )  # fmt: skip


def test_fewer_than_five_reports_are_hidden(cast):
    came(cast.root, cast, 4)
    for key in ("reports_received", "reports_answered_share"):
        figure = counted(cast.root)[key]
        assert (figure.value, figure.of, figure.hidden) == (None, None, True)


def test_five_reports_are_shown(cast):
    came(cast.root, cast, 5, answered_at=noon(DAY))
    found = counted(cast.root)
    assert found["reports_received"].value == 5
    assert found["reports_answered_share"].value == 1


def test_a_unit_whose_neighbour_could_be_subtracted_is_hidden_too(cast):
    """Root 14 = North 11 + South 3: with North shown, South would be 14 − 11."""
    came(cast.home_care, cast, 11)
    came(cast.south, cast, 3)
    found = [counted(unit)["reports_received"] for unit in (cast.root, cast.north, cast.south)]
    assert [one.value for one in found] == [14, None, None]


def test_nothing_is_shown_below_a_unit_that_is_hidden(cast):
    came(cast.home_care, cast, 11)
    came(cast.south, cast, 3)
    assert counted(cast.home_care)["reports_received"].hidden


def test_what_a_unit_has_of_its_own_can_not_be_subtracted_either(cast):
    """North 9 = the home care 7 + 2 of its own."""
    came(cast.home_care, cast, 7)
    came(cast.north, cast, 2)
    assert counted(cast.north)["reports_received"].value == 9
    assert counted(cast.home_care)["reports_received"].hidden


def test_a_protected_case_is_counted_nowhere(cast):
    came(cast.root, cast, 5)
    Report.every.filter(code_hash=f"{cast.root.pk}-0").update(state="protected")
    assert counted(cast.root)["reports_received"].hidden


def test_units_without_reports_hide_nobody():
    assert may_show("/1/2/", {"/1/2/": 8})
    assert not may_show("/1/3/", {"/1/2/": 8})


@pytest.mark.parametrize(
    ("day", "first", "last"),
    [
        (date(2026, 11, 18), date(2025, 11, 1), date(2026, 10, 31)),
        (date(2026, 11, 30), date(2025, 12, 1), date(2026, 11, 30)),
        (date(2028, 2, 28), date(2027, 2, 1), date(2028, 1, 31)),
        (date(2028, 2, 29), date(2027, 3, 1), date(2028, 2, 29)),
        (date(2026, 12, 31), date(2026, 1, 1), date(2026, 12, 31)),
    ],
)
def test_twelve_whole_months_end_no_later_than_the_day(day, first, last):
    assert twelve_whole_months(day) == (first, last)


# Managers' conditions --------------------------------------------------------------------------


def tell(unit: Unit, cast: Cast, staff: int, managers: int, goal=None, days_ago: int = 0):
    return ManagersConditions.objects.create(
        unit=unit, valid_from=DAY - timedelta(days=days_ago), staff=staff, managers=managers,
        goal=goal, told_by=cast.mats,
    )  # fmt: skip


def conditions(unit: Unit) -> tuple[float | None, int | None, float | None]:
    found = counted(unit)
    one = found["staff_per_manager"]
    return one.value, one.of, found["staff_per_manager_goal"].value


def test_the_latest_that_a_unit_has_told_holds(cast):
    tell(cast.north, cast, 60, 2, 30, days_ago=100)
    tell(cast.north, cast, 75, 3, 25, days_ago=10)
    tell(cast.north, cast, 10, 1, 5, days_ago=-1)
    assert conditions(cast.north) == (25, 3, 25)


def test_what_a_unit_tells_covers_the_units_below_it(cast):
    tell(cast.north, cast, 60, 2)
    tell(cast.home_care, cast, 40, 1)
    tell(cast.south, cast, 30, 1)
    assert conditions(cast.root) == (30, 3, None)  # (60 + 30) / (2 + 1)


def test_a_unit_without_a_goal_has_that_of_the_nearest_above(cast):
    tell(cast.root, cast, 500, 10, 25)
    tell(cast.home_care, cast, 40, 1)
    assert conditions(cast.home_care) == (40, 1, 25)


def test_where_there_is_no_manager_there_is_no_number_of_staff_for_each(cast):
    tell(cast.north, cast, 40, 0, 25)
    assert conditions(cast.north) == (None, 0, 25)
