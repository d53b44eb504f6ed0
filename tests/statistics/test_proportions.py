"""Shares with intervals. Expected values: the table of test vectors, and worked out by hand."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from arbetsro.statistics.estimate import TooFewError
from arbetsro.statistics.proportions import Pairs, paired_difference, wilson

counts = st.integers(0, 40)


@pytest.mark.parametrize(
    ("count", "of", "low", "high"),
    [(0, 10, 0, 0.2775), (5, 10, 0.2366, 0.7634), (8, 20, 0.2188, 0.6134),
     (81, 263, 0.2553, 0.3662)],
)  # fmt: skip
def test_wilsons_interval(count, of, low, high):
    share = wilson(count, of)
    assert (share.low, share.high) == (pytest.approx(low, abs=5e-5), pytest.approx(high, abs=5e-5))


def test_a_share_of_nobody_is_no_share():
    with pytest.raises(TooFewError):
        wilson(0, 0)
    with pytest.raises(ValueError, match="11 of 10"):
        wilson(11, 10)


def test_the_difference_of_the_same_persons_before_and_after():
    # 32 of 50 before (Wilson 0.5014-0.7586), 22 of 50 after (0.3116-0.5769); phi is
    # (20 x 16 - 12 x 2 - 25) / sqrt(32 x 18 x 22 x 28) = 0.4550.
    found = paired_difference(Pairs(both=20, only_before=12, only_after=2, neither=16))
    assert found.value == pytest.approx(-0.2)
    assert (found.low, found.high) == pytest.approx((-0.3292, -0.0562), abs=5e-5)


@given(counts, counts, counts, st.integers(1, 40))
def test_turning_time_round_turns_the_difference_round(both, before, after, neither):
    one = paired_difference(Pairs(both, before, after, neither))
    other = paired_difference(Pairs(both, after, before, neither))
    assert (one.value, one.low, one.high) == pytest.approx(
        (-other.value, -other.high, -other.low), abs=1e-9
    )
    assert -1 <= one.low <= one.value + 1e-12
    assert one.value - 1e-12 <= one.high <= 1
