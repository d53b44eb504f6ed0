"""A made-up data set of 218 persons with the margins that a published evaluation prints.

Nobody in it exists. Every figure that the source prints comes out of it, rounded as printed; how
the values hang together, how many were followed up (178) and everything that the source does not
print is our own guess. Source: amm-orebro-2026.
"""

import random
from collections.abc import Mapping, Sequence
from itertools import islice
from typing import Any, TypeVar

from arbetsro.evaluation.dataset import DataSet, data_set
from arbetsro.evaluation.deidentify import age_band
from arbetsro.language import Text

T = TypeVar("T")
Person = dict[str, object]

PERSONS = 218
#: How many were followed up is not printed. With 178, 82 percent, the printed shares come out.
FOLLOWED_UP = 178

ABOUT = Text(
    sv="Påhittat underlag: 218 personer som inte finns, med de fördelningar som Arbets- och "
    "miljömedicin i Örebro redovisar 2026 (26RS2218-1). Hur många som följdes upp är vårt "
    "antagande.",
    en="Made-up data: 218 persons who do not exist, with the distributions that the clinic of "
    "occupational and environmental medicine in Örebro reports in 2026 (26RS2218-1). How many were "
    "followed up is our assumption.",
    da="Opdigtede data: 218 personer, som ikke findes, med de fordelinger, som den arbejds- og "
    "miljømedicinske klinik i Örebro rapporterer i 2026 (26RS2218-1). Hvor mange der blev fulgt "
    "op, er vores antagelse.",
)

#: For how many of all a flag is set. The first group is printed as a share; the second is not.
_FLAGS: Mapping[str, int] = {
    "told_manager": 211,  # 97 percent
    "manager_support": 15,  # 7 percent
    "has_occupational_health": 161,  # 74 percent
    "plan_manager": 131,
    "plan_higher_manager": 79,
    "plan_occupational_health": 98,
    "plan_primary_care": 72,
    "plan_union": 63,
    "plan_other_work": 68,
    "plan_private_life": 154,
    "plan_own": 27,
}
#: 43 percent of all at the first visit, and 43 percent of those followed up.
_SICK_LEAVE, _SICK_LEAVE_FOLLOWED = 94, 76
#: 13 percent at follow-up, of whom a few were not on sick leave before.
_SICK_LEAVE_KEPT, _SICK_LEAVE_NEW = 20, 3
#: 34 percent by a manager, 17 by a co-worker, 41 by either, so 22 persons by both.
_BY_MANAGER, _BY_COWORKER, _BY_BOTH = 74, 37, 22
#: 7.6 percent, printed as 8 too. No count among 218 gives both, so some answers must be missing.
_CONTACT, _CONTACT_ASKED = 16, 210
_COMMENTS: Mapping[str, int] = {
    "comment_very_good": 112,
    "comment_quickly_available": 58,
    "comment_more_visits_wanted": 41,
    "comment_more_should_know": 33,
    "comment_more_practical_support": 19,
}
_WHY_NOT: Mapping[str, float] = {
    "why_not_lack_of_support": 0.3,
    "why_not_no_way_in": 0.2,
    "why_not_victimised": 0.15,
    "why_not_had_not_thought": 0.35,
    "why_not_did_not_want": 0.15,
}
_WAITS = {"within_7": 52, "8_14": 81, "15_30": 62, "31_60": 17, "over_60": 6}
_LOST = {"not_reached": 24, "declined": 10, "other": 6}
#: When the service opened in each region, as months from the first; the last month is 2024-12.
_REGIONS = {"Örebro": (124, 0), "Sörmland": (52, 8), "Västmanland": (42, 11)}
_MONTHS = 33


def synthetic(seed: int = 2026) -> DataSet:
    """The example data set, marked as synthetic.

    Args:
        seed: Which of the sets with these margins; the same seed always gives the same set.
    """
    dice = random.Random(seed)  # noqa: S311 - an example, nothing to keep secret
    # The order is by chance, so the first 178 are as good as any: those are followed up.
    people: list[Person] = [{"key": f"syn-{dice.getrandbits(40):010x}"} for _ in range(PERSONS)]
    _background(people, dice)
    _baseline(people, dice)
    _follow_up(people[:FOLLOWED_UP], dice)
    for person, reason in zip(people[FOLLOWED_UP:], _spread(_LOST, dice), strict=True):
        person.update(followed_up=False, not_followed_up_because=reason)
    dice.shuffle(people)
    return data_set(people, is_synthetic=True, about=ABOUT)


def _background(people: Sequence[Person], dice: random.Random) -> None:
    _give(people, "sex", _spread({"woman": 166, "man": 52}, dice))
    _give(people, "sector", _spread({"public": 122, "private": 96}, dice))
    _give(people, "region", _spread({name: of for name, (of, _) in _REGIONS.items()}, dice))
    _give(people, "days_to_first_visit", _spread(_WAITS, dice))
    ages = _with_sum(dice, PERSONS, 53 * PERSONS, spread=10.5, lowest=26, highest=67)
    _give(people, "age", ages)
    for person, years in zip(people, ages, strict=True):
        person["age_band"] = age_band(years)
        person["month_applied"] = _month(_REGIONS[str(person["region"])][1], dice)


def _baseline(people: Sequence[Person], dice: random.Random) -> None:
    sums = _with_sum(dice, PERSONS, 62 * PERSONS, spread=9.5, lowest=24, highest=84)
    _give(people, "smbm_12_sum", sums)
    _give(people, "smbm_12_answered", [12] * PERSONS)
    _give(people, "visits", _spread({1: 83, 2: 135}, dice))
    for name, count in _FLAGS.items():
        _give(people, name, _flags(count, len(people), dice))
    _victimised(people, dice)
    _contact(people, dice)
    for person in people:
        person["plan_likelihood"] = round(min(10.0, max(3.0, dice.gauss(8.1, 1.2))), 1)
    followed, lost = people[:FOLLOWED_UP], people[FOLLOWED_UP:]
    _give(followed, "sick_leave_before", _flags(_SICK_LEAVE_FOLLOWED, len(followed), dice))
    _give(lost, "sick_leave_before", _flags(_SICK_LEAVE - _SICK_LEAVE_FOLLOWED, len(lost), dice))
    for some in (followed, lost):
        # 8.5 of all, and 8.5 of those followed up.
        sizes = _with_sum(dice, len(some), 17 * len(some) // 2, spread=1.1, lowest=5, highest=10)
        _give(some, "problem_before", sizes)


def _victimised(people: Sequence[Person], dice: random.Random) -> None:
    order = dice.sample(range(len(people)), len(people))
    by_coworker = range(_BY_MANAGER - _BY_BOTH, _BY_MANAGER - _BY_BOTH + _BY_COWORKER)
    for place, i in enumerate(order):
        people[i]["victimised_by_manager"] = place < _BY_MANAGER
        people[i]["victimised_by_coworker"] = place in by_coworker


def _contact(people: Sequence[Person], dice: random.Random) -> None:
    """Contact with occupational health, of those who have it; the others' reasons."""
    have = [one for one in people if one["has_occupational_health"]]
    asked = dice.sample(have, len(have) - (PERSONS - _CONTACT_ASKED))
    for person in [*asked, *(one for one in people if not one["has_occupational_health"])]:
        person["occupational_health_contact"] = False
    for person in dice.sample(asked, _CONTACT):
        person["occupational_health_contact"] = True
    for person in asked:
        if not person["occupational_health_contact"]:
            person.update({name: dice.random() < share for name, share in _WHY_NOT.items()})


def _follow_up(people: Sequence[Person], dice: random.Random) -> None:
    """The follow-up: 4.4 in mean, 13 percent on sick leave, 8.0 helpful, 97 percent recommend."""
    n = len(people)
    _give(people, "followed_up", [True] * n)
    sizes = _with_sum(dice, n, 783, spread=2.1, lowest=1, highest=10)
    _give(_by(people, "problem_before", 1.5, dice), "problem_after", sorted(sizes))
    helpful = _with_sum(dice, n, 8 * n, spread=1.6, lowest=2, highest=10)
    _give(_by(people, "problem_after", 3.0, dice), "helpful", sorted(helpful, reverse=True))
    _give(people, "would_recommend", _flags(173, n, dice))
    for name, count in _COMMENTS.items():
        _give(people, name, _flags(count, n, dice))
    on_leave = [one for one in people if one["sick_leave_before"]]
    at_work = [one for one in people if not one["sick_leave_before"]]
    _give(on_leave, "sick_leave_after", _flags(_SICK_LEAVE_KEPT, len(on_leave), dice))
    _give(at_work, "sick_leave_after", _flags(_SICK_LEAVE_NEW, len(at_work), dice))


def _month(first: int, dice: random.Random) -> str:
    """A month from April 2022 on, or from when the region began."""
    months = 3 + dice.randrange(first, _MONTHS)
    return f"{2022 + months // 12}-{months % 12 + 1:02}"


def _give(people: Sequence[Person], name: str, values: Sequence[Any]) -> None:
    for person, value in zip(people, values, strict=True):
        person[name] = value


def _by(people: Sequence[Person], name: str, noise: float, dice: random.Random) -> list[Person]:
    """People roughly in the order of a number, so that another may hang together with it."""
    return sorted(people, key=lambda one: float(str(one[name])) + dice.gauss(0, noise))


def _spread(counts: Mapping[T, int], dice: random.Random) -> list[T]:
    """Every value as often as told, in an order by chance."""
    values = [value for value, count in counts.items() for _ in range(count)]
    dice.shuffle(values)
    return values


def _flags(count: int, of: int, dice: random.Random) -> list[bool]:
    return _spread({True: count, False: of - count}, dice)


def _with_sum(
    dice: random.Random, n: int, total: int, *, spread: float, lowest: int, highest: int
) -> list[int]:
    """Whole numbers about their mean that add up exactly."""
    drawn = iter(lambda: round(dice.gauss(total / n, spread)), None)
    values = list(islice((one for one in drawn if lowest <= one <= highest), n))
    while off := total - sum(values):
        step = 1 if off > 0 else -1
        i = dice.randrange(n)
        if lowest <= values[i] + step <= highest:
            values[i] += step
    return values
