"""Those who were lost: how they differed, and what would hold had they fared otherwise."""

from dataclasses import dataclass
from typing import Literal

from arbetsro.evaluation.figures import Share
from arbetsro.statistics.estimate import Estimate


@dataclass(frozen=True, slots=True)
class Compared:
    """Those followed up beside those lost, at the outset.

    Attributes:
        key: What is compared: ``age``, ``woman``, ``public``, ``problem_before`` ...
        kind: Whether the two values are means or shares.
        followed_up, lost: The two values.
        n_followed_up, n_lost: How many they rest on.
        difference: Those followed up minus those lost, standardised; nothing where nobody differs
            from anybody.
        is_noted: Whether it is 0.2 or more either way.
    """

    key: str
    kind: Literal["mean", "share"]
    followed_up: float | None
    lost: float | None
    n_followed_up: int | None
    n_lost: int | None
    difference: float | None
    is_noted: bool


ProblemScenario = Literal["complete", "half_as_much", "nobody_lost_improved", "lost_at_worst"]
SickLeaveScenario = Literal["complete", "best", "as_before", "worst"]


@dataclass(frozen=True, slots=True)
class ProblemUnderScenario:
    """The mean change of the problem if those lost had fared so."""

    key: ProblemScenario
    n: int
    change: Estimate


@dataclass(frozen=True, slots=True)
class SickLeaveUnderScenario:
    """Sick leave after, and its difference from before, if those lost had fared so."""

    key: SickLeaveScenario
    n: int
    before: Estimate
    after: Estimate
    difference: Estimate
    p: float


@dataclass(frozen=True, slots=True)
class TippingPoint:
    """How badly those lost must have fared for the improvement to be no longer sure.

    Attributes:
        lost: How many they are.
        change: The change of the problem of each of them, at which the interval of the mean of all
            would reach 0; above 0 is worse.
        largest_possible: The mean change of them if every one had ended at 10.
        is_possible: Whether the first lies within the second.
    """

    lost: int
    change: float
    largest_possible: float
    is_possible: bool


@dataclass(frozen=True, slots=True)
class Sensitivity:
    """What the results would be if those lost had fared otherwise; empty where it cannot be told.

    Attributes:
        problem: From the mildest view of those lost to the harshest.
        tipping: Where the improvement would end; nothing where nobody was lost, or where there is
            no sure improvement to begin with.
        sick_leave: Likewise.
        recommend_at_worst: Who would recommend it, if nobody of those lost would.
    """

    problem: tuple[ProblemUnderScenario, ...]
    tipping: TippingPoint | None
    sick_leave: tuple[SickLeaveUnderScenario, ...]
    recommend_at_worst: Share
