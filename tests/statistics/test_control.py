"""Control charts, worked out by hand."""

import pytest

from arbetsro.statistics.control import of_counts, of_numbers, of_shares
from arbetsro.statistics.estimate import TooFewError


def test_limits_of_numbers_come_from_how_much_neighbours_differ():
    # Mean 11.5; moves 2, 1 and 2, so 2.66 x 5/3 either way. A gap moves nothing.
    chart = of_numbers([10, 12, None, 11, 13])
    assert chart.centre == 11.5
    assert chart.points[0].high == pytest.approx(11.5 + 2.66 * 5 / 3)
    assert chart.points[2].value is None
    assert chart.is_stable


def test_a_share_of_few_has_wider_limits_than_one_of_many():
    # 15 percent in all; 3 x sqrt(0.15 x 0.85) is 1.0712.
    chart = of_shares([(12, 100), (18, 100), (0, 0)])
    assert (chart.points[0].low, chart.points[0].high) == pytest.approx(
        (0.04288, 0.25712), abs=1e-5
    )
    few = of_shares([(1, 4), (14, 96)]).points[0]
    assert (few.low, few.high) == pytest.approx((0.0, 0.15 + 1.07121 / 2), abs=1e-5)
    assert chart.points[2].value is None


def test_counts_are_held_against_what_they_are_counted_in():
    chart = of_counts([(4, 2.0), (2, 4.0)])
    assert chart.centre == 1
    assert (chart.points[0].low, chart.points[0].high) == pytest.approx((0, 1 + 3 / 2**0.5))


def test_a_point_outside_stands_out():
    chart = of_shares([(5, 100)] * 6 + [(30, 100)])
    assert [point.is_outside for point in chart.points] == [False] * 6 + [True]
    assert not chart.is_stable


def test_eight_in_a_row_on_one_side_stand_out_and_seven_do_not():
    values = [3.0, 1.0, 3.0, 1.0]
    seven, eight = of_numbers([*values, *[2.1] * 7, 1.0]), of_numbers([*values, *[2.1] * 8, 1.0])
    assert seven.is_stable
    assert [point.in_run for point in eight.points] == [False] * 4 + [True] * 8 + [False]


@pytest.mark.parametrize("chart", [lambda: of_numbers([1.0]), lambda: of_shares([(0, 0)]),
                                   lambda: of_counts([])])  # fmt: skip
def test_too_little_gives_no_chart(chart):
    with pytest.raises(TooFewError):
        chart()
