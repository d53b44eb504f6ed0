"""Reads tables of content files. What is wrong is gathered; a stand-in takes its place."""

import math
import tomllib
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from typing import Any, TypeVar

from arbetsro.knowledge.faults import ContentError, ContentFault
from arbetsro.knowledge.sources import Reference, UnknownReference, read_reference
from arbetsro.knowledge.vocabulary import Kind, terms
from arbetsro.language import LANGUAGES, Text

Table = Mapping[str, Any]
T = TypeVar("T")

_NO_TEXT = Text("", "", "")
#: What a value must be, as the sentence of the fault calls it.
_WANTED: dict[type, str] = {str: "text", int: "whole", float: "number", date: "date", bool: "truth"}


@dataclass(frozen=True, slots=True)
class Claim:
    """Something that the knowledge base says, and what it rests on."""

    text: Text
    sources: tuple[Reference, ...]


@dataclass(slots=True)
class Reader:
    """Reads the tables of one file.

    Attributes:
        file: The file, as its faults name it.
        faults: What was found to be wrong so far.
    """

    file: str
    faults: list[ContentFault] = field(default_factory=list)

    def text(self, table: Table, key: str, at: str = "") -> Text:
        """The text under a key, in all languages."""
        return self.text_of(table.get(key), _place(at, key))

    def text_of(self, given: object, at: str) -> Text:
        """A table with the keys of the languages, as a text."""
        if not isinstance(given, Mapping):
            self.fault("missing", at)
            return _NO_TEXT
        lacking = [one for one in LANGUAGES if not _says_something(given.get(one))]
        if lacking:
            self.fault("missing_language", at, languages=", ".join(lacking))
            return _NO_TEXT
        self.expect(given, set(LANGUAGES), at)
        return Text(sv=given["sv"], en=given["en"], da=given["da"])

    def claim(self, given: object, at: str) -> Claim:
        """A text with what it rests on."""
        if not isinstance(given, Mapping):
            self.fault("missing", at)
            return Claim(_NO_TEXT, ())
        text = {key: value for key, value in given.items() if key != "from"}
        return Claim(self.text_of(text, at), self.references(given, at))

    def claims(self, table: Table, key: str, *, needed: bool = False) -> tuple[Claim, ...]:
        """A list of claims."""
        claims = self.each(table, key, self.claim)
        if needed and not table.get(key):
            self.fault("missing", key)
        return claims

    def references(self, table: Table, at: str) -> tuple[Reference, ...]:
        """What the ``from`` of a table points at, one place at least."""
        given = table.get("from")
        if not isinstance(given, list) or not given:
            self.fault("missing", f"{at}.from")
            return ()
        return tuple(one for text in given if (one := self._reference(str(text), f"{at}.from")))

    def words(
        self, table: Table, key: str, kind: Kind, *, needed: bool = False, at: str = ""
    ) -> tuple[str, ...]:
        """A list of words of the vocabulary."""
        place = _place(at, key)
        given = table.get(key, [])
        if not isinstance(given, list):
            self.fault("wrong_kind", place, wanted="list")
            return ()
        if needed and not given:
            self.fault("missing", place)
        return tuple(word for word in given if self._knows(word, kind, place))

    def word(self, table: Table, key: str, kind: Kind, at: str = "") -> str:
        """A word of the vocabulary."""
        word = self.value(table, key, str, "", at)
        return word if word and self._knows(word, kind, _place(at, key)) else ""

    def value(self, table: Table, key: str, kind: type[T], otherwise: T, at: str = "") -> T:
        """The value under a key, which must be of a kind."""
        value = table.get(key)
        if isinstance(value, kind):
            return value
        if value is None:
            self.fault("missing", _place(at, key))
        else:
            self.fault("wrong_kind", _place(at, key), wanted=_WANTED[kind])
        return otherwise

    def ids(self, table: Table, key: str, at: str = "", *, needed: bool = False) -> tuple[str, ...]:
        """A list of ids of entries; whether they exist is looked at when all are read."""
        given = table.get(key, [])
        if not isinstance(given, list) or not all(isinstance(one, str) for one in given):
            self.fault("wrong_kind", _place(at, key), wanted="list")
            return ()
        if needed and not given:
            self.fault("missing", _place(at, key))
        return tuple(given)

    def entries(self, table: Table, key: str, at: str) -> tuple[str, ...]:
        """A list of ids of entries that there are."""
        ids = self.ids(table, key, at)
        for target in sorted(set(ids) - entry_ids()):
            self.fault("unknown_entry", _place(at, key), given=target)
        return ids

    def figures(self, table: Table, key: str, at: str) -> Mapping[str, float]:
        """A table of numbers by row."""
        given = table.get(key, {})
        if isinstance(given, Mapping) and all(map(_is_a_number, given.values())):
            return dict(given)
        self.fault("wrong_kind", _place(at, key), wanted="figures")
        return {}

    def each(self, table: Table, key: str, read: Callable[[Table, str], T]) -> tuple[T, ...]:
        """Every table of a list, read."""
        given = table.get(key, [])
        if not isinstance(given, list) or not all(isinstance(one, Mapping) for one in given):
            self.fault("wrong_kind", key, wanted="tables")
            return ()
        return tuple(read(one, f"{key}.{i}") for i, one in enumerate(given, 1))

    def expect(self, table: Table, keys: set[str], at: str = "") -> None:
        """Finds the keys that have no place in a table."""
        for key in sorted(set(table) - keys):
            self.fault("unknown_field", _place(at, key), known=", ".join(sorted(keys)))

    def fault(self, code: str, at: str, **values: object) -> None:
        """Keeps a fault."""
        self.faults.append(ContentFault(code, self.file, at, values))

    def _knows(self, word: object, kind: Kind, at: str) -> bool:
        if isinstance(word, str) and word in terms(kind):
            return True
        self.fault("unknown_word", at, given=word, known=", ".join(terms(kind)))
        return False

    def _reference(self, text: str, at: str) -> Reference | None:
        try:
            return read_reference(text)
        except UnknownReference as error:
            self.fault(error.code, at, given=error.given, known=", ".join(error.known))
            return None


def content_files(folder: str, room: str = __package__) -> dict[str, Traversable]:
    """The content files of a folder of a room, by name; of the knowledge base if none is named."""
    paths = (files(room) / folder).iterdir()
    found = {p.name.removesuffix(".toml"): p for p in paths if p.name.endswith(".toml")}
    return dict(sorted(found.items()))


@cache
def entry_ids() -> frozenset[str]:
    """The ids of the interventions that there is a file for, whether it can be read or not."""
    return frozenset(content_files("interventions"))


def read_content(name: str, read: Callable[[Reader, Table], T], room: str = __package__) -> T:
    """What a single content file of a room holds.

    Args:
        name: The file, without its ending.
        read: Reads it, and tells the reader what is wrong.
        room: The package that it stands in; the knowledge base if none is named.

    Raises:
        ContentError: The file is faulty; every fault is named.
    """
    reader = Reader(name)
    found = read(reader, load(name, files(room) / f"{name}.toml", reader.faults))
    if reader.faults:
        raise ContentError(reader.faults)
    return found


def load(file: str, path: Traversable, faults: list[ContentFault]) -> dict[str, Any]:
    """What a file holds; nothing, and a fault, where it cannot be read or is not TOML."""
    if not path.is_file():
        faults.append(ContentFault("is_a_folder" if path.is_dir() else "not_found", file))
        return {}
    try:
        return tomllib.loads(path.read_bytes().decode("utf-8-sig"))
    except OSError as error:
        faults.append(ContentFault("unreadable", file, values={"why": error.strerror}))
    except (ValueError, RecursionError) as error:
        # Not UTF-8, not TOML, or brackets nested a thousand deep.
        faults.append(ContentFault("not_toml", file, values={"why": str(error)}))
    return {}


def _is_a_number(value: object) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool) and math.isfinite(value)


def _says_something(text: object) -> bool:
    return isinstance(text, str) and bool(text.strip())


def _place(at: str, key: str) -> str:
    return ".".join(part for part in (at, key) if part)
