"""Takes values out of a parsed case file and notes every fault on the way."""

import difflib
import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date, datetime
from typing import Any, Literal, cast

from arbetsro.economics.case import Amount, Entry, UseReference
from arbetsro.economics.declared import reference_values, rows_by_code
from arbetsro.economics.faults import Fault, Place
from arbetsro.economics.ranges import NEEDS, SHAPES, Range
from arbetsro.economics.ranges import Shape as RangeShape
from arbetsro.knowledge.vocabulary import Kind, terms
from arbetsro.worksheets import Row


class Values:
    """One table of a case file.

    Each method takes out one key. What is of the wrong kind becomes a fault in ``faults``, which
    a table shares with all tables inside it, and the method gives nothing back; so one reading
    finds everything. ``refuse_the_rest`` notes the keys that nobody took out.
    """

    def __init__(
        self,
        table: Mapping[str, Any],
        place: Place | None = None,
        faults: list[Fault] | None = None,
    ) -> None:
        self._table = table
        self._place = place or Place()
        self._taken: set[str] = set()
        self._inner: list[Values] = []
        self.faults: list[Fault] = [] if faults is None else faults

    def stands_in(self, **place: str) -> None:
        """Names where this table stands, for the faults that follow."""
        self._place = replace(self._place, **place)

    def has(self, key: str) -> bool:
        """Whether the key is there."""
        self._taken.add(key)
        return key in self._table

    def table(self, key: str, sheet: str | None = None) -> "Values":
        """The table under a key; an empty one where there is none."""
        value = self._take(key, {})
        if not isinstance(value, dict):
            self._fault("not_a_table", key)
            value = {}
        inner = Values(value, replace(self._place, sheet=sheet, key=key), self.faults)
        self._inner.append(inner)
        return inner

    def tables(self, key: str) -> list["Values"]:
        """The tables of a list of tables."""
        value = self._take(key, [])
        if not isinstance(value, list) or any(not isinstance(one, dict) for one in value):
            self._fault("not_tables", key)
            return []
        found = [Values(one, replace(self._place, key=key), self.faults) for one in value]
        self._inner += found
        return found

    def text(self, key: str, default: str = "", *, required: bool = False) -> str:
        """A text."""
        value = self._take(key, default)
        if isinstance(value, str) and _CONTROL.search(value):
            self._fault("text_with_control_signs", key)
            return default
        if isinstance(value, str) and (value.strip() or not required):
            return value
        code = "text_missing" if isinstance(value, str) else "not_a_text"
        self._fault(code, key)
        return default

    def texts(self, key: str) -> tuple[str, ...]:
        """A list of texts."""
        value = self._take(key, [])
        if not isinstance(value, list) or not all(isinstance(one, str) for one in value):
            self._fault("not_texts", key)
        elif any(_CONTROL.search(one) for one in value):
            self._fault("text_with_control_signs", key)
        else:
            return tuple(value)
        return ()

    def words(self, key: str, kind: Kind) -> tuple[str, ...]:
        """A list of words of the vocabulary of the knowledge base."""
        return tuple(word for word in self.texts(key) if self._knows(word, kind, key))

    def keys_that_are(self, kind: Kind) -> list[str]:
        """The keys that are words of the vocabulary; others become faults."""
        self._taken |= set(self._table)
        return [key for key in self._table if self._knows(key, kind, key)]

    def _knows(self, word: str, kind: Kind, key: str) -> bool:
        if word in terms(kind):
            return True
        self._fault("unknown_word", key, value=word, known=", ".join(terms(kind)))
        return False

    def number(self, key: str) -> int | float | None:
        """A finite number."""
        value = self._take(key, None)
        if value is None or _is_number(value):
            return cast(int | float | None, value)
        self._fault("not_a_number", key, value=value)
        return None

    def format(self, known: int) -> None:
        """The version of the file's format, which must be one that this program knows."""
        value = self._take("format", known)
        if value != known or isinstance(value, bool):
            self._fault("format_not_known", "format", value=value)

    def whole(self, key: str) -> int | None:
        """A whole number, not negative."""
        value = self._take(key, None)
        if value is None or (isinstance(value, int) and not isinstance(value, bool) and value >= 0):
            return value
        self._fault("not_a_whole_number", key, value=value)
        return None

    def numbers(self, key: str) -> tuple[int | float, ...] | None:
        """A list of finite numbers."""
        value = self._take(key, None)
        if value is None:
            return None
        if isinstance(value, list) and value and all(_is_number(one) for one in value):
            return tuple(value)
        self._fault("not_numbers", key)
        return None

    def amount(self, key: str) -> Amount | None:
        """An amount, or the code of a row that holds it."""
        value = self._take(key, None)
        if (
            value is None
            or _is_number(value)
            or (isinstance(value, str) and value in rows_by_code())
        ):
            return cast(Amount | None, value)
        code = "no_such_row" if isinstance(value, str) else "not_a_number"
        self._fault(code, key, value=value, suggestion="")
        return None

    def date(self, key: str) -> date | None:
        """A day."""
        value = self._take(key, None)
        is_day = isinstance(value, date) and not isinstance(value, datetime)
        if is_day and value.year in _YEARS:
            return cast("date", value)
        self._fault("not_a_date", key, value=value)
        return None

    def codes(self, kind: Literal["text", "number"]) -> Iterator[str]:
        """The codes in this sheet's table that are rows of the sheet; others become faults."""
        for code in list(self._table):
            row = rows_by_code().get(code)
            if row is not None and row.sheet == self._place.sheet and _fits(row, kind):
                yield code
            else:
                self._taken.add(code)
                self._fault_of_code(code, row)

    def _fault_of_code(self, code: str, row: Row | None) -> None:
        if row is None:
            self._fault(
                "no_such_row", code, value=code, suggestion=_nearest_row(code, self._place.sheet)
            )
        elif row.sheet != self._place.sheet:
            self._fault("row_of_other_sheet", code, sheet_of_row=row.sheet)
        else:
            self._fault("row_is_computed", code)

    def entry(self, key: str) -> Entry | None:
        """A row's value: a number, a range, or a wish to use a reference value."""
        value = self._take(key, None)
        if value is None or _is_number(value):
            return cast(Entry | None, value)
        if isinstance(value, dict):
            return self._reference(key, value) if "reference" in value else self._range(key, value)
        self._fault("not_a_number", key, value=value)
        return None

    def _reference(self, key: str, table: Mapping[str, Any]) -> UseReference | None:
        wanted = table["reference"]
        known = reference_values().get(wanted) if isinstance(wanted, str) else None
        if known is None or set(table) != {"reference"}:
            ids = [one.id for one in reference_values().values() if key in one.rows]
            self._fault("no_such_reference", key, value=wanted, suggestion=", ".join(ids))
            return None
        if key not in known.rows:
            self._fault("reference_for_other_row", key, value=wanted, rows=", ".join(known.rows))
            return None
        return UseReference(known.id)

    def _range(self, key: str, table: Mapping[str, Any]) -> Range | None:
        shape = table.get("distribution", "pert")
        if shape not in SHAPES:
            self._fault("no_such_distribution", key, value=shape, known=", ".join(SHAPES))
            return None
        figures = {name: value for name, value in table.items() if name != "distribution"}
        needs = ", ".join(sorted(NEEDS[cast(RangeShape, shape)]))
        if any(not _is_number(value) for value in figures.values()) or set(figures) - _FIGURES:
            self._fault("range_needs_other_figures", key, distribution=shape, needs=needs)
            return None
        found = Range(cast(RangeShape, shape), **figures)
        if (fault := found.fault()) is not None:
            self._fault(fault, key, distribution=shape, needs=needs)
            return None
        return found

    def refuse_the_rest(self) -> None:
        """Notes a fault for every key that nobody has taken out, here and in tables inside."""
        for key in self._table:
            if key not in self._taken:
                near = difflib.get_close_matches(key, self._taken, 1)
                self._fault("unknown_key", key, suggestion=near[0] if near else "")
        for inner in self._inner:
            inner.refuse_the_rest()

    def _take(self, key: str, default: Any) -> Any:  # noqa: ANN401 - whatever TOML can hold
        self._taken.add(key)
        return self._table.get(key, default)

    def _fault(self, code: str, key: str, **values: object) -> None:
        place = (
            replace(self._place, row=key) if self._place.sheet else replace(self._place, key=key)
        )
        self.faults.append(Fault(code, place, {"key": key, **values}))


#: Signs that no document can show.
_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ufffe\uffff]")
#: No amount of money or people comes near this number.
_LARGEST = 10**15
#: The years that a case may be of.
_YEARS = range(1900, 2201)
_FIGURES = frozenset().union(*NEEDS.values())


def _fits(row: Row, kind: Literal["text", "number"]) -> bool:
    return row.unit == "text" if kind == "text" else row.is_input


def _is_number(value: object) -> bool:
    if isinstance(value, bool) or not isinstance(value, int | float):
        return False
    return abs(value) <= _LARGEST  # false for infinity and for what is not a number


def _nearest_row(code: str, sheet: str | None) -> str:
    near = difflib.get_close_matches(
        code.upper(), [c for c, row in rows_by_code().items() if row.sheet == sheet], 1, 0.5
    )
    return near[0] if near else ""
