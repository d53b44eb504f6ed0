"""A place beside itself last time, beside the place above, and beside a figure from elsewhere.

Nothing here sets places in order by their results. Two waves are always told of as two groups of
answers: nobody knows who answered both times, and that is what makes the answers anonymous.
"""

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from arbetsro.statistics.change import Share, Summary, change_of_mean, change_of_share
from arbetsro.statistics.estimate import CONFIDENCE, Estimate, TooFewError
from arbetsro.statistics.many import benjamini_hochberg
from arbetsro.surveys.made_of import items_of
from arbetsro.surveys.published import Cell, PlaceResult
from arbetsro.surveys.variables import Variable

#: Below this probability, raised for many comparisons, a change is told of as sure.
SURE = 1 - CONFIDENCE


@dataclass(frozen=True, slots=True)
class Change:
    """How a figure has changed from one wave to another.

    Attributes:
        variable: What it is.
        before, after: The figures.
        change: After minus before, with its interval: Welch's for means, Newcombe's for shares.
        g: The change of a mean in units of the standard deviation (Hedges).
        p: The probability of so large a change were there none, raised for as many comparisons as
            were made together (Benjamini and Hochberg); nothing where there is no test.
        is_small: Whether either wave has few answers.
    """

    variable: Variable
    before: Cell
    after: Cell
    change: Estimate
    g: Estimate | None
    p: float | None
    is_small: bool

    @property
    def is_sure(self) -> bool:
        """Whether the change is more than chance is likely to give."""
        return self.p is not None and self.p < SURE

    @property
    def is_better(self) -> bool | None:
        """Whether it has changed for the better; nothing where it has not, or neither is better."""
        return is_good(self.variable, self.change.value)


@dataclass(frozen=True, slots=True)
class Beside:
    """A figure beside another that it is not to be judged against without thought.

    Attributes:
        variable: What it is.
        here: The figure of the place.
        there: The other figure.
        difference: Here minus there, with its interval; nothing where no interval can be told.
    """

    variable: Variable
    here: Cell
    there: float
    difference: Estimate | None

    @property
    def is_better(self) -> bool | None:
        """Whether here is better; nothing where they are alike, or neither end is better."""
        return is_good(self.variable, self.here.mean - self.there)


def is_good(variable: Variable, difference: float) -> bool | None:
    """Whether more by so much is better; nothing where it is not more or less, or neither is."""
    if variable.direction == "none" or difference == 0:
        return None
    return (difference > 0) == (variable.direction == "high_is_good")


def asked_alike(before: Sequence[Variable], after: Sequence[Variable]) -> tuple[Variable, ...]:
    """Those that were asked in the same way both times, as they are now.

    A score counts only if it was worked out of the same questions: the short form and the long one
    give scores with the same name that are not the same.
    """
    earlier = {one.key: one for one in before}
    return tuple(
        one
        for one in after
        if one.key in earlier
        and _asked(one) == _asked(earlier[one.key])
        and _keys(items_of(one, after)) == _keys(items_of(earlier[one.key], before))
    )


def changes(
    before: PlaceResult, after: PlaceResult, variables: Sequence[Variable]
) -> tuple[Change, ...]:
    """What has changed at a place from one wave to another.

    Args:
        before: The place in the earlier wave.
        after: The same place in the later one.
        variables: What to compare, of those ``asked_alike``. Their probabilities are raised
            together, so ask for what is looked at together, as all areas.

    Returns:
        In the order of ``variables``, those that are told of in both waves.
    """
    found = [
        _change(one, before.cells[one.key], after.cells[one.key])
        for one in variables
        if one.key in before.cells and one.key in after.cells
    ]
    raised = benjamini_hochberg([one.p for one in found])
    return tuple(replace(one, p=p) for one, p in zip(found, raised, strict=True))


def beside_parent(
    place: PlaceResult, parent: PlaceResult, variables: Sequence[Variable]
) -> tuple[Beside, ...]:
    """A place beside the one that it stands in.

    The place is a part of the other, so its interval comes from comparing it with the rest there:
    here minus there is the share that the rest makes up of the difference to the rest.
    """
    return tuple(_beside(one, here, there) for one, here, there in _both(place, parent, variables))


def summary(cell: Cell) -> Summary:
    """What a comparison needs to know of a mean."""
    return Summary(cell.n, cell.mean, cell.sd)


def share(cell: Cell) -> Share:
    """What a comparison needs to know of a share."""
    return Share(cell.counts[-1] if cell.counts else round(cell.mean * cell.n), cell.n)


def _change(variable: Variable, before: Cell, after: Cell) -> Change:
    if variable.kind == "share":
        of_share = change_of_share(share(before), share(after))
        return Change(variable, before, after, of_share.change, None, of_share.p, of_share.is_small)
    found = change_of_mean(summary(before), summary(after))
    return Change(variable, before, after, found.change, found.g, found.p, found.is_small)


def _beside(variable: Variable, here: Cell, there: Cell) -> Beside:
    rest = _without(there, here)
    try:
        found = change_of_mean(rest, summary(here)).change
    except TooFewError:
        return Beside(variable, here, there.mean, None)
    weight = rest.n / there.n
    difference = Estimate(found.value * weight, found.low * weight, found.high * weight)
    return Beside(variable, here, there.mean, difference)


def _without(whole: Cell, part: Cell) -> Summary:
    """What is left of a whole without a part of it."""
    n = whole.n - part.n
    if n < 2:
        return Summary(n, math.nan, math.nan)
    mean = (whole.n * whole.mean - part.n * part.mean) / n
    left = _squares(whole) - _squares(part) - n * mean * mean
    return Summary(n, mean, math.sqrt(max(left, 0.0) / (n - 1)))


def _squares(cell: Cell) -> float:
    """The sum of the squares."""
    return (cell.n - 1) * cell.sd**2 + cell.n * cell.mean**2


def _both(
    one: PlaceResult, other: PlaceResult, variables: Sequence[Variable]
) -> Iterator[tuple[Variable, Cell, Cell]]:
    for variable in variables:
        if variable.key in one.cells and variable.key in other.cells:
            yield variable, one.cells[variable.key], other.cells[variable.key]


def _asked(variable: Variable) -> tuple[object, ...]:
    """What must be the same for two figures to be of the same thing."""
    # The words of an instrument are its own; an own question is its words.
    words = variable.label if variable.key.startswith("o_") else None
    # Where a limit stands is told in its source.
    limit = variable.source if variable.kind == "share" else ""
    return (variable.kind, variable.values, variable.lowest, variable.highest,
            variable.direction, words, limit)  # fmt: skip


def _keys(variables: Sequence[Variable]) -> frozenset[str]:
    return frozenset(one.key for one in variables)
