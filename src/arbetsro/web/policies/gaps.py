"""What is left to fill in of a text: its ``[gaps]``."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

_GAP = re.compile(r"\[[^\[\]]+\]")


@dataclass(frozen=True, slots=True)
class Piece:
    """A piece of a text: words as they are, or a gap to fill in."""

    text: str
    is_gap: bool


def gaps(text: str) -> tuple[str, ...]:
    """What is left to fill in, each once, in order and without its brackets."""
    return tuple(dict.fromkeys(found[1:-1].strip() for found in _GAP.findall(text)))


def pieces(text: str) -> Iterator[Piece]:
    """The text in pieces, so that a page can mark the gaps."""
    last = 0
    for found in _GAP.finditer(text):
        if found.start() > last:
            yield Piece(text[last : found.start()], is_gap=False)
        yield Piece(found[0], is_gap=True)
        last = found.end()
    if last < len(text):
        yield Piece(text[last:], is_gap=False)
