"""Whether one person's change is larger than the error of the measurement.

Source: Jacobson & Truax 1991, Journal of Consulting and Clinical Psychology 59, 12-19.
"""

import math
from dataclasses import dataclass
from typing import Literal

from arbetsro.language import Text
from arbetsro.statistics.estimate import CONFIDENCE, normal_quantile

Verdict = Literal["improved", "unchanged", "worse"]


@dataclass(frozen=True, slots=True)
class CutOff:
    """A border between those who are ill at ease and others.

    Attributes:
        value: The border, on the scale of the measure.
        validity: For whom and for which version of the measure it was found. There is no cut-off
            without it.
        is_validated: Whether that is the very version that is measured.
    """

    value: float
    validity: Text
    is_validated: bool = False


@dataclass(frozen=True, slots=True)
class Measure:
    """What reliable change of a measure rests on.

    Attributes:
        sd: The standard deviation, of a norm group rather than of those who are treated.
        reliability: Between 0 and 1: of measuring twice rather than of items among themselves.
        lower_is_better: Whether a fall is an improvement.
        cut_off: The border, where one is known.
    """

    sd: float
    reliability: float
    lower_is_better: bool = True
    cut_off: CutOff | None = None

    @property
    def error(self) -> float:
        """The standard error of one measurement."""
        return self.sd * math.sqrt(1 - self.reliability)

    @property
    def error_of_difference(self) -> float:
        """The standard error of the difference of two measurements."""
        return math.sqrt(2) * self.error

    def critical_change(self, confidence: float = CONFIDENCE) -> float:
        """The smallest change that is reliable."""
        return normal_quantile(confidence) * self.error_of_difference


@dataclass(frozen=True, slots=True)
class ReliableChange:
    """One person's change.

    Attributes:
        index: The change in units of the error of a difference; below 0 is a fall.
        verdict: ``improved`` or ``worse`` where the change is reliable.
        crossed: Whether the person came over the cut-off to the better side; nothing where the
            measure has none.
    """

    index: float
    verdict: Verdict
    crossed: bool | None

    @property
    def recovered(self) -> bool | None:
        """Whether the change is reliable and crosses the cut-off; nothing where there is none."""
        return None if self.crossed is None else self.crossed and self.verdict == "improved"


def reliable_change(
    before: float, after: float, measure: Measure, confidence: float = CONFIDENCE
) -> ReliableChange:
    """What a person's two measurements say together.

    Raises:
        ValueError: The measure has no error (standard deviation 0 or reliability not below 1).
    """
    if measure.sd <= 0 or not 0 <= measure.reliability < 1:
        raise ValueError(f"standard deviation {measure.sd}, reliability {measure.reliability}")
    index = (after - before) / measure.error_of_difference
    better = index < 0 if measure.lower_is_better else index > 0
    verdict: Verdict = "unchanged"
    if abs(index) > normal_quantile(confidence):
        verdict = "improved" if better else "worse"
    return ReliableChange(index, verdict, _crossed(before, after, measure))


def _crossed(before: float, after: float, measure: Measure) -> bool | None:
    if measure.cut_off is None:
        return None
    border = measure.cut_off.value
    if measure.lower_is_better:
        return before >= border > after
    return before <= border < after
