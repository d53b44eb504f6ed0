"""Figures of results in words and as drawings on the scale that they stand on."""

from collections.abc import Iterable
from dataclasses import dataclass

from arbetsro.language import Language, Writer, say
from arbetsro.surveys.published import Cell
from arbetsro.surveys.variables import Variable

#: The drawing of a scale, in units of its own.
WIDTH, MARGIN = 240, 10
#: On a scale longer than this a figure is written without decimals.
_LONG_SCALE = 20


@dataclass(frozen=True, slots=True)
class Mark:
    """A figure that is drawn beside the one that a line is about.

    Attributes:
        kind: ``above``, ``whole``, ``before`` or ``reference``.
        value: The figure.
    """

    kind: str
    value: float


@dataclass(frozen=True, slots=True)
class Drawing:
    """Where things stand on the drawing of a scale, as the picture wants them written.

    Attributes:
        low, high, mean: The interval and the figure.
        marks: The others, each with its kind and its place.
        is_good_high, is_good_low: Which end is the good one.
    """

    low: str
    high: str
    mean: str
    marks: tuple[tuple[str, str], ...]
    is_good_high: bool
    is_good_low: bool


@dataclass(frozen=True, slots=True)
class Piece:
    """How many have given one answer, and where it stands in the bar of all answers.

    Attributes:
        label: The answer.
        count: How many.
        share: In words.
        step: Its place among the answers in per cent from the first, for its shade.
        start, width: In the drawing.
    """

    label: str
    count: int
    share: str
    step: int
    start: str
    width: str


def drawing_of(variable: Variable, cell: Cell, marks: Iterable[Mark] = ()) -> Drawing:
    """A figure with its interval on the scale of its variable."""
    return Drawing(
        low=_at(variable, cell.low),
        high=_at(variable, cell.high),
        mean=_at(variable, cell.mean),
        marks=tuple((one.kind, _at(variable, one.value)) for one in marks),
        is_good_high=variable.direction == "high_is_good",
        is_good_low=variable.direction == "high_is_bad",
    )


def pieces_of(variable: Variable, cell: Cell, language: Language) -> tuple[Piece, ...]:
    """How many have given each answer; nothing where that is not told."""
    if not cell.counts or len(cell.counts) != len(variable.values):
        return ()
    writer, total, start = Writer(language), sum(cell.counts) or 1, 0.0
    found, most = [], max(1, len(cell.counts) - 1)
    for i, (label, count) in enumerate(
        zip(labels_of(variable, language), cell.counts, strict=True)
    ):
        width = WIDTH * count / total
        share = writer.share(count / total, 0)
        # Three shades would say nothing of the fourth: the step is a share of the whole scale.
        found.append(
            Piece(label, count, share, round(4 * i / most), f"{start:.1f}", f"{width:.1f}")
        )
        start += width
    return tuple(found)


def labels_of(variable: Variable, language: Language) -> tuple[str, ...]:
    """What each answer is called: its words where it has any, else its figure."""
    if variable.kind == "share" and not variable.value_labels:
        return tuple(say(f"survey_results.share_{one}", language) for one in variable.values)
    words = [one.in_(language) for one in variable.value_labels]
    words += [""] * (len(variable.values) - len(words))
    return tuple(
        f"{value} {word}".strip() for value, word in zip(variable.values, words, strict=True)
    )


def figure(variable: Variable, value: float, language: Language) -> str:
    """A figure of a variable in words."""
    writer = Writer(language)
    if variable.kind == "share":
        return writer.share(value, 0)
    return writer.number(value, _decimals(variable))


def interval(variable: Variable, cell: Cell, language: Language) -> str:
    """The interval of a figure, as far as its scale reaches."""
    low, high = (figure(variable, one, language) for one in _on_scale(variable, cell))
    return f"{low} – {high}"


def difference(variable: Variable, value: float, language: Language) -> str:
    """A difference between two figures, with its sign."""
    signed = _signed(variable, value, language)
    if variable.kind == "share":
        return say("survey_results.points", language, value=signed)
    return signed


def difference_interval(variable: Variable, low: float, high: float, language: Language) -> str:
    """The interval of a difference, its unit named once."""
    first, second = _signed(variable, low, language), difference(variable, high, language)
    return f"{first} – {second}"


def _signed(variable: Variable, value: float, language: Language) -> str:
    """A difference with its sign; what is nothing as it is written has none."""
    is_share = variable.kind == "share"
    decimals = 0 if is_share else _decimals(variable)
    rounded = round(100 * value if is_share else value, decimals) or 0.0
    sign = "+" if rounded > 0 else ""
    return f"{sign}{Writer(language).number(rounded, decimals)}"


def scale(variable: Variable, language: Language) -> str:
    """The ends of a scale, as 1–5; for a share in per cent."""
    if variable.kind == "share":
        return "0–100 %"
    writer = Writer(language)
    ends = (variable.lowest, variable.highest)
    return "–".join(
        writer.value(one, "number", 0 if float(one).is_integer() else 1) for one in ends
    )


def direction(variable: Variable, language: Language) -> str:
    """Which end is the good one, in words; blank where neither is."""
    return (
        ""
        if variable.direction == "none"
        else say(f"survey_results.{variable.direction}", language)
    )


def _on_scale(variable: Variable, cell: Cell) -> tuple[float, float]:
    """The interval without what no answer can reach."""
    return max(cell.low, variable.lowest), min(cell.high, variable.highest)


def _decimals(variable: Variable) -> int:
    return 0 if variable.highest - variable.lowest > _LONG_SCALE else 1


def _at(variable: Variable, value: float) -> str:
    span = (variable.highest - variable.lowest) or 1.0
    share = min(1.0, max(0.0, (value - variable.lowest) / span))
    return f"{MARGIN + (WIDTH - 2 * MARGIN) * share:.1f}"
