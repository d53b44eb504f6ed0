"""What the pages of results show of a place: its areas, its answers, and what they stand beside."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from arbetsro.language import Language
from arbetsro.surveys.published import Cell, PlaceResult
from arbetsro.surveys.variables import Background, Variable
from arbetsro.web.surveys.models import Place
from arbetsro.web.surveys.reading import Told
from arbetsro.web.surveys.results_figures import (
    Drawing,
    Mark,
    Piece,
    direction,
    drawing_of,
    figure,
    interval,
    pieces_of,
    scale,
)
from arbetsro.web.surveys.results_rules import rule_of, tested_of

#: The order in which areas stand. Within a side it is that of the questions, never of the figures.
SIDES = ("demand", "resource", "outcome", "other")
#: With more places than this a page shows only so many levels of those that the person may read.
_MANY, _DEPTH = 300, 2


@dataclass(frozen=True, slots=True)
class Line:
    """A variable at a place, in words and as a drawing.

    Attributes:
        variable: Which.
        label, scale, direction: Its name, the ends of its scale, and which end is good.
        rule, tested: The limit that it is counted by, or where its rule stands, and what that has
            been tested for.
        cell: What is told of it.
        figure, interval: In words.
        drawing: On its scale.
        pieces: How many gave each answer, where that is told.
        beside: Other figures: what each is, and the figure in words.
    """

    variable: Variable
    label: str
    scale: str
    direction: str
    rule: str
    tested: str
    cell: Cell
    figure: str
    interval: str
    drawing: Drawing
    pieces: tuple[Piece, ...]
    beside: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Group:
    """Lines under one heading: a side of the areas, or an area with its questions."""

    key: str
    label: str
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class Division:
    """A place divided by the answers to a question about those who answered.

    Attributes:
        label: What was asked.
        names: The groups, in the order of the answers.
        rows: For each area its name and its figure in every group; blank where it is not told.
    """

    label: str
    names: tuple[str, ...]
    rows: tuple[tuple[str, tuple[str, ...]], ...]


@dataclass(frozen=True, slots=True)
class Branch:
    """A place in the tree that a page shows, with those below it.

    Attributes:
        place: The place.
        is_readable: Whether the person may open it.
        is_told: Whether anything may be told of it.
    """

    place: Place
    is_readable: bool
    is_told: bool
    below: tuple["Branch", ...]


@dataclass(frozen=True, slots=True)
class Shown:
    """Makes what a page shows of one place.

    Attributes:
        told: The wave.
        result: The place.
        language: Of the page.
        others: Other places and waves that it stands beside, by what they are.
    """

    told: Told
    result: PlaceResult
    language: Language
    others: Mapping[str, PlaceResult]

    def areas(self) -> list[Group]:
        """The areas: demands first, then resources, then how people are."""
        scores = list(self.lines("score"))
        found = (
            Group(side, side, tuple(one for one in scores if one.variable.side == side))
            for side in SIDES
        )
        return [one for one in found if one.lines]

    def shares(self) -> list[Line]:
        """The shares of those who are beyond a limit."""
        return list(self.lines("share"))

    def grave(self) -> list[Line]:
        """Single questions about what must never be, where something may be told of them."""
        return [one for one in self.lines("item") if one.variable.side == "grave"]

    def items(self) -> list[Group]:
        """The questions with their answers, by area, in the order in which they were asked."""
        labels = {one.key: one.label for one in self.told.variables if one.kind == "score"}
        groups: dict[str, list[Line]] = {}
        for line in self.lines("item"):
            if line.variable.side != "grave":
                groups.setdefault(line.variable.part_of, []).append(line)
        return [
            Group(key, labels[key].in_(self.language) if key in labels else "", tuple(lines))
            for key, lines in groups.items()
        ]

    def lines(self, kind: str) -> Iterator[Line]:
        """What is told of the variables of a kind, in the order of the questions."""
        for variable in self.told.variables:
            cell = self.result.cells.get(variable.key)
            if variable.kind == kind and cell is not None:
                yield self.line(variable, cell)

    def line(self, variable: Variable, cell: Cell) -> Line:
        """A variable as the page shows it."""
        beside = dict(self._beside(variable))
        return Line(
            variable=variable,
            label=variable.label.in_(self.language),
            scale=scale(variable, self.language),
            direction=direction(variable, self.language),
            rule=rule_of(self.told.form, variable, self.language),
            tested=tested_of(self.told.form, variable, self.language),
            cell=cell,
            figure=figure(variable, cell.mean, self.language),
            interval=interval(variable, cell, self.language),
            drawing=drawing_of(variable, cell, [Mark(k, v) for k, v in beside.items()]),
            pieces=pieces_of(variable, cell, self.language),
            beside={k: figure(variable, v, self.language) for k, v in beside.items()},
        )

    def _beside(self, variable: Variable) -> Iterator[tuple[str, float]]:
        for kind, other in self.others.items():
            cell = other.cells.get(variable.key)
            if cell is not None:
                yield kind, cell.mean

    def divisions(self) -> list[Division]:
        """The place by the answers about those who answered, where that is told."""
        found = (self._division(one) for one in self.told.backgrounds)
        return [one for one in found if one is not None]

    def _division(self, background: Background) -> Division | None:
        groups = self.result.by(background.key)
        if not groups:
            return None
        labels = dict(zip(background.values, background.value_labels, strict=True))
        shown = [groups[value] for value in background.values if value in groups]
        names = tuple(labels[v].in_(self.language) for v in background.values if v in groups)
        rows = tuple(
            (one.label.in_(self.language), self._across(one, shown))
            for one in self.told.variables
            if one.kind == "score" and any(one.key in group.cells for group in shown)
        )
        return Division(background.label.in_(self.language), names, rows)

    def _across(self, variable: Variable, groups: Sequence[PlaceResult]) -> tuple[str, ...]:
        cells = (group.cells.get(variable.key) for group in groups)
        return tuple(figure(variable, one.mean, self.language) if one else "" for one in cells)


def tree(told: Told, paths: tuple[str, ...]) -> tuple[Branch, ...]:
    """The places that lie below some paths, as a tree, with what leads down to them.

    Where there are very many, only the uppermost are shown; each page shows those below it.

    Args:
        told: The wave.
        paths: Of the units that the person may read results in.
    """
    below: dict[int | None, list[Place]] = {}
    for place in told.places.values():
        below.setdefault(place.parent_id, []).append(place)
    shown = frozenset(told.published.places)
    deepest = _DEPTH if len(told.places) > _MANY else len(told.places)

    def branches(parent: int | None, depth: int) -> tuple[Branch, ...]:
        return tuple(one for place in below.get(parent, ()) if (one := branch(place, depth)))

    def branch(place: Place, depth: int) -> Branch | None:
        is_readable = bool(paths) and place.unit.path.startswith(paths)
        further = branches(place.pk, depth + is_readable) if depth < deepest else ()
        if not is_readable and not further:
            return None
        return Branch(place, is_readable, place.unit_id in shown, further)

    return branches(None, 0)


def parts(told: Told, unit: int) -> tuple[Branch, ...]:
    """The places right below one, in the order of the tree."""
    below = told.wave.places.filter(parent__unit=unit, parent__wave=told.wave).order_by("number")
    shown = frozenset(told.published.places)
    return tuple(
        Branch(one, is_readable=True, is_told=one.unit_id in shown, below=()) for one in below
    )
