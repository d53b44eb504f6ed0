"""Those who were followed up beside those who were lost, as they were at the outset."""

from collections.abc import Callable, Sequence
from statistics import fmean
from typing import Literal

from arbetsro.evaluation.dataset import Row
from arbetsro.evaluation.persons import (
    age,
    flag,
    is_due,
    is_followed_up,
    is_lost,
    number,
    victimised,
)
from arbetsro.evaluation.results import Compared
from arbetsro.statistics.disclosure import is_shown
from arbetsro.statistics.standardised import NOTED_FROM, difference_of_means, difference_of_shares

Kind = Literal["mean", "share"]

#: What is compared, and how it is read from a person. Means first, then shares.
_NUMBERS: dict[str, Callable[[Row], float | None]] = {
    "age": age,
    "smbm_12_sum": lambda row: number(row, "smbm_12_sum"),
    "problem_before": lambda row: number(row, "problem_before"),
    "visits": lambda row: number(row, "visits"),
    "plan_likelihood": lambda row: number(row, "plan_likelihood"),
}
_FLAGS: dict[str, Callable[[Row], bool | None]] = {
    "woman": lambda row: _is(row, "sex", "woman"),
    "public": lambda row: _is(row, "sector", "public"),
    "sick_leave_before": lambda row: flag(row, "sick_leave_before"),
    "told_manager": lambda row: flag(row, "told_manager"),
    "manager_support": lambda row: flag(row, "manager_support"),
    "victimised": victimised,
    "has_occupational_health": lambda row: flag(row, "has_occupational_health"),
}


def lost_compared(rows: Sequence[Row]) -> tuple[Compared, ...]:
    """How those lost differed from those followed up; nothing told where either are few.

    Nor is it told where a few others had a visit, whose follow-up is not due: beside the figure
    of all, these two would tell of them.
    """
    due = [row for row in rows if is_due(row)]
    followed = [row for row in due if is_followed_up(row)]
    lost = [row for row in due if is_lost(row)]
    others = [row for row in rows if not is_due(row)]

    def compare(key: str, kind: Kind, read: Callable[[Row], float | None]) -> Compared:
        groups = (_known(group, read) for group in (followed, lost, others))
        return _compared(key, kind, *groups)

    means = (compare(key, "mean", read) for key, read in _NUMBERS.items())
    shares = (compare(key, "share", read) for key, read in _FLAGS.items())
    return (*means, *shares)


def _compared(
    key: str, kind: Kind, one: Sequence[float], other: Sequence[float], rest: Sequence[float]
) -> Compared:
    if not (is_shown(len(one)) and is_shown(len(other))) or (rest and not is_shown(len(rest))):
        return Compared(key, kind, None, None, None, None, None, is_noted=False)
    values = fmean(one), fmean(other)
    by_means = kind == "mean"
    difference = difference_of_means(one, other) if by_means else difference_of_shares(*values)
    return Compared(key, kind, *values, len(one), len(other), difference, _is_noted(difference))


def _is_noted(difference: float | None) -> bool:
    return difference is not None and abs(difference) >= NOTED_FROM


def _is(row: Row, name: str, code: str) -> bool | None:
    return row[name] == code if name in row else None


def _known(rows: Sequence[Row], read: Callable[[Row], float | None]) -> list[float]:
    return [value for row in rows if (value := read(row)) is not None]
