"""An estimate with its interval, and what is raised where there is too little to estimate from."""

from dataclasses import dataclass
from statistics import NormalDist

#: The confidence of every interval, if nothing else is told.
CONFIDENCE = 0.95


@dataclass(frozen=True, slots=True)
class Estimate:
    """A value and the interval around it."""

    value: float
    low: float
    high: float


class TooFewError(ValueError):
    """Too few observations for what is asked.

    Attributes:
        given: How many there are.
        needed: How many it takes.
    """

    def __init__(self, given: int, needed: int) -> None:
        self.given, self.needed = given, needed
        super().__init__(f"{given} observations where {needed} are needed")


def normal_quantile(confidence: float) -> float:
    """How many standard errors a two-sided interval of so much confidence reaches."""
    return NormalDist().inv_cdf((1 + confidence) / 2)
