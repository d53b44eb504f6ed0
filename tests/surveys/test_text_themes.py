"""Themes of own words: none that is small, and none that can be worked out."""

from hypothesis import given
from hypothesis import strategies as st

from arbetsro.surveys.text_themes import OTHER, told_themes

COUNTS = st.dictionaries(st.sampled_from(["", "tid", "chef", "lokal", "mat"]), st.integers(1, 12))


def test_small_themes_go_together_with_the_smallest_that_is_told_until_they_are_enough():
    assert told_themes({"tid": 9, "chef": 6, "lokal": 2}, 5) == {"tid": 9, OTHER: 8}
    assert told_themes({"tid": 9, "lokal": 3, "mat": 2}, 5) == {"tid": 9, OTHER: 5}
    assert told_themes({"tid": 9}, 5) == {"tid": 9}
    assert told_themes({"tid": 3, "mat": 1}, 5) == {}


@given(COUNTS, st.integers(5, 20))
def test_every_count_that_is_told_or_left_is_nobody_or_enough(counts, threshold):
    told, total = told_themes(counts, threshold), sum(counts.values())
    assert all(count >= threshold for count in told.values())
    assert sum(told.values()) == (total if total >= threshold else 0)
