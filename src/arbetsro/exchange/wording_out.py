"""The words of an instrument as the file that ``read_wording`` reads."""

from collections.abc import Iterator

from arbetsro.evaluation.files.text import as_csv
from arbetsro.instruments.wording import Wording


def as_wording_file(of: Wording) -> bytes:
    """The words as CSV for Excel, those of the answers after those of the items."""
    head = ["number", *of.languages]
    return as_csv([head, *_rows(of)])


def _rows(of: Wording) -> Iterator[list[str]]:
    for number, texts in of.items.items():
        yield [str(number), *(texts[one] for one in of.languages)]
    for (number, value), texts in of.labels.items():
        # An apostrophe would be put before a cell that begins with a sign of equality.
        named = f"{number}={value}" if number else f"={value}"
        yield [named, *(texts[one] for one in of.languages)]
