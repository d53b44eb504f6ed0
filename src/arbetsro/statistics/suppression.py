"""Disclosure control for a whole tree of places: which figures may be told beside each other.

A figure is told only where it is safe by itself, where the place above tells it too, and where what
is left of the place above, when all that is told is taken away from it, is safe as well. What is
told then divides the people into *rests* that do not overlap. Every sum or difference of what is
told is made of whole rests, and each of them is empty or safe, so no subtraction reaches a group
that is not.

The same numbers always give the same decision. What an earlier publication hid is given as
``never``: then no later one tells more, and all of them together tell what the first one told.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence

import numpy as np
from numpy.typing import NDArray

Counts = NDArray[np.int64]
Marks = NDArray[np.bool_]
#: Whether so many, along the last axes, may be told of; nobody at all is safe.
Safe = Callable[[Counts], Marks]


def shown_places(
    counts: Counts, parents: Sequence[int], threshold: int, *, never: Marks | None = None
) -> Marks:
    """The places whose number of answers may be told.

    Args:
        counts: How many have answered at each place and in all that stands in it: ``[places]``.
        parents: The place above each, which comes before it; -1 for the first, the whole.
        threshold: The fewest people that anything is told of.
        never: The places that an earlier publication of the same answers hid.
    """
    shown = _decided(
        counts[:, None, None],
        parents,
        lambda people: _enough(people[..., 0], threshold),
        _hidden_before(never, (len(counts), 1)),
    )
    return shown[:, 0]


def shown_cells(
    histograms: Counts,
    parents: Sequence[int],
    threshold: int,
    *,
    never: Marks | None = None,
    made_of: Mapping[int, Sequence[int]] | None = None,
) -> Marks:
    """The variables that may be told of each place: how many, their mean and their answers.

    Args:
        histograms: How many gave each answer, at each place and in all that stands in it:
            ``[places, variables, answers]``. Everybody the same is one answer with all in it, so a
            share is a variable of two answers.
        parents: The place above each, which comes before it; -1 for the first, the whole.
        threshold: The fewest people that anything is told of.
        never: What is to be hidden in any case, ``[places, variables]``: the places that
            ``shown_places`` hides, and what an earlier publication of the same answers hid.
        made_of: For a variable that is worked out of others, as a score, which ones. It is told
            only where all of them are: from a score and all its questions but one, that one could
            be worked out.

    Returns:
        ``[places, variables]``, true for what may be told.
    """
    hidden = _hidden_before(never, histograms.shape[:2])
    while True:
        shown = _decided(histograms, parents, lambda counts: mixed(counts, threshold), hidden)
        kept = with_parts(shown, made_of or {})
        if (kept == shown).all():
            return shown
        hidden = ~kept


def shown_groups(
    groups: Counts,
    parents: Sequence[int],
    threshold: int,
    shown: Marks,
    *,
    never: Marks | None = None,
) -> Marks:
    """The places whose people may be told divided by what they are, as managers and others.

    Args:
        groups: How many there are of each kind, at each place and in all that stands in it:
            ``[places, kinds]``. Everybody belongs to one, so those who did not say are a kind too.
        parents: The place above each, which comes before it; -1 for the first, the whole.
        threshold: The fewest people that anything is told of.
        shown: The places that are told of at all.
        never: The places where an earlier publication of the same answers did not divide.

    Returns:
        ``[places]``: true where all kinds may be told; else none of them may.
    """
    hidden = _hidden_before(never, (len(groups), 1)) | ~shown[:, None]
    divided = _decided(
        groups[:, None, :],
        parents,
        lambda kinds: _all(_enough(kinds, threshold)),
        hidden,
    )
    return divided[:, 0]


def shown_group_cells(
    histograms: Counts, parents: Sequence[int], threshold: int, never: Marks
) -> Marks:
    """The variables that may be told of each kind of people at a place.

    Args:
        histograms: How many of each kind gave each answer, at each place and in all that stands in
            it: ``[places, variables, kinds, answers]``.
        parents: The place above each, which comes before it; -1 for the first, the whole.
        threshold: The fewest people that anything is told of.
        never: What is to be hidden in any case, ``[places, variables]``: where the place is not
            divided, and where the variable is not told of all its people together.

    Returns:
        ``[places, variables]``: true where it may be told of all kinds; else it may of none. Told
        of all but one, it could be worked out for that one.
    """
    return _decided(
        histograms,
        parents,
        lambda kinds: _all(mixed(kinds, threshold)),
        never,
    )


def with_parts(shown: Marks, made_of: Mapping[int, Sequence[int]]) -> Marks:
    """What is told without the variables that are worked out of one that is hidden there."""
    kept = shown.copy()
    for whole, parts in made_of.items():
        kept[:, whole] &= shown[:, list(parts)].all(axis=1)
    return kept


def _decided(amounts: Counts, parents: Sequence[int], safe: Safe, hidden: Marks) -> Marks:
    """What may be told of each place and variable, from the whole downwards."""
    size = amounts.sum(axis=tuple(range(2, amounts.ndim)))
    shown: Marks = safe(amounts) & (size > 0) & ~hidden
    for place, inner in families(parents):
        told = shown[inner] & shown[place]
        shown[inner] = _without_given_away(amounts[place], amounts[inner], told, safe)
    return shown


def families(parents: Sequence[int]) -> Iterator[tuple[int, NDArray[np.intp]]]:
    """Each place that others stand in, with those, from the whole downwards."""
    order = np.argsort(parents, kind="stable")[1:]
    above, starts = np.unique(np.asarray(parents)[order], return_index=True)
    yield from zip(above.tolist(), np.split(order, starts)[1:], strict=True)


def _without_given_away(whole: Counts, parts: Counts, told: Marks, safe: Safe) -> Marks:
    """Those parts that can be told, when what is left of the whole must be safe too.

    Args:
        whole: The amounts of one place: ``[variables, ...]``.
        parts: Those of the places that stand in it: ``[places, variables, ...]``.
        told: The parts that could be told by themselves: ``[places, variables]``.
        safe: Whether amounts are safe to tell.
    """
    rest = whole - only(parts, told).sum(axis=0)
    broken = np.flatnonzero(~safe(rest) & told.any(axis=0))
    if len(broken):
        told = told.copy()
        told[:, broken] &= ~_hidden_with(rest[broken], parts[:, broken], told[:, broken], safe)
    return told


def _hidden_with(rest: Counts, parts: Counts, told: Marks, safe: Safe) -> Marks:
    """The smallest parts that are told, in order, until the rest with them is safe.

    Undivided, one is enough: it is safe, and so is whatever is added to it. Of several kinds more
    may be needed, at most all: the rest is then the whole, which is told itself.
    """
    size = parts.sum(axis=tuple(range(2, parts.ndim)))
    order = np.argsort(np.where(told, size, np.iinfo(np.int64).max), axis=0, kind="stable")
    rank = np.argsort(order, axis=0, kind="stable")
    columns = np.arange(parts.shape[1])
    grown = rest + np.cumsum(only(parts, told)[order, columns], axis=0)
    enough = safe(grown).argmax(axis=0)
    hidden: Marks = rank <= enough
    return told & hidden


def only(parts: Counts, told: Marks) -> Counts:
    """The amounts that are told, and nought for the others."""
    amounts: Counts = parts * told.reshape(told.shape + (1,) * (parts.ndim - told.ndim))
    return amounts


def _enough(counts: Counts, threshold: int) -> Marks:
    """Whether these are nobody, or enough to be told of."""
    nobody: Marks = counts == 0
    return nobody | (counts >= threshold)


def mixed(histograms: Counts, threshold: int) -> Marks:
    """Whether those who answered are nobody, or enough who do not all answer the same."""
    people = histograms.sum(axis=-1)
    safe: Marks = _enough(people, threshold) & ((people == 0) | (histograms.max(axis=-1) < people))
    return safe


def _all(kinds: Marks) -> Marks:
    """Whether it is so for every kind, along the last axis."""
    found: Marks = np.logical_and.reduce(kinds, axis=-1)
    return found


def _hidden_before(never: Marks | None, shape: tuple[int, ...]) -> Marks:
    return np.zeros(shape, dtype=bool) if never is None else never.reshape(shape).copy()
