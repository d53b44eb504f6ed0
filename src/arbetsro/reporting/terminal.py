"""A document in the terminal."""

import textwrap

from rich.console import Console, Group, OverflowMethod
from rich.padding import Padding
from rich.panel import Panel
from rich.table import Table as Grid
from rich.text import Text as Line

from arbetsro.reporting.document import (
    Bar,
    Block,
    Bullets,
    Chart,
    Document,
    Figure,
    Heading,
    KeyFigures,
    PageBreak,
    Paragraph,
    Table,
)

_BAR_WIDTH = 40
#: As wide as the title of a column of figures may be.
_HEAD = 16


def show(document: Document, console: Console) -> None:
    """Prints the document."""
    console.print()
    console.print(Line(document.title, style="bold"))
    console.print(Line(document.subtitle, style="dim"))
    for block in document.blocks:
        _show(block, console)
    console.print()
    console.print(Line(document.footer, style="dim"))


def _show(block: Block, console: Console) -> None:
    match block:
        case Heading(text, level):
            console.print()
            console.print(Line(text, style="bold underline" if level == 1 else "bold"))
        case Paragraph(text, style, _):
            console.print()
            console.print(Line(text, style={"lead": "bold", "note": "dim"}.get(style, "")))
        case Bullets(items, _):
            for item in items:
                console.print(Padding(Line(f"• {item}"), (0, 0, 0, 2)))
        case KeyFigures():
            console.print()
            console.print(_key_figures(block))
        case Table():
            console.print()
            console.print(_table(block))
        case Figure(chart, with_table):
            console.print()
            console.print(_chart(chart, with_table))
        case PageBreak():
            pass


def _key_figures(block: KeyFigures) -> Grid:
    grid = Grid.grid(expand=True, padding=(0, 1))
    for _ in block.figures:
        grid.add_column(ratio=1)
    cells = [
        Panel(Group(Line(one.value, style="bold"), Line(one.label), Line(one.note, style="dim")))
        for one in block.figures
    ]
    grid.add_row(*cells)
    return grid


def _table(block: Table) -> Grid:
    grid = Grid(
        title=Line(block.caption, style="italic"),
        title_justify="left",
        box=None,
        pad_edge=False,
    )
    for title, align in zip(block.header, block.align, strict=True):
        # An amount is never broken over two lines; its column's title is, to keep it narrow.
        figures = align == "right"
        head = "\n".join(textwrap.wrap(title, _HEAD)) if figures else title
        overflow: OverflowMethod = "ellipsis" if figures else "fold"
        grid.add_column(Line(head, style="dim"), justify=align, no_wrap=figures, overflow=overflow)
    for i, row in enumerate(block.rows):
        style = "bold" if i in block.strong else "italic" if i in block.headings else ""
        grid.add_row(*(Line(cell) for cell in row), style=style)
    return grid


def _chart(chart: Chart, with_table: bool) -> Group:
    parts: list[Line | Grid] = []
    if chart.bars:
        parts.append(_bars(chart.bars))
    if with_table or not chart.bars:
        parts.append(_table(chart.table))
    return Group(*parts)


def _bars(bars: tuple[Bar, ...]) -> Grid:
    grid = Grid.grid(padding=(0, 1))
    longest = max(abs(bar.value) for bar in bars) or 1.0
    for bar in bars:
        blocks = "█" * max(1, round(_BAR_WIDTH * abs(bar.value) / longest))
        grid.add_row(Line(bar.label), Line(blocks, style="blue"), Line(bar.written))
    return grid
