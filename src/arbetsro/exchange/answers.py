"""A table of answers from any program: a row a person, a column an item."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from arbetsro.evaluation.files.text import read_csv
from arbetsro.instruments.structure import Instrument
from arbetsro.language import Language, say

#: How programs write that an answer was left out.
_BLANK = {"", "na", "n/a", ".", "nan", "null", "none"}
#: A whole number, also where a program has given it decimals that are nothing.
_WHOLE = re.compile(r"(-?\d{1,4})(?:[.,]0*)?")
#: So many faults are told; the rest are of the same kinds.
_TOLD = 20


@dataclass(frozen=True, slots=True)
class Row:
    """One person's answers.

    Attributes:
        line: Where they stand in the file.
        answers: By number of the item; nothing where one was left out.
        kept: What stands in the columns that are no items.
    """

    line: int
    answers: Mapping[int, int | None]
    kept: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Answers:
    """A file of answers.

    Attributes:
        rows: Its rows.
        kept: The headings of the columns that are no items.
        lacking: The items that no column was found for; nobody has answered them.
    """

    rows: tuple[Row, ...]
    kept: tuple[str, ...]
    lacking: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class AnswersFault:
    """One thing that is wrong with a file of answers: ``exchange.answers_<code>`` says it."""

    code: str
    values: Mapping[str, object] = field(default_factory=dict)

    def said(self, language: Language) -> str:
        """What is wrong, where, and what to do."""
        return say(f"exchange.answers_{self.code}", language, **self.values)


class AnswersError(ValueError):
    """Answers that cannot be used; ``faults`` names the reasons."""

    def __init__(self, faults: Sequence[AnswersFault]) -> None:
        self.faults = tuple(faults[:_TOLD])
        if len(faults) > _TOLD:
            self.faults += (AnswersFault("more", {"count": len(faults) - _TOLD}),)
        super().__init__(" ".join(one.said("en") for one in self.faults))


def read_answers(data: bytes, of: Instrument) -> Answers:
    """The answers in a CSV file.

    A column is an item where its heading is the number of the item, alone or after ``q``, ``item``
    or the instrument's id (``3``, ``q3``, ``pss-10_3``, ``q_pss_10_3``), or what code calls it.

    Raises:
        FileError: It is no text, or no CSV.
        AnswersError: No column is an item, or an answer is none of the instrument's.
    """
    raw = read_csv(data)
    items = [_item(heading, of) for heading in raw.headings]
    found = [one for one in items if one is not None]
    faults = list(_of_columns(found, of))
    if faults:
        raise AnswersError(faults)
    rows = [_Line(of, items, number, cells) for number, cells in raw.rows]
    faults = [fault for row in rows for fault in row.faults]
    if faults:
        raise AnswersError(faults)
    return Answers(
        rows=tuple(row.read for row in rows),
        kept=tuple(
            name for name, item in zip(raw.headings, items, strict=True) if item is None
        ),
        lacking=tuple(one.number for one in of.items if one.number not in found),
    )  # fmt: skip


def as_array(answers: Answers, of: Instrument, items: Sequence[int]) -> NDArray[np.float64]:
    """Some items' answers, people by items, turned where the item is; NaN where left out."""
    found = np.full((len(answers.rows), len(items)), np.nan)
    for i, row in enumerate(answers.rows):
        for j, number in enumerate(items):
            value = row.answers.get(number)
            if value is not None:
                turned = of.by_number[number].is_reversed
                found[i, j] = of.scale_of(number).turned(value) if turned else value
    return found


def _item(heading: str, of: Instrument) -> int | None:
    """The item that a column holds, or nothing."""
    name = re.sub(r"[^a-z0-9]+", "_", heading.strip().casefold()).strip("_")
    id_ = of.id.replace("-", "_")
    match = re.fullmatch(rf"(?:q_?)?(?:item_?|{id_}_)?(\d{{1,3}})", name)
    if match:
        return int(match[1]) if of.has_item(int(match[1])) else None
    return next((one.number for one in of.items if one.key == name), None)


def _of_columns(found: list[int], of: Instrument) -> Iterator[AnswersFault]:
    if not found:
        last = of.items[-1].number
        yield AnswersFault("no_items", {"id": of.id, "last": last})
    for number in dict.fromkeys(one for one in found if found.count(one) > 1):
        yield AnswersFault("item_twice", {"item": number})


class _Line:
    """A line of the file, and what is wrong with it."""

    def __init__(
        self, of: Instrument, items: list[int | None], number: int, cells: tuple[str, ...]
    ) -> None:
        self.faults: list[AnswersFault] = []
        padded = (*cells, *[""] * (len(items) - len(cells)))
        pairs = list(zip(items, padded, strict=False))
        answers = {
            item: self._value(of, item, cell.strip(), number) for item, cell in pairs if item
        }
        self.read = Row(number, answers, tuple(cell for item, cell in pairs if not item))

    def _value(self, of: Instrument, item: int, cell: str, line: int) -> int | None:
        if cell.casefold() in _BLANK:
            return None
        scale = of.scale_of(item)
        match = _WHOLE.fullmatch(cell)
        if match and int(match[1]) in scale.values:
            return int(match[1])
        ends = {"lowest": scale.lowest, "highest": scale.highest}
        values = {"line": line, "item": item, "given": cell[:40]} | ends
        self.faults.append(AnswersFault("not_on_the_scale", values))
        return None
