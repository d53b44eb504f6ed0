"""Cards for a conversation on demands and resources, from ``cards.toml``."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Literal, cast, get_args

from arbetsro.knowledge.content import Reader, Table
from arbetsro.language import Text
from arbetsro.workenv.content import by_key, check_known, key_of, one_of, read_content

CardSide = Literal["demand", "resource"]


@dataclass(frozen=True, slots=True)
class Card:
    """A demand or a resource that a group can put on the table.

    Attributes:
        key: What votes and maps refer to; it stays the same.
        side: Whether it takes or helps.
        label: What stands on the card.
        about: What it means, in a sentence.
        cause: What to ask for the cause: of too much of a demand, or too little of a resource.
        factor: The factor of the vocabulary that it belongs to.
        answers: For a demand: the resources that may balance it.
    """

    key: str
    side: CardSide
    label: Text
    about: Text
    cause: Text
    factor: str
    answers: tuple[str, ...]


@cache
def cards() -> Mapping[str, Card]:
    """Every card by key, demands first.

    Raises:
        ContentError: The file is faulty; every fault is named.
    """
    return read_content("cards", read_cards)


def read_cards(reader: Reader, table: Table) -> Mapping[str, Card]:
    """The cards of a table, by key."""
    found = by_key(reader, table, "card", lambda one, at: _card(reader, one, at))
    resources = [card.key for card in found.values() if card.side == "resource"]
    for card in found.values():
        check_known(reader, card.answers, resources, f"{card.key}.answers")
    return found


def _card(reader: Reader, table: Table, at: str) -> Card:
    reader.expect(table, {"key", "side", "label", "about", "cause", "factor", "answers"}, at)
    side = one_of(reader, table, "side", get_args(CardSide), at)
    return Card(
        key=key_of(reader, table, at),
        side=cast("CardSide", side),
        label=reader.text(table, "label", at),
        about=reader.text(table, "about", at),
        cause=reader.text(table, "cause", at),
        factor=reader.word(table, "factor", "factor", at),
        answers=reader.ids(table, "answers", at, needed=side == "demand"),
    )
