"""How risks are rated: by colours, or by probability and consequence; ``rating.toml``."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from arbetsro.knowledge.content import Reader, Table
from arbetsro.language import Text
from arbetsro.workenv import reading
from arbetsro.workenv.content import read_content
from arbetsro.workenv.method import Method, as_table, method_of, read_method
from arbetsro.workenv.scale import LEVELS, Level, ScaleError, ScaleFault, scale_faults

__all__ = [
    "LEVELS",
    "Level",
    "LevelWords",
    "Method",
    "RatingError",
    "ScaleError",
    "ScaleFault",
    "as_table",
    "differs",
    "fault_says",
    "levels",
    "methods",
    "own",
    "rate",
    "read_method",
    "worst",
]


@dataclass(frozen=True, slots=True)
class LevelWords:
    """How a level looks and what it means, whatever the method.

    Attributes:
        key: The level.
        label: Its name.
        colour: ``green``, ``yellow`` or ``red``.
        colour_label: What people call the colour.
        sign: What stands beside the colour for those who cannot see it.
        about: What to do about a risk of this level.
    """

    key: Level
    label: Text
    colour: str
    colour_label: Text
    sign: str
    about: Text


class RatingError(ValueError):
    """What a method asks for is missing, or outside its scale.

    Attributes:
        code: Which it is; ``fault_says`` has a sentence for each.
        given: What was given, if anything.
        highest: The last step of the scale, where the method has one.
    """

    def __init__(self, code: str, given: object = None, highest: int | None = None) -> None:
        self.code, self.given, self.highest = code, given, highest
        super().__init__(f"{code}: {given!r}")


@dataclass(frozen=True, slots=True)
class _Content:
    levels: Mapping[Level, LevelWords]
    methods: Mapping[str, Method]
    faults: Mapping[str, Text]
    own_title: Text
    own_about: Text


def levels() -> Mapping[Level, LevelWords]:
    """The three levels, from the lowest."""
    return _content().levels


def methods() -> Mapping[str, Method]:
    """The built-in methods by key."""
    return _content().methods


def fault_says(code: str) -> Text:
    """What to tell of a ``RatingError`` or a ``ScaleFault``, with what to do about it."""
    return _content().faults[code]


def rate(
    method: Method,
    *,
    level: str | None = None,
    probability: int | None = None,
    consequence: int | None = None,
) -> Level:
    """The level of a risk. What the method does not ask for is not looked at.

    Args:
        method: How it is rated.
        level: The level, for a method of colours.
        probability: The step of probability, counted from 1, for a matrix.
        consequence: The step of consequence, counted from 1, for a matrix.

    Raises:
        RatingError: What the method asks for is missing or outside its scale.
    """
    if method.kind == "colours":
        return _chosen(level)
    row = _step("probability", probability, len(method.probability))
    column = _step("consequence", consequence, len(method.consequence))
    return method.cells[row][column]


def worst(given: Iterable[Level]) -> Level | None:
    """The highest of some levels; nothing where there are none."""
    return max(given, key=LEVELS.index, default=None)


def differs(one: Level | None, other: Level | None) -> bool:
    """Whether two have rated a risk and come to different levels."""
    return one is not None and other is not None and one != other


def own(
    probability: Sequence[str],
    consequence: Sequence[str],
    cells: Sequence[Sequence[str]],
    *,
    title: str = "",
    key: str = "own",
) -> Method:
    """An organisation's own scale, in the organisation's own language.

    Args:
        probability: What its steps are called, from the least probable.
        consequence: What its steps are called, from the mildest.
        cells: A row of levels for each probability, with a column for each consequence.
        title: What the organisation calls the scale.
        key: What it is referred to by.

    Raises:
        ScaleError: Steps are too few or have no name, the grid is not complete, or a higher
            probability or consequence gives a lower level; every fault is named.
    """
    if faults := scale_faults(probability, consequence, cells):
        raise ScaleError(faults)
    content = _content()
    return Method(
        key=key,
        title=_same(title) if title.strip() else content.own_title,
        about=content.own_about,
        kind="matrix",
        levels=content.methods["matrix"].levels,
        probability=tuple(map(_same, probability)),
        consequence=tuple(map(_same, consequence)),
        cells=_cells(cells),
    )


def _chosen(level: str | None) -> Level:
    if level is None or level == "":
        raise RatingError("no_level")
    for known in LEVELS:
        if level == known:
            return known
    raise RatingError("unknown_level", level)


def _step(name: str, given: int | None, highest: int) -> int:
    if given is None:
        raise RatingError(f"no_{name}", highest=highest)
    if isinstance(given, bool) or given not in range(1, highest + 1):
        raise RatingError(f"{name}_out_of_range", given, highest)
    return given - 1


def _same(text: str) -> Text:
    words = text.strip()
    return Text(sv=words, en=words, da=words)


def _cells(cells: Sequence[Sequence[str]]) -> tuple[tuple[Level, ...], ...]:
    return tuple(tuple(_chosen(cell) for cell in row) for row in cells)


@cache
def _content() -> _Content:
    return read_content("rating", _read)


def _read(reader: Reader, table: Table) -> _Content:
    reader.expect(table, {"level", "method", "rating_fault", "scale_fault", "own"})
    given = reading.part(reader, table, "method")
    says = {
        **reading.part(reader, table, "rating_fault"),
        **reading.part(reader, table, "scale_fault"),
    }
    own_words = reading.part(reader, table, "own")
    words = reading.part(reader, table, "level")
    return _Content(
        levels={level: _level(reader, words, level) for level in LEVELS},
        methods=reading.by_key(
            reader, given, lambda key, one: method_of(reader, key, one, f"method.{key}"), "method"
        ),
        faults={code: reader.text_of(one, code) for code, one in says.items()},
        own_title=reader.text(own_words, "title", "own"),
        own_about=reader.text(own_words, "about", "own"),
    )


def _level(reader: Reader, words: Table, level: Level) -> LevelWords:
    at = f"level.{level}"
    table = words.get(level, {})
    reader.expect(table, {"colour", "colour_label", "sign", "label", "about"}, at)
    return LevelWords(
        key=level,
        label=reader.text(table, "label", at),
        colour=reader.value(table, "colour", str, "", at),
        colour_label=reader.text(table, "colour_label", at),
        sign=reader.value(table, "sign", str, "", at),
        about=reader.text(table, "about", at),
    )
