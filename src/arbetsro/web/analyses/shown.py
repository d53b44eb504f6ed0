"""Parts of documents as a page shows them: the same blocks that PDF and Word are made of."""

import base64
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from arbetsro.language import Language
from arbetsro.reporting.charts import as_svg
from arbetsro.reporting.document import (
    Block,
    Bullets,
    Figure,
    Heading,
    KeyFigures,
    Paragraph,
    Table,
)


@dataclass(frozen=True, slots=True)
class Shown:
    """A block with what its template needs.

    Attributes:
        kind: Which template part shows it.
        block: The block.
        picture: The address of a chart's picture.
        table: The table, or the table of a chart's figures.
        level: The level of a heading on the page.
    """

    kind: str
    block: Block
    picture: str = ""
    table: "ShownTable | None" = None
    level: int = 2


@dataclass(frozen=True, slots=True)
class ShownTable:
    """A table: its caption, its header, and rows of cells with their headers.

    What is a number is marked, and so is the header above it.
    """

    caption: str
    header: tuple[tuple[str, bool], ...]
    rows: tuple["ShownRow", ...]


@dataclass(frozen=True, slots=True)
class ShownRow:
    """A row of a table."""

    cells: tuple[tuple[str, str, bool], ...]
    is_sum: bool = False
    is_heading: bool = False
    first: str = field(default="")


def shown(blocks: Iterable[Block], language: Language, *, level: int = 1) -> Iterator[Shown]:
    """The blocks as a page shows them; ``level`` is how far below h1 a chapter's heading stands."""
    for block in blocks:
        match block:
            case Heading():
                yield Shown("heading", block, level=min(6, block.level + level))
            case Paragraph():
                yield Shown("paragraph", block)
            case Bullets():
                yield Shown("bullets", block)
            case KeyFigures():
                yield Shown("figures", block)
            case Table():
                yield Shown("table", block, table=_table(block))
            case Figure():
                yield Shown(
                    "chart",
                    block,
                    picture=_picture(as_svg(block.chart, language)),
                    table=_table(block.chart.table) if block.with_table else None,
                )


def _picture(svg: str) -> str:
    """The picture as part of the page, so that it always belongs to the figures beside it."""
    # The typeface of the documents is not on the reader's machine.
    svg = svg.replace("Libertinus Serif", "system-ui, sans-serif")
    return f"data:image/svg+xml;base64,{base64.b64encode(svg.encode()).decode()}"


def _table(table: Table) -> ShownTable:
    rows = []
    for index, cells in enumerate(table.rows):
        marked = tuple(
            (text, head, align == "right")
            for text, head, align in zip(cells, table.header, table.align, strict=True)
        )
        heading = index in table.headings
        first = next(filter(None, cells), "") if heading else ""
        rows.append(ShownRow(marked, index in table.strong, heading, first))
    numbers = (align == "right" for align in table.align)
    header = tuple(zip(table.header, numbers, strict=True))
    return ShownTable(table.caption, header, tuple(rows))
