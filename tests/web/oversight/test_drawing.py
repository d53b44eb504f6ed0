"""The drawing of counts month by month."""

from datetime import date

import pytest

from arbetsro.web.oversight.drawing import draw
from arbetsro.web.oversight.gathering.trend import ends_of_months

DAYS = ends_of_months(date(2026, 11, 18))


def test_twelve_months_end_with_the_day_itself():
    assert len(DAYS) == 12
    assert DAYS[0] == date(2025, 12, 31)
    assert DAYS[2] == date(2026, 2, 28)
    assert DAYS[-1] == date(2026, 11, 18)


@pytest.mark.parametrize(
    ("highest", "steps"),
    [
        (0, [0, 1]),
        (1, [0, 1]),
        (5, [0, 1, 2, 3, 4, 5]),
        (6, [0, 2, 4, 6]),
        (23, [0, 5, 10, 15, 20, 25]),
        (120, [0, 50, 100, 150]),
    ],
)
def test_the_scale_begins_at_nought_and_reaches_the_highest_count(highest, steps):
    drawing = draw(DAYS, {"serious": (0,) * 11 + (highest,)})
    assert [count for _, count in drawing.steps] == steps


def test_every_count_is_in_the_rows_and_the_last_month_is_named():
    drawing = draw(DAYS, {"serious": tuple(range(12)), "waiting": (1,) * 12})
    assert drawing.rows[-1] == ("2026-11", (11, 1))
    assert drawing.months[-1][1] == "2026-11"
    assert all(len(line.points.split()) == 12 for line in drawing.lines)
