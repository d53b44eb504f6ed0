"""A document as a list of parts. Each way out (PDF, Word, Markdown, terminal) renders the same."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any, Literal

from arbetsro.language import Language

Align = Literal["left", "right"]


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading; level 1 opens a chapter."""

    text: str
    level: int = 1


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Running text. A lead is the conclusion in large type, a note is small print.

    ``language`` is told where it is not the document's, so that a screen reader says it right.
    """

    text: str
    style: Literal["plain", "lead", "note"] = "plain"
    language: Language | None = None


@dataclass(frozen=True, slots=True)
class Bullets:
    """A list without order."""

    items: tuple[str, ...]
    language: Language | None = None


@dataclass(frozen=True, slots=True)
class KeyFigure:
    """A figure that carries the conclusion."""

    value: str
    label: str
    note: str = ""


@dataclass(frozen=True, slots=True)
class KeyFigures:
    """Figures side by side."""

    figures: tuple[KeyFigure, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """A table of written cells.

    Attributes:
        header: One text a column.
        rows: As many texts a row.
        caption: What the table shows.
        align: How each column stands.
        strong: The rows that are sums, by index.
        headings: The rows that head the rows after them, by index.
        widths: How wide each column is beside the others; by what they hold where nothing is said.
    """

    header: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    caption: str
    align: tuple[Align, ...]
    strong: frozenset[int] = frozenset()
    headings: frozenset[int] = frozenset()
    widths: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Bar:
    """One bar of a chart, as a terminal draws it."""

    label: str
    value: float
    written: str


@dataclass(frozen=True, slots=True)
class Chart:
    """A picture, what it says in words, and its figures as a table.

    Attributes:
        name: A short name for files and anchors.
        spec: The picture in Vega-Lite.
        alt: What the picture shows, for those who do not see it.
        table: The figures in it.
        bars: The figures as bars, where a terminal can draw it so.
    """

    name: str
    spec: dict[str, Any]
    alt: str
    table: Table
    bars: tuple[Bar, ...] = ()


@dataclass(frozen=True, slots=True)
class Figure:
    """A chart in its place in the document."""

    chart: Chart
    with_table: bool = True


@dataclass(frozen=True, slots=True)
class PageBreak:
    """The heading that follows begins on a new page, where there are pages."""


Block = Heading | Paragraph | Bullets | KeyFigures | Table | Figure | PageBreak


@dataclass(frozen=True, slots=True)
class Document:
    """A finished document.

    Attributes:
        title: Its title.
        subtitle: Whom and what it concerns.
        language: The language it is written in.
        made: The day it was made.
        footer: The line at the foot of each page: program, version, fingerprint of the inputs.
        blocks: Its parts in order.
        scale: How much larger than usual its text is in a PDF: for what is read from afar.
    """

    title: str
    subtitle: str
    language: Language
    made: date
    footer: str
    blocks: Sequence[Block] = field(default=())
    scale: float = 1.0
