"""What can be told of one person of the data set, where it takes more than one look."""

from collections.abc import Sequence

from arbetsro.evaluation.dataset import Row
from arbetsro.evaluation.variables import variables


def flag(row: Row, name: str) -> bool | None:
    """A flag; nothing where it is missing."""
    value = row.get(name)
    return value if isinstance(value, bool) else None


def number(row: Row, name: str) -> float | None:
    """A number; nothing where it is missing."""
    value = row.get(name)
    return value if isinstance(value, int | float) and not isinstance(value, bool) else None


def had_visit(row: Row) -> bool:
    """Whether a person had a visit; where it is not told, whether what is asked at one is known."""
    visits = number(row, "visits")
    if visits is not None:
        return visits >= 1
    return "problem_before" in row or flag(row, "followed_up") is True


def is_due(row: Row) -> bool:
    """Whether a person should have been followed up by now, and it is known how it went."""
    reason = row.get("not_followed_up_because")
    return had_visit(row) and reason != "not_due" and ("followed_up" in row or reason is not None)


def is_followed_up(row: Row) -> bool:
    """Whether a person was followed up."""
    return flag(row, "followed_up") is True


def is_lost(row: Row) -> bool:
    """Whether a person should have been followed up but was not."""
    return is_due(row) and not is_followed_up(row)


def victimised(row: Row) -> bool | None:
    """Whether by manager, co-worker or both; no only where both are known to be no."""
    return _either(flag(row, "victimised_by_manager"), flag(row, "victimised_by_coworker"))


def victimised_by_both(row: Row) -> bool | None:
    """Whether by manager and co-worker; yes only where both are known to be yes."""
    manager, coworker = flag(row, "victimised_by_manager"), flag(row, "victimised_by_coworker")
    if manager is None or coworker is None:
        return False if manager is False or coworker is False else None
    return manager and coworker


def age(row: Row) -> float | None:
    """The age in years, or the middle of the band where only that is known."""
    exact = number(row, "age")
    if exact is not None:
        return exact
    band = variables()["age_band"].choice(row.get("age_band"))
    return None if band is None else band.middle


def pairs(rows: Sequence[Row], before: str, after: str) -> list[tuple[float, float]]:
    """The two numbers of those who have both."""
    both = ((number(row, before), number(row, after)) for row in rows)
    return [(one, other) for one, other in both if one is not None and other is not None]


def flag_pairs(rows: Sequence[Row], before: str, after: str) -> list[tuple[bool, bool]]:
    """The two flags of those who have both."""
    both = ((flag(row, before), flag(row, after)) for row in rows)
    return [(one, other) for one, other in both if one is not None and other is not None]


def _either(one: bool | None, other: bool | None) -> bool | None:
    if one or other:
        return True
    return False if one is False and other is False else None
