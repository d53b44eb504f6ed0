"""Persons for the tests of the evaluation: a plain one, who is changed where a test needs it."""

from arbetsro.evaluation.dataset import data_set

PLAIN = {
    "age_band": "45_54",
    "sex": "woman",
    "region": "Örebro",
    "sector": "public",
    "visits": 2,
    "problem_before": 8,
    "sick_leave_before": False,
}
FOLLOWED_UP = {**PLAIN, "followed_up": True, "problem_after": 4, "sick_leave_after": False}
LOST = {**PLAIN, "followed_up": False, "not_followed_up_because": "not_reached"}


def people(*groups):
    """A data set of groups, each told as (how many, the person, what differs)."""
    rows = [{**one, **differs} for count, one, differs in groups for _ in range(count)]
    return data_set({**row, "key": f"p{i}"} for i, row in enumerate(rows))
