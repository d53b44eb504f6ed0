"""A table as a file holds it, before anybody has asked what its columns are."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

#: The most rows that are read: more than any clinic sees in its life.
MOST_ROWS = 200_000
#: The most that a file may hold, packed or unpacked.
MOST_BYTES = 200_000_000
#: What stands for a formula, whatever it says; no text of a file holds it.
FORMULA = "\0formula"


@dataclass(frozen=True, slots=True)
class Raw:
    """A table of texts.

    Attributes:
        headings: The first row.
        rows: Each row with its number in the file; without those that are empty.
        marks: What the file says of itself, as ``synthetic`` and ``source``.
    """

    headings: tuple[str, ...]
    rows: tuple[tuple[int, tuple[str, ...]], ...]
    marks: Mapping[str, str] = field(default_factory=dict)


#: What a spreadsheet might take for a formula, with the apostrophes that keep it from that.
_RISKY = re.compile(r"'*[=+\-@\t\r]")


def guarded(text: str) -> str:
    """A cell as it is written: an apostrophe first, where a spreadsheet might run it."""
    return f"'{text}" if _RISKY.match(text) else text


def unguarded(text: str) -> str:
    """A cell as it was before it was written."""
    return text[1:] if text.startswith("'") and _RISKY.match(text) else text
