"""What the results would be if those who were lost had fared otherwise than the others."""

from collections.abc import Sequence

from arbetsro.evaluation.dataset import Row
from arbetsro.evaluation.outcome import table_of
from arbetsro.evaluation.persons import flag, flag_pairs, is_due, number, pairs
from arbetsro.evaluation.results import (
    ProblemScenario,
    ProblemUnderScenario,
    Sensitivity,
    Share,
    SickLeaveScenario,
    SickLeaveUnderScenario,
    TippingPoint,
)
from arbetsro.evaluation.summary import share_of
from arbetsro.evaluation.variables import variables
from arbetsro.statistics.disclosure import is_shown
from arbetsro.statistics.mcnemar import mcnemar
from arbetsro.statistics.paired import mean_with_interval
from arbetsro.statistics.proportions import paired_difference, wilson

_STEPS = 60


def sensitivity(rows: Sequence[Row]) -> Sensitivity:
    """The results under other views of those lost.

    Those lost are all who were due and lack the later of two values. Where they are fewer than
    the smallest group only the persons known twice are told of: the rest could be subtracted.
    """
    due = [row for row in rows if is_due(row)]
    known = pairs(due, "problem_before", "problem_after")
    lost = _lost_numbers(due)
    return Sensitivity(
        problem=_problem(known, lost),
        tipping=_tipping([after - before for before, after in known], lost),
        sick_leave=_sick_leave(due),
        recommend_at_worst=_recommend(due),
    )


def _lost_numbers(due: Sequence[Row]) -> list[float]:
    """The problem at the outset of those for whom it is not known at follow-up."""
    before = (number(row, "problem_before") for row in due if "problem_after" not in row)
    return [value for value in before if value is not None]


def _problem(
    known: Sequence[tuple[float, float]], lost: Sequence[float]
) -> tuple[ProblemUnderScenario, ...]:
    if not is_shown(len(known)):
        return ()
    seen = [after - before for before, after in known]
    complete = _under("complete", seen)
    if not is_shown(len(lost)):
        return (complete,)
    half = complete.change.value / 2
    return (
        complete,
        _under("half_as_much", seen + [half] * len(lost)),
        _under("nobody_lost_improved", seen + [0.0] * len(lost)),
        _under("lost_at_worst", seen + [_largest() - before for before in lost]),
    )


def _under(key: ProblemScenario, changes: Sequence[float]) -> ProblemUnderScenario:
    return ProblemUnderScenario(key, len(changes), mean_with_interval(changes))


def _tipping(seen: Sequence[float], lost: Sequence[float]) -> TippingPoint | None:
    """Where the interval of the mean change of all reaches 0, found by halving."""
    if not (is_shown(len(seen)) and is_shown(len(lost))):
        return None
    low, high = mean_with_interval(seen).value, 100.0
    if _upper_edge(seen, low, len(lost)) >= 0:
        return None
    for _ in range(_STEPS):
        middle = (low + high) / 2
        if _upper_edge(seen, middle, len(lost)) < 0:
            low = middle
        else:
            high = middle
    largest = sum(_largest() - before for before in lost) / len(lost)
    return TippingPoint(len(lost), high, largest, is_possible=high <= largest)


def _upper_edge(seen: Sequence[float], change: float, lost: int) -> float:
    return mean_with_interval([*seen, *[change] * lost]).high


def _sick_leave(due: Sequence[Row]) -> tuple[SickLeaveUnderScenario, ...]:
    known = flag_pairs(due, "sick_leave_before", "sick_leave_after")
    if not is_shown(len(known)):
        return ()
    before = (flag(row, "sick_leave_before") for row in due if "sick_leave_after" not in row)
    lost = [one for one in before if one is not None]
    complete = _leave_under("complete", known)
    if not is_shown(len(lost)):
        return (complete,)
    return (
        complete,
        _leave_under("best", [*known, *((one, False) for one in lost)]),
        _leave_under("as_before", [*known, *((one, one) for one in lost)]),
        _leave_under("worst", [*known, *((one, True) for one in lost)]),
    )


def _leave_under(
    key: SickLeaveScenario, both: Sequence[tuple[bool, bool]]
) -> SickLeaveUnderScenario:
    table = table_of(both)
    return SickLeaveUnderScenario(
        key=key,
        n=table.of,
        before=wilson(table.before, table.of),
        after=wilson(table.after, table.of),
        difference=paired_difference(table),
        p=mcnemar(table.only_before, table.only_after).p,
    )


def _recommend(due: Sequence[Row]) -> Share:
    """Who would recommend it, were those who were not asked against it."""
    return share_of("would_recommend", [flag(row, "would_recommend") is True for row in due])


def _largest() -> float:
    return variables()["problem_after"].highest or 10.0
