"""How things were at follow-up, beside how they were at the outset."""

from collections.abc import Sequence

from arbetsro.evaluation.burnout import burnout_change
from arbetsro.evaluation.dataset import Row
from arbetsro.evaluation.persons import flag_pairs, is_due, is_followed_up
from arbetsro.evaluation.persons import pairs as pairs_of
from arbetsro.evaluation.results import NumberChange, Outcome, SickLeave
from arbetsro.evaluation.summary import mean, share, share_beside, share_of
from arbetsro.statistics.disclosure import is_shown
from arbetsro.statistics.mcnemar import mcnemar
from arbetsro.statistics.paired import paired_change
from arbetsro.statistics.proportions import Pairs, paired_difference
from arbetsro.statistics.reliable_change import Measure


def outcome(rows: Sequence[Row], measure: Measure | None) -> Outcome:
    """The results at follow-up of those who had a visit."""
    due = [row for row in rows if is_due(row)]
    followed = [row for row in due if is_followed_up(row)]
    return Outcome(
        problem=number_change(due, "problem", "problem_before", "problem_after"),
        sick_leave=_sick_leave(rows, due, followed),
        burnout=burnout_change(
            number_change(due, "burnout", "smbm_12_sum", "smbm_12_sum_after"), due, measure
        ),
        helpful=mean(followed, "helpful"),
        recommend=share(followed, "would_recommend"),
    )


def number_change(rows: Sequence[Row], key: str, before: str, after: str) -> NumberChange:
    """The change of a number of those who have it twice."""
    both = pairs_of(rows, before, after)
    if not is_shown(len(both)):
        return NumberChange(key, None, None, None)
    change = paired_change([one for one, _ in both], [other for _, other in both])
    return NumberChange(key, len(both), len(rows) - len(both), change)


def table_of(both: Sequence[tuple[bool, bool]]) -> Pairs:
    """How many of some persons were so before and after."""
    return Pairs(
        both=sum(one and other for one, other in both),
        only_before=sum(one and not other for one, other in both),
        only_after=sum(other and not one for one, other in both),
        neither=sum(not one and not other for one, other in both),
    )


def _sick_leave(rows: Sequence[Row], due: Sequence[Row], followed: Sequence[Row]) -> SickLeave:
    both = flag_pairs(due, "sick_leave_before", "sick_leave_after")
    before, after = share(rows, "sick_leave_before"), share(followed, "sick_leave_after")
    known = len(both) if is_shown(len(both)) else None
    known_when_due = sum("sick_leave_before" in row for row in due)
    table = table_of(both) if known else None
    return SickLeave(
        before=share_beside(share_beside(before, known), known_when_due),
        after=share_beside(after, known),
        answered=known,
        missing=None if known is None else len(due) - known,
        before_paired=share_of("sick_leave_before", [one for one, _ in both]),
        after_paired=share_of("sick_leave_after", [other for _, other in both]),
        pairs=table,
        difference=paired_difference(table) if table else None,
        test=mcnemar(table.only_before, table.only_after) if table else None,
    )
