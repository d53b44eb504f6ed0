"""Which counts of themes may be told. Expected values are worked out by hand from the rules."""

from collections.abc import Mapping, Sequence
from itertools import chain, combinations

from hypothesis import given, settings
from hypothesis import strategies as st

from arbetsro.statistics.disclosure import SMALLEST_GROUP
from arbetsro.web.themes.disclosing import Disclosed, Told, disclosed

THEMES = ("workload", "role")


def people(having: int, without: int, theme: str = "workload") -> list[set[str]]:
    return [{theme}] * having + [set()] * without


def test_a_theme_of_few_is_hidden_and_so_is_one_that_all_but_a_few_have():
    told = disclosed({}, people(4, 20), THEMES)
    assert told.whole is None
    assert disclosed({}, people(20, 4), THEMES).whole is None
    assert disclosed({}, people(20, 0), THEMES).whole is None
    assert disclosed({}, people(5, 5), THEMES).whole == Told(10, {"workload": 5})


def test_an_employer_of_few_is_hidden_and_the_region_is_told_all_the_same():
    told = disclosed({"a": people(3, 1)}, people(10, 10), THEMES)
    assert told.parts == {}
    assert told.whole == Told(24, {"workload": 13})


def test_an_employer_is_hidden_where_the_few_others_would_be_what_is_left():
    """24 people in all, 20 of them at one employer: its report would tell of the other 4."""
    told = disclosed({"a": people(10, 10)}, people(2, 2), THEMES)
    assert told.parts == {}
    assert told.whole == Told(24, {"workload": 12})


def test_a_theme_is_hidden_at_an_employer_where_what_is_left_would_tell_of_a_few():
    """Of the 20 others only 2 have the theme: the employer's 8 taken from the 10 would say so."""
    told = disclosed({"a": people(8, 8)}, people(2, 18), THEMES)
    assert told.parts == {}
    enough = disclosed({"a": people(8, 8)}, people(5, 18), THEMES)
    assert enough.parts == {"a": Told(16, {"workload": 8})}


def test_of_two_employers_the_smaller_is_hidden_to_cover_a_third():
    parts = {"a": people(10, 10), "b": people(6, 6), "c": people(2, 2)}
    told = disclosed(parts, [], THEMES)
    assert set(told.parts) == {"a"}


_PEOPLE = st.lists(st.sets(st.sampled_from(THEMES)), max_size=16)


@settings(max_examples=150, deadline=None)
@given(st.dictionaries(st.sampled_from("abc"), _PEOPLE, max_size=3), _PEOPLE)
def test_no_subtraction_tells_of_a_small_group(
    parts: Mapping[str, Sequence[set[str]]], rest: Sequence[set[str]]
):
    """Whatever reports are taken from the whole, those left who have a theme or not are enough."""
    told = disclosed(parts, rest, THEMES)
    assert all(_is_safe(told, theme, chosen) for theme in THEMES for chosen in _choices(told))


def _choices(told: Disclosed[str]) -> chain[tuple[str, ...]]:
    keys = list(told.parts)
    return chain.from_iterable(combinations(keys, size) for size in range(len(keys) + 1))


def _is_safe(told: Disclosed[str], theme: str, taken: tuple[str, ...]) -> bool:
    if told.whole is None:
        return not told.parts
    known = [told.parts[key] for key in taken if theme in told.parts[key].counts]
    if theme not in told.whole.counts:
        return not known
    of = told.whole.of - sum(one.of for one in known)
    count = told.whole.counts[theme] - sum(one.counts[theme] for one in known)
    return of == 0 or (count >= SMALLEST_GROUP and of - count >= SMALLEST_GROUP)
