"""What an evaluation shows, as figures and keys; the report puts them into words."""

from dataclasses import dataclass
from typing import Literal

from arbetsro.evaluation.figures import Distribution, Mean, Part, Share
from arbetsro.evaluation.lost import (
    Compared,
    ProblemScenario,
    ProblemUnderScenario,
    Sensitivity,
    SickLeaveScenario,
    SickLeaveUnderScenario,
    TippingPoint,
)
from arbetsro.language import Text
from arbetsro.statistics.estimate import Estimate
from arbetsro.statistics.mcnemar import McNemar
from arbetsro.statistics.paired import PairedChange
from arbetsro.statistics.proportions import Pairs
from arbetsro.statistics.reliable_change import Measure

__all__ = [
    "BurnoutChange",
    "Caveat",
    "Compared",
    "Contact",
    "Distribution",
    "Evaluation",
    "Flow",
    "Mean",
    "NumberChange",
    "OccupationalHealth",
    "Outcome",
    "Part",
    "Participants",
    "Plans",
    "ProblemScenario",
    "ProblemUnderScenario",
    "Sensitivity",
    "Share",
    "SickLeave",
    "SickLeaveScenario",
    "SickLeaveUnderScenario",
    "TippingPoint",
]


@dataclass(frozen=True, slots=True)
class Flow:
    """How many came how far.

    Attributes:
        entered: Persons in the data set.
        first_visit, second_visit: Who had at least one visit, and two.
        not_due: Who had a visit but whose follow-up is not due yet.
        unknown: Who had a visit and of whose follow-up nothing is told.
        due: Who had a visit and should have been followed up.
        followed_up: Who of them was.
        lost: Who of them was not.
        response: Those followed up of those due.
        reasons: Why the others were not.
    """

    entered: int
    first_visit: int
    second_visit: int
    not_due: int
    unknown: int
    due: int
    followed_up: int
    lost: int
    response: Share
    reasons: Distribution


@dataclass(frozen=True, slots=True)
class Participants:
    """Who took part, and how things were when they came. All who had a visit."""

    age: Mean
    age_bands: Distribution
    sex: Distribution
    region: Distribution
    sector: Distribution
    days_to_first_visit: Distribution
    burnout: Mean
    problem: Mean


@dataclass(frozen=True, slots=True)
class Contact:
    """Contact with manager and colleagues before the first visit.

    Attributes:
        told_manager, manager_support: As the variables.
        victimised: By manager, by co-worker or by both.
        by_manager, by_coworker: By each.
        by_both: By both.
    """

    told_manager: Share
    manager_support: Share
    victimised: Share
    by_manager: Share
    by_coworker: Share
    by_both: Share


@dataclass(frozen=True, slots=True)
class OccupationalHealth:
    """Access to occupational health, and why it was not used.

    Attributes:
        available: Whose workplace has it.
        contact: Who has had contact in this situation, of all who were asked.
        why_not: The reasons of those who have had none; somebody may have several.
    """

    available: Share
    contact: Share
    why_not: tuple[Share, ...]


@dataclass(frozen=True, slots=True)
class Plans:
    """What the action plans held: a share a kind of step, and how likely the steps were."""

    kinds: tuple[Share, ...]
    likelihood: Mean


@dataclass(frozen=True, slots=True)
class NumberChange:
    """A number measured twice.

    Attributes:
        key: Which: ``problem`` or ``burnout``.
        answered: Who has both measurements.
        missing: Who of those due lacks either.
        change: After minus before, for those who have both.
    """

    key: str
    answered: int | None
    missing: int | None
    change: PairedChange | None


@dataclass(frozen=True, slots=True)
class SickLeave:
    """Sick leave before and after.

    Attributes:
        before: Of all at the first visit.
        after: Of those followed up.
        answered, missing: Who of those due is known both times, and who is not.
        before_paired: Before, of those known both times.
        after_paired: After, of the same persons.
        pairs: Those persons by before and after.
        difference: After minus before, of the same persons, between -1 and 1.
        test: McNemar's.
    """

    before: Share
    after: Share
    answered: int | None
    missing: int | None
    before_paired: Share
    after_paired: Share
    pairs: Pairs | None
    difference: Estimate | None
    test: McNemar | None


@dataclass(frozen=True, slots=True)
class BurnoutChange:
    """The burnout self-rating where it was measured twice, in points of the sum.

    Attributes:
        sums: The change of the mean.
        improved, unchanged, worse: Whose change is larger than the error of measurement, and
            which way; nothing where too few were measured twice.
        over_before, over_after: Who was at or above the cut-off.
        recovered: Who improved reliably and came below the cut-off.
        measure: What reliable change rests on; its cut-off says for whom it holds.
        critical_change: The smallest change that is reliable.
        cut_off_is_validated: Whether the cut-off was tested for this version.
        basis: Keys of what the measure rests on: ``sd_of_this_set`` and ``reliability_of_items``,
            or ``given``.
    """

    sums: NumberChange
    improved: Share
    unchanged: Share
    worse: Share
    over_before: Share
    over_after: Share
    recovered: Share
    measure: Measure | None
    critical_change: float | None
    cut_off: float | None
    cut_off_validity: Text | None
    cut_off_is_validated: bool
    basis: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Outcome:
    """How things were at follow-up."""

    problem: NumberChange
    sick_leave: SickLeave
    burnout: BurnoutChange
    helpful: Mean
    recommend: Share


#: Why the results are to be read with care. The first five hold for every evaluation of this kind.
Caveat = Literal[
    "no_control_group",
    "worst_at_entry",
    "self_selected",
    "short_time",
    "self_report",
    "many_lost",
    "lost_differ",
    "few_followed_up",
    "age_from_bands",
    "burnout_not_measured_twice",
    "reliability_of_items",
    "cut_off_not_validated",
    "synthetic",
]


@dataclass(frozen=True, slots=True)
class Evaluation:
    """The results of an evaluation, chapter by chapter.

    Attributes:
        is_synthetic: Whether nobody in the data exists.
        about: Where the data come from.
        confidence: Of every interval.
        smallest_group: How few people are hidden: fewer than so many.
    """

    is_synthetic: bool
    about: Text | None
    confidence: float
    smallest_group: int
    flow: Flow
    participants: Participants
    contact: Contact
    occupational_health: OccupationalHealth
    plans: Plans
    outcome: Outcome
    comments: tuple[Share, ...]
    lost: tuple[Compared, ...]
    sensitivity: Sensitivity
    caveats: tuple[Caveat, ...]
