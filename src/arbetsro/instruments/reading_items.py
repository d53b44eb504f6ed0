"""Reads the items of an instrument and the answers that they have."""

from collections.abc import Iterable, Iterator
from typing import Any

from arbetsro.instruments.parts import AnswerScale, Direction, Item, Side
from arbetsro.instruments.tables import Table, Tables

#: No questionnaire has more; a longer list is a slip, or somebody who wishes to tie us up.
_MOST_ITEMS = 500
_ITEM = {
    "number", "key", "scale", "section", "text", "reversed", "forms", "grave", "side", "factor",
    "direction",
}  # fmt: skip


def answer_scales(tables: Tables, table: Table) -> dict[str, AnswerScale]:
    """The answers that items have, by key, in the order of the file."""
    found = {}
    for one, at in tables.each(table, "answer_scale"):
        tables.expect(one, {"key", "lowest", "highest", "value", "items"}, at)
        read = _answer_scale(tables, one, at)
        if read.key in found:
            tables.fault("used_twice", f"{at}.key", given=read.key)
        found[read.key] = read
    if not found:
        tables.fault("missing", "answer_scale")
        return {"": AnswerScale("", 0, 1)}
    return found


def _answer_scale(tables: Tables, table: Table, at: str) -> AnswerScale:
    labels = {}
    for one, where in tables.each(table, "value", at):
        tables.expect(one, {"value", "label"}, where)
        labels[tables.whole(one, "value", where)] = tables.text(one, "label", where)
    key = tables.value(table, "key", "", at)
    lowest, highest = (tables.whole(table, end, at) for end in ("lowest", "highest"))
    return AnswerScale(key, lowest, highest, labels)


def items(tables: Tables, table: Table) -> Iterator[Item]:
    """The items: told of one by one, or just counted."""
    usual = _usual_scales(tables, table)
    if "item" not in table:
        yield from _numbered(tables, table, usual)
        return
    given = list(tables.each(table, "item"))
    if not 1 <= len(given) <= _MOST_ITEMS:
        tables.fault("bad_count", "item", given=len(given), most=_MOST_ITEMS)
    for one, at in given:
        tables.expect(one, _ITEM, at)
        yield _item(tables, one, at, usual)


def _numbered(tables: Tables, table: Table, usual: dict[int, str]) -> Iterator[Item]:
    """Items that have nothing but a number."""
    count = tables.whole(table, "items", "")
    if not 1 <= count <= _MOST_ITEMS:
        tables.fault("bad_count", "items", given=count, most=_MOST_ITEMS)
        return
    turned = tables.wholes(table, "reversed")
    _check_numbers(tables, turned, count, "reversed")
    _check_numbers(tables, (one for one in usual if one), count, "answer_scale.items")
    for number in range(1, count + 1):
        scale = usual.get(number, usual[0])
        yield Item(number, f"item_{number}", scale, is_reversed=number in turned)


def _check_numbers(tables: Tables, numbers: Iterable[int], count: int, at: str) -> None:
    for number in numbers:
        if not 1 <= number <= count:
            tables.fault("no_such_item", at, given=number, n=count)


def _usual_scales(tables: Tables, table: Table) -> dict[int, str]:
    """The answers of each item that does not say itself; at 0 those of all the others."""
    found: dict[int, str] = {}
    for one, at in tables.each(table, "answer_scale"):
        key = str(one.get("key", ""))
        found.setdefault(0, key)
        found |= dict.fromkeys(tables.wholes(one, "items", at), key)
    return found or {0: ""}


def _item(tables: Tables, table: Table, at: str, usual: dict[int, str]) -> Item:
    number = tables.whole(table, "number", at)
    return Item(
        number=number,
        key=tables.maybe(table, "key", f"item_{number}", at),
        scale=tables.maybe(table, "scale", usual.get(number, usual[0]), at),
        text=tables.maybe_text(table, "text", at),
        is_reversed=tables.maybe(table, "reversed", otherwise=False, at=at),
        forms=tables.words(table, "forms", at),
        is_grave=tables.maybe(table, "grave", otherwise=False, at=at),
        section=tables.maybe(table, "section", "", at),
        direction=_word_or_none(tables, table, "direction", Direction, at),
        side=_word_or_none(tables, table, "side", Side, at),
        factor=tables.maybe(table, "factor", "", at),
    )


def _word_or_none(tables: Tables, table: Table, key: str, known: object, at: str) -> Any:  # noqa: ANN401 - as tables.word
    return tables.word(table, key, known, at) if key in table else None
