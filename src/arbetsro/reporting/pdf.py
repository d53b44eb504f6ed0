"""A document as a tagged PDF (PDF/UA-1 and PDF/A-2a), set with Typst. No browser is needed."""

import json
import re
import unicodedata
from importlib.resources import files
from typing import Any

from arbetsro.language import Language, say
from arbetsro.reporting.charts import as_svg
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


def as_pdf(document: Document) -> bytes:
    """The document as PDF; the same document gives the same bytes.

    A sign that the typeface lacks, such as a pictogram, is written as a question mark: the
    standards for documents that everybody can read allow no empty boxes.
    """
    import typst

    content = json.dumps(_document(document), ensure_ascii=False)
    try:
        return _set(content)
    except typst.TypstError as error:
        if "could not be displayed" not in str(error):
            raise
        return _set(LACKING.sub("?", unicodedata.normalize("NFC", content)))


#: What lies outside the letters, signs and arrows that the typeface is known to have.
LACKING = re.compile(
    "[^\x00-\u024f\u0370-\u045f\u1e00-\u1eff\u2010-\u2027\u2030-\u2040\u20a0-\u20bf\u2190-\u22ff]"
)


def _set(content: str) -> bytes:
    import typst

    template = (files(__package__) / "document.typ").read_bytes()
    pages = typst.compile(
        template,
        sys_inputs={"document": content},
        pdf_standards=["ua-1", "a-2a"],
        # Only the typefaces inside Typst: every machine then makes the same pages.
        ignore_system_fonts=True,
    )
    assert isinstance(pages, bytes)  # noqa: S101 - a PDF is one piece
    return pages


def _document(document: Document) -> dict[str, Any]:
    made = document.made
    pages = say("report.page_of", document.language, page="{page}", pages="{pages}")
    return {
        "title": document.title,
        "subtitle": document.subtitle,
        "language": document.language,
        "made": {"year": made.year, "month": made.month, "day": made.day},
        "footer": document.footer,
        "page_of": pages,
        "scale": document.scale,
        "blocks": [_block(block, document.language) for block in document.blocks],
    }


def _block(block: Block, language: Language) -> dict[str, Any]:
    match block:
        case Heading(text, level):
            return {"kind": "heading", "text": text, "level": level}
        case Paragraph(text, style, spoken):
            return {"kind": "paragraph", "text": text, "style": style, "lang": spoken or language}
        case Bullets(items, spoken):
            return {"kind": "bullets", "items": list(items), "lang": spoken or language}
        case KeyFigures(figures):
            return {
                "kind": "key_figures",
                "figures": [{"value": f.value, "label": f.label, "note": f.note} for f in figures],
            }
        case Table():
            return {"kind": "table", **_table(block)}
        case Figure(chart, with_table):
            return {
                "kind": "figure",
                "svg": as_svg(chart, language),
                "alt": chart.alt,
                "caption": chart.table.caption,
                "table": _table(chart.table) if with_table else None,
            }
        case PageBreak():
            return {"kind": "page_break"}


def _table(table: Table) -> dict[str, Any]:
    return {
        "header": list(table.header),
        "rows": [list(row) for row in table.rows],
        "caption": table.caption,
        "align": list(table.align),
        "strong": sorted(table.strong),
        "headings": sorted(table.headings),
        "widths": list(table.widths),
    }
