"""Reads values of a file's tables. What is wrong is gathered; a stand-in takes its place."""

import math
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, TypeVar, get_args

from arbetsro.instruments.faults import InstrumentFault
from arbetsro.language import LANGUAGES, Text

Table = Mapping[str, Any]
T = TypeVar("T")
_NO_TEXT = Text("", "", "")
#: What is wrong where a value is of another kind.
_NOT: dict[type, str] = {str: "not_text", int: "not_whole", bool: "not_truth", list: "not_list"}


@dataclass(slots=True)
class Tables:
    """Reads the tables of one file.

    Attributes:
        faults: What was found to be wrong so far.
    """

    faults: list[InstrumentFault] = field(default_factory=list)

    def value(self, table: Table, key: str, otherwise: T, at: str = "") -> T:
        """The value under a key, of the same kind as the stand-in; it must be there."""
        if key not in table or table[key] == "":
            self.fault("missing", place(at, key))
            return otherwise
        return self.maybe(table, key, otherwise, at)

    def maybe(self, table: Table, key: str, otherwise: T, at: str = "") -> T:
        """The value under a key, of the same kind as the stand-in, which it may leave out."""
        found, kind = table.get(key, otherwise), type(otherwise)
        # True is a whole number in Python, but not in a file.
        if isinstance(found, kind) and (kind is bool or not isinstance(found, bool)):
            return found
        self.fault(_NOT[kind], place(at, key))
        return otherwise

    def number(self, table: Table, key: str, at: str) -> float:
        """The number under a key."""
        found = table.get(key)
        if isinstance(found, int | float) and not isinstance(found, bool) and math.isfinite(found):
            return float(found)
        self.fault("not_number" if key in table else "missing", place(at, key))
        return 0.0

    def whole(self, table: Table, key: str, at: str) -> int:
        """The whole number under a key."""
        return self.value(table, key, 0, at)

    def word(
        self, table: Table, key: str, known: object, at: str = "", otherwise: object = None
    ) -> Any:  # noqa: ANN401 - one of the words of a Literal, which no type can tell from here
        """The word under a key, one of those of a ``Literal``; the stand-in where it may be left.

        Without a stand-in the word must be there.
        """
        words: tuple[str, ...] = get_args(known)
        if key not in table and otherwise is not None:
            return otherwise
        found = self.value(table, key, "", at)
        if found in words:
            return found
        if key in table:
            self.fault("unknown_word", place(at, key), given=found, known=", ".join(words))
        return otherwise or words[0]

    def text(self, table: Table, key: str, at: str = "") -> Text:
        """The text under a key, in all languages."""
        found = self.maybe_text(table, key, at)
        if found is None:
            self.fault("missing", place(at, key))
        return found or _NO_TEXT

    def maybe_text(self, table: Table, key: str, at: str = "") -> Text | None:
        """The text under a key, in all languages, or nothing where there is none."""
        given = table.get(key)
        if given is None:
            return None
        if not isinstance(given, Mapping):
            self.fault("not_table", place(at, key))
            return _NO_TEXT
        lacking = [one for one in LANGUAGES if not _says_something(given.get(one))]
        if lacking:
            self.fault("missing_language", place(at, key), languages=", ".join(lacking))
            return _NO_TEXT
        self.expect(given, LANGUAGES, place(at, key))
        return Text(sv=given["sv"], en=given["en"], da=given["da"])

    def part(self, table: Table, key: str) -> Table:
        """The table under a key; an empty one, and a fault, where there is none."""
        given = table.get(key)
        if isinstance(given, Mapping):
            return given
        self.fault("missing" if given is None else "not_table", key)
        return {}

    def each(self, table: Table, key: str, at: str = "") -> Iterator[tuple[Table, str]]:
        """The tables of a list, each with its place."""
        given = table.get(key, [])
        if not isinstance(given, list) or not all(isinstance(one, Mapping) for one in given):
            self.fault("not_tables", place(at, key), key=key)
            return
        for i, one in enumerate(given, 1):
            yield one, place(at, f"{key}.{i}")

    def wholes(self, table: Table, key: str, at: str = "") -> tuple[int, ...]:
        """A list of whole numbers, which may be left out."""
        found = self.maybe(table, key, list[Any](), at)
        if all(type(one) is int for one in found):
            return tuple(found)
        self.fault("not_wholes", place(at, key))
        return ()

    def words(self, table: Table, key: str, at: str = "") -> tuple[str, ...]:
        """A list of words, which may be left out."""
        found = self.maybe(table, key, list[Any](), at)
        if all(isinstance(one, str) for one in found):
            return tuple(found)
        self.fault("not_words", place(at, key))
        return ()

    def expect(self, table: Table, keys: Iterable[str], at: str = "") -> None:
        """Finds the keys that have no place in a table."""
        known = sorted(keys)
        for key in sorted(set(table) - set(known)):
            self.fault("unknown_field", place(at, key), known=", ".join(known))

    def fault(self, code: str, at: str, **values: object) -> None:
        """Keeps a fault."""
        self.faults.append(InstrumentFault(code, at, values))


def place(at: str, key: str) -> str:
    """The place of a key in what stands at another."""
    return f"{at}.{key}" if at else key


def _says_something(text: object) -> bool:
    return isinstance(text, str) and bool(text.strip())
