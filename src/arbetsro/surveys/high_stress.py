"""The share with high stress: what a survey gives the cost analysis (row C7), and what came of it.

Row C7 is a share of the staff between 0 and 1. A later wave gives the change that there was, to be
set beside the one that was expected when the measure was decided on.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from arbetsro.statistics.change import ShareChange, change_of_share
from arbetsro.statistics.estimate import Estimate
from arbetsro.surveys.comparing import share
from arbetsro.surveys.published import PlaceResult
from arbetsro.surveys.variables import Variable


@dataclass(frozen=True, slots=True)
class HighStress:
    """The share with high stress at a place.

    Attributes:
        variable: The share; its ``source`` says what the limit is and where it stands.
        share: With Wilson's interval.
        n: How many it rests on.
    """

    variable: Variable
    share: Estimate
    n: int

    @property
    def as_range(self) -> dict[str, str | float]:
        """The share as a row of a case keeps an uncertain value: the interval is its range."""
        return {
            "distribution": "pert",
            "low": self.share.low,
            "likely": self.share.value,
            "high": self.share.high,
        }


@dataclass(frozen=True, slots=True)
class Realised:
    """The change that there was, beside the one that was expected.

    Attributes:
        before, after: The shares.
        change: After minus before, with Newcombe's interval: below nought fewer have high stress.
        expected: After minus before as it was expected.
    """

    before: HighStress
    after: HighStress
    change: ShareChange
    expected: float | None

    @property
    def is_as_expected(self) -> bool | None:
        """Whether what was expected lies in the interval; nothing where nothing was expected.

        With few answers the interval is wide, and nearly anything is as expected.
        """
        if self.expected is None:
            return None
        return self.change.change.low <= self.expected <= self.change.change.high


def stress_shares(variables: Sequence[Variable]) -> tuple[Variable, ...]:
    """The variables that can be the share with high stress: shares of an outcome, beyond a limit.

    There may be several, as of two instruments; somebody must say which one is meant.
    """
    return tuple(one for one in variables if one.kind == "share" and one.side == "outcome")


def high_stress(place: PlaceResult, variable: Variable) -> HighStress | None:
    """The share with high stress at a place, or nothing where it is not told of."""
    cell = place.cells.get(variable.key)
    if cell is None:
        return None
    return HighStress(variable, Estimate(cell.mean, cell.low, cell.high), cell.n)


def realised(
    before: PlaceResult, after: PlaceResult, variable: Variable, expected: float | None = None
) -> Realised | None:
    """The change between two waves, or nothing where either does not tell of it.

    Args:
        before: The place in the earlier wave.
        after: The same place in the later one. The two are two groups of answers.
        variable: The share; asked alike both times.
        expected: After minus before, as a share of the staff.
    """
    early, late = high_stress(before, variable), high_stress(after, variable)
    if early is None or late is None:
        return None
    key = variable.key
    change = change_of_share(share(before.cells[key]), share(after.cells[key]))
    return Realised(early, late, change, expected)
