"""A document as Markdown."""

import re

from arbetsro.reporting.document import (
    Block,
    Bullets,
    Document,
    Figure,
    Heading,
    KeyFigures,
    PageBreak,
    Paragraph,
    Table,
)

_MARKS = {"left": ":--", "right": "--:"}
#: The signs that mean something within a line.
_SPECIAL = re.compile(r"[\\`*_\[\]<>#|~&]")
#: What would make a list or a rule of a line that begins with it.
_OPENING = re.compile(r"^(\d+(?=[.)])|(?=[-+=]))")


def as_markdown(document: Document) -> str:
    """The document's text. Charts stand as the sentence that describes them and their table."""
    parts = [f"# {_safe(document.title)}", f"*{_safe(document.subtitle)}*"]
    parts += [part for block in document.blocks if (part := _block(block))]
    parts += ["---", _safe(document.footer)]
    return "\n\n".join(parts) + "\n"


def _block(block: Block) -> str:
    match block:
        case Heading(text, level):
            return f"{'#' * (level + 1)} {_safe(text)}"
        case Paragraph(text, "lead", _):
            return f"**{_safe(text)}**"
        case Paragraph(text, _, _):
            return _safe(text)
        case Bullets(items, _):
            return "\n".join(f"- {_safe(item)}" for item in items)
        case KeyFigures(figures):
            return "\n".join(
                f"- **{_safe(one.value)}** {_safe(one.label)}"
                + (f" ({_safe(one.note)})" if one.note else "")
                for one in figures
            )
        case Table():
            return _table(block)
        case Figure(chart, with_table):
            return (
                f"{_safe(chart.alt)}\n\n{_table(chart.table)}" if with_table else _safe(chart.alt)
            )
        case PageBreak():
            return ""


def _table(table: Table) -> str:
    lines = [
        _line(tuple(map(_safe, table.header))),
        "| " + " | ".join(_MARKS[a] for a in table.align) + " |",
    ]
    for i, row in enumerate(table.rows):
        strong = i in table.strong or i in table.headings
        lines.append(_line(tuple(f"**{c}**" if strong and c else c for c in map(_safe, row))))
    return f"*{_safe(table.caption)}*\n\n" + "\n".join(lines)


def _line(cells: tuple[str, ...]) -> str:
    return "| " + " | ".join(cells) + " |"


def _safe(text: str) -> str:
    escaped = _SPECIAL.sub(lambda match: "\\" + match[0], " ".join(text.split()))
    return _OPENING.sub(lambda match: match[0] + "\\", escaped)
