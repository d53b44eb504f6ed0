"""Slips of paper to cut out: a code that a telephone reads, the same in letters, and an address."""

import json
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from importlib.resources import files

from arbetsro.language import Language
from arbetsro.reporting.pdf import LACKING


@dataclass(frozen=True, slots=True)
class Slip:
    """One slip.

    Attributes:
        drawing: The code as an SVG drawing, which leads to the address with the code in it.
        code: The same in letters.
    """

    drawing: str
    code: str


@dataclass(frozen=True, slots=True)
class Slips:
    """A pile of slips that all say the same beside their codes.

    Attributes:
        title: What stands first on each.
        text: What one does with it.
        label: What stands before the code in letters.
        address: Where the code is typed in by those who have no camera.
        note: What everybody should know, in small print.
        language: The language of all this.
        slips: The codes.
    """

    title: str
    text: str
    label: str
    address: str
    note: str
    language: Language
    slips: Sequence[Slip]


def as_pdf(pile: Slips) -> bytes:
    """The slips, eight on a page of A4, with lines to cut along."""
    import typst

    content = json.dumps(asdict(pile), ensure_ascii=False)
    try:
        return _set(content)
    except typst.TypstError as error:
        if "could not be displayed" not in str(error):
            raise
        return _set(LACKING.sub("?", content))


def _set(content: str) -> bytes:
    import typst

    pages = typst.compile(
        (files(__package__) / "slips.typ").read_bytes(),
        sys_inputs={"slips": content},
        pdf_standards=["ua-1"],
        # Only the typefaces inside Typst: every machine then makes the same pages.
        ignore_system_fonts=True,
    )
    assert isinstance(pages, bytes)  # noqa: S101 - a PDF is one piece
    return pages
