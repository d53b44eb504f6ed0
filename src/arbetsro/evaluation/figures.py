"""The figures that an evaluation is made of: shares, means and distributions.

Where a figure rests on fewer than five people it and how many answered are nothing, as if nobody
had. ``answered`` and ``missing`` make up those whom the figure could have rested on.
"""

from dataclasses import dataclass

from arbetsro.statistics.estimate import Estimate


@dataclass(frozen=True, slots=True)
class Share:
    """For how many something holds.

    Attributes:
        key: What: the name of a variable, or of what is made of several (``victimised``).
        count: For how many.
        answered: Of how many.
        missing: How many more there are.
        share: Between 0 and 1, with Wilson's interval.
    """

    key: str
    count: int | None
    answered: int | None
    missing: int | None
    share: Estimate | None


@dataclass(frozen=True, slots=True)
class Mean:
    """The mean of a number.

    Attributes:
        key: Of what.
        answered: Of how many.
        missing: How many more there are.
        mean: With Student's interval.
        sd: The standard deviation.
        from_bands: Whether the middles of bands stood for the numbers.
    """

    key: str
    answered: int | None
    missing: int | None
    mean: Estimate | None
    sd: float | None
    from_bands: bool = False


@dataclass(frozen=True, slots=True)
class Part:
    """How many have one value; nothing where that is hidden."""

    code: str
    count: int | None
    share: float | None


@dataclass(frozen=True, slots=True)
class Distribution:
    """How people spread over the values of a variable, in the order of its choices."""

    key: str
    answered: int | None
    missing: int | None
    parts: tuple[Part, ...]
