"""Demands and control: versions with other counts of items, and the four groups of jobs."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from statistics import median
from typing import Literal

from arbetsro.instruments.instrument import Instrument, Item, instrument

Quadrant = Literal["high_strain", "active", "passive", "low_strain"]


@dataclass(frozen=True, slots=True)
class Medians:
    """The limits between the groups: medians of a reference group, frozen.

    Keep them from wave to wave. New medians each time would always put about as many people in each
    group, and so hide what has changed.

    Attributes:
        source: Whose they are, and of which year.
    """

    demands: float
    control: float
    source: str


def quadrant(demands: float | None, control: float | None, medians: Medians) -> Quadrant | None:
    """The group of somebody with these two scores; nothing where a score is missing.

    The rule for ties is that of IPD-Work: demands are high above the median and control is low
    below it. Whoever is exactly at a median has neither high demands nor low control.
    """
    if demands is None or control is None:
        return None
    is_high, is_low = demands > medians.demands, control < medians.control
    if is_high:
        return "high_strain" if is_low else "active"
    return "passive" if is_low else "low_strain"


def medians_of(scores: Sequence[tuple[float, float]], source: str) -> Medians:
    """The medians of a reference group, to be frozen.

    Args:
        scores: Demands and control of each person; those who lack one are left out beforehand.
        source: Whose they are, and of which year.

    Raises:
        ValueError: There is nobody.
    """
    if not scores:
        raise ValueError("there is nobody to take a median of")
    demands, control = zip(*scores, strict=True)
    return Medians(median(demands), median(control), source)


def demand_control(demands: int = 5, control: int = 6) -> Instrument:
    """The questionnaire with so many items: first those of demands, then those of control.

    Raises:
        ValueError: A part would have no items.
    """
    if min(demands, control) < 1:
        raise ValueError("demands and control have one item each at least")
    usual = instrument("demand-control")
    counts = {
        "demands": range(1, demands + 1),
        "control": range(demands + 1, demands + control + 1),
    }
    scales = tuple(replace(one, items=tuple(counts[one.key])) for one in usual.scales)
    numbers = (number for one in scales for number in one.items)
    items = tuple(Item(number, f"item_{number}", usual.scale.key) for number in numbers)
    version = f"{usual.version}-{demands}-{control}"
    return replace(usual, version=version, items=items, scales=scales)
