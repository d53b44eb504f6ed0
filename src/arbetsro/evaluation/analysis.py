"""The evaluation: everything that the report tells, from the de-identified data set."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from arbetsro.evaluation import baseline
from arbetsro.evaluation.dataset import DataSet, Row
from arbetsro.evaluation.dropout import lost_compared
from arbetsro.evaluation.outcome import outcome
from arbetsro.evaluation.persons import had_visit, is_due, is_followed_up
from arbetsro.evaluation.results import Caveat, Evaluation, Outcome, Participants
from arbetsro.evaluation.sensitivity import sensitivity
from arbetsro.evaluation.summary import mean_beside, shares
from arbetsro.evaluation.variables import starting_with
from arbetsro.statistics.disclosure import SMALLEST_GROUP
from arbetsro.statistics.estimate import CONFIDENCE
from arbetsro.statistics.reliable_change import Measure

#: Hold for every evaluation of persons before and after, without others to compare with.
ALWAYS: tuple[Caveat, ...] = (
    "no_control_group",
    "worst_at_entry",
    "self_selected",
    "short_time",
    "self_report",
)
#: From this share lost on, the report warns of it.
_MANY_LOST = 0.2
#: Below this many followed up, the report warns that the intervals are wide.
_FEW = 30


def evaluate(data: DataSet, *, measure: Measure | None = None) -> Evaluation:
    """The results of a data set.

    Args:
        data: Persons, one a row, without faults.
        measure: What reliable change of the burnout self-rating rests on, in points of its sum; if
            not told, the spread of the set itself and the agreement of the items.

    Returns:
        Figures and keys; what rests on fewer than the smallest group is hidden.
    """
    rows = [row for row in data.rows if had_visit(row)]
    followed = [row for row in rows if is_due(row) and is_followed_up(row)]
    results = outcome(rows, measure)
    found = Evaluation(
        is_synthetic=data.is_synthetic,
        about=data.about,
        confidence=CONFIDENCE,
        smallest_group=SMALLEST_GROUP,
        flow=baseline.flow(data.rows),
        participants=_beside(rows, baseline.participants(rows), results),
        contact=baseline.contact(rows),
        occupational_health=baseline.occupational_health(rows),
        plans=baseline.plans(rows),
        outcome=results,
        comments=shares(followed, starting_with("comment_")),
        lost=lost_compared(rows),
        sensitivity=sensitivity(rows),
        caveats=(),
    )
    return replace(found, caveats=(*ALWAYS, *_caveats(found)))


def _beside(rows: Sequence[Row], participants: Participants, results: Outcome) -> Participants:
    """The participants, less what would tell of a few of them beside the results."""
    known_when_due = sum("problem_before" in row for row in rows if is_due(row))
    problem = mean_beside(participants.problem, results.problem.answered)
    return replace(
        participants,
        problem=mean_beside(problem, known_when_due),
        burnout=mean_beside(participants.burnout, results.burnout.sums.answered),
    )


def _caveats(found: Evaluation) -> Iterator[Caveat]:
    """What else makes these results less sure."""
    flow, burnout = found.flow, found.outcome.burnout
    if flow.lost > _MANY_LOST * flow.due:
        yield "many_lost"
    if any(one.is_noted for one in found.lost):
        yield "lost_differ"
    if flow.followed_up < _FEW:
        yield "few_followed_up"
    if found.participants.age.from_bands:
        yield "age_from_bands"
    if burnout.sums.change is None:
        yield "burnout_not_measured_twice"
    elif "reliability_of_items" in burnout.basis:
        yield "reliability_of_items"
    if burnout.cut_off is not None and not burnout.cut_off_is_validated:
        yield "cut_off_not_validated"
    if found.is_synthetic:
        yield "synthetic"
