"""Which ratings count, held against every order in which the parties may rate."""

from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from arbetsro.web.risks.level import standing
from arbetsro.web.risks.models import Rating

GRAVITY = {"low": 1, "medium": 2, "high": 3}
START = datetime(2026, 1, 1, tzinfo=UTC)

ratings = st.lists(
    st.builds(
        lambda party, phase, level, day: {
            "party": party, "phase": phase, "level": level, "day": day,
        },
        st.sampled_from(("employer", "employees")),
        st.sampled_from(("before", "after")),
        st.sampled_from(tuple(GRAVITY)),
        st.integers(0, 5),
    ),
    max_size=12,
)  # fmt: skip


def made(given_: list[dict]) -> list[Rating]:
    """The ratings, each with its own key in the order in which they were made."""
    return [
        Rating(
            pk=number, party=one["party"], phase=one["phase"], level=one["level"],
            at=START + timedelta(days=one["day"]),
        )
        for number, one in enumerate(given_, 1)
    ]  # fmt: skip


def by_hand(given_: list[dict]) -> str | None:
    """The level by the rule, told in another way: walk through the days, and remember."""
    said: dict[str, dict[str, str]] = {"employer": {}, "employees": {}}
    for day in range(6):
        for one in given_:
            if one["day"] == day:
                said[one["party"]][one["phase"]] = one["level"]
    counting = [phases.get("after", phases.get("before")) for phases in said.values() if phases]
    return max(counting, key=lambda level: GRAVITY[level], default=None)


@given(ratings)
def test_the_level_is_the_graver_of_what_each_party_said_last(some):
    assert standing(made(some)).level == by_hand(some)


@given(ratings, st.randoms())
def test_the_order_in_which_ratings_are_fetched_does_not_matter(some, chance):
    rows = made(some)
    level = standing(rows).level
    chance.shuffle(rows)
    assert standing(rows).level == level


@given(ratings, ratings)
def test_what_one_party_says_never_makes_the_other_partys_word_milder(mine, theirs):
    mine = [{**one, "party": "employer"} for one in mine]
    theirs = [{**one, "party": "employees"} for one in theirs]
    alone = standing(made(theirs)).level
    together = standing(made([*mine, *theirs])).level
    assert GRAVITY.get(together or "", 0) >= GRAVITY.get(alone or "", 0)


@given(ratings)
def test_they_differ_only_where_both_have_rated_and_come_to_different_levels(some):
    found = standing(made(some))
    levels = [one.level for one in found.counting.values()]
    assert found.differ == (len(levels) == 2 and levels[0] != levels[1])
