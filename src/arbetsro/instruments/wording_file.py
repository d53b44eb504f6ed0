"""Rows of a file of wordings, as TOML or as a table with separators."""

import csv
import io
import re
import tomllib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from arbetsro.language import LANGUAGES, Language

_SEPARATORS = ";\t,"
#: What the column with the number of the item may be called.
_NUMBER = ("number", "nummer")
#: A number that no item has.
_NONE = 0
#: An answer instead of an item: "3=2" is value 2 of item 3, "=2" is value 2 of every item.
_ANSWER = re.compile(r"([1-9][0-9]{0,2})?=([0-9]{1,3})", re.ASCII)


@dataclass(frozen=True, slots=True)
class Row:
    """The words of one item, or of one of its answers, as they stand in the file.

    Attributes:
        place: The line of a table, or which item of TOML.
        number: The number of the item; 0 where what stands there is no number, and for an answer
            that is called the same for every item.
        texts: The words, without languages that are blank.
        given: What stands where the number should.
        value: The answer that the words are of; nothing where they are of the item itself.
    """

    place: str
    number: int
    texts: Mapping[Language, str]
    given: str = ""
    value: int | None = None


class Unreadable(ValueError):  # noqa: N818 - a file that somebody chose, which is no error of ours
    """A file in which no rows can be found."""

    def __init__(self, code: str, place: str = "", **values: object) -> None:
        self.code, self.place, self.values = code, place, values
        super().__init__(code)


def rows_of(text: str) -> tuple[Row, ...]:
    """The rows of a file, in its order.

    Raises:
        Unreadable: It is neither TOML nor a table with the columns that are needed.
    """
    plain = text.removeprefix("\N{ZERO WIDTH NO-BREAK SPACE}").strip()
    if not plain:
        raise Unreadable("empty")
    separator = _separator(plain.splitlines()[0])
    return tuple(_of_table(plain, separator) if separator else _of_toml(plain))


def _separator(header: str) -> str:
    """What parts the columns, or nothing where the first line is not the head of a table."""
    for separator in _SEPARATORS:
        columns = [_plain(one) for one in header.split(separator)]
        if len(columns) > 1 and columns[0] in _NUMBER:
            return separator
    return ""


def _of_table(text: str, separator: str) -> Iterator[Row]:
    reader = csv.reader(io.StringIO(text), delimiter=separator, strict=True)
    header = [_plain(one) for one in next(reader)]
    unknown = [one for one in header[1:] if one not in LANGUAGES]
    if unknown:
        raise Unreadable("unknown_column", given=", ".join(unknown))
    for cells in _lines(reader):
        if any(cell.strip() for cell in cells):
            yield _row(
                str(reader.line_num), dict(zip(header[1:], cells[1:], strict=False)), cells[0]
            )


def _lines(reader: Iterable[list[str]]) -> Iterator[list[str]]:
    try:
        yield from reader
    except csv.Error as error:
        raise Unreadable("not_readable", why=str(error)) from error


def _of_toml(text: str) -> Iterator[Row]:
    try:
        table: dict[str, Any] = tomllib.loads(text)
    except (ValueError, RecursionError) as error:
        raise Unreadable("not_readable", why=str(error)) from error
    items = table.get("item")
    if not isinstance(items, list) or not all(isinstance(one, dict) for one in items):
        raise Unreadable("not_readable", why="[[item]]")
    for i, one in enumerate(items, 1):
        yield _row(f"item.{i}", one, one.get("number", ""))
    answers = table.get("answer", [])
    if not isinstance(answers, list) or not all(isinstance(one, dict) for one in answers):
        raise Unreadable("not_readable", why="[[answer]]")
    for i, one in enumerate(answers, 1):
        yield _row(f"answer.{i}", one, f"{one.get('item', '')}={one.get('value', '')}")


def _row(place: str, texts: Mapping[str, object], number: object) -> Row:
    given = str(number).strip()
    found = {one: says for one in LANGUAGES if (says := str(texts.get(one) or "").strip())}
    answer = _ANSWER.fullmatch(given)
    if answer:
        return Row(place, int(answer[1] or _NONE), found, given, int(answer[2]))
    is_number = given.isascii() and given.isdigit() and len(given) < 4
    return Row(place, int(given) if is_number else _NONE, found, given)


def _plain(cell: str) -> str:
    return cell.strip().strip('"').casefold()
