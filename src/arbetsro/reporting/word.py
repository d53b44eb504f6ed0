"""A document as an editable Word file, with real headings, tables and lists."""

import io
import zipfile
from typing import TYPE_CHECKING, Any, BinaryIO

from arbetsro.language import Language, say
from arbetsro.reporting.charts import as_png
from arbetsro.reporting.document import (
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

if TYPE_CHECKING:
    from docx.document import Document as WordDocument
    from docx.shared import Length
    from docx.table import Table as WordTable
    from docx.table import _Cell, _Row
    from docx.text.paragraph import Paragraph as WordParagraph

_LANGUAGES: dict[Language, str] = {"sv": "sv-SE", "en": "en-GB", "da": "da-DK"}
_DARK = "12435C"


def write_word(document: Document, file: BinaryIO) -> None:
    """Writes the document as .docx."""
    import docx

    word = docx.Document()
    _set_up(word, document)
    word.add_heading(document.title, 0)
    word.add_paragraph(document.subtitle, style="Subtitle")
    begins_page = False
    for block in document.blocks:
        _add(word, block, document.language)
        if begins_page and isinstance(block, Heading):
            word.paragraphs[-1].paragraph_format.page_break_before = True
        begins_page = isinstance(block, PageBreak)
    content = io.BytesIO()
    word.save(content)
    _pack(content, document, file)


def _pack(content: io.BytesIO, document: Document, file: BinaryIO) -> None:
    """Packs the file anew with the document's own day, so that it can be made again."""
    day = (document.made.year, document.made.month, document.made.day, 0, 0, 0)
    with zipfile.ZipFile(content) as old, zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            part = zipfile.ZipInfo(name, day)
            part.compress_type = zipfile.ZIP_DEFLATED
            new.writestr(part, old.read(name))


def _set_up(word: "WordDocument", document: Document) -> None:
    from datetime import UTC, datetime, time

    from docx.shared import Cm, Pt, RGBColor

    properties = word.core_properties
    # Word holds at most 255 signs of each.
    properties.title, properties.subject = document.title[:255], document.subtitle[:255]
    properties.author, properties.comments = "arbetsro", document.footer[:255]
    properties.language = _LANGUAGES[document.language]
    properties.created = properties.modified = datetime.combine(document.made, time(), UTC)
    section = word.sections[0]
    section.page_width, section.page_height = Cm(21), Cm(29.7)
    section.left_margin = section.right_margin = Cm(2.3)
    normal = word.styles["Normal"]
    normal.font.name, normal.font.size = "Calibri", Pt(10.5)
    _speak(normal.element, document.language)
    for name in ("Title", "Heading 1", "Heading 2"):
        word.styles[name].font.name = "Calibri"
        word.styles[name].font.color.rgb = RGBColor.from_string(_DARK)
    _footer(section.footer.paragraphs[0], document)


def _speak(element: Any, language: Language) -> None:  # noqa: ANN401 - an lxml element
    """Tells screen readers and the spelling checker which language the text is in."""
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn

    properties = element.get_or_add_rPr()
    tag = OxmlElement("w:lang")
    tag.set(qn("w:val"), _LANGUAGES[language])
    properties.append(tag)


def _footer(paragraph: "WordParagraph", document: Document) -> None:
    before, between, after = say("report.page_of", document.language, page="\0", pages="\0").split(
        "\0"
    )
    paragraph.add_run(f"{document.footer}    {before}")
    _field(paragraph, "PAGE")
    paragraph.add_run(between)
    _field(paragraph, "NUMPAGES")
    paragraph.add_run(after)


def _field(paragraph: "WordParagraph", name: str) -> None:
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn

    field = OxmlElement("w:fldSimple")
    field.set(qn("w:instr"), name)
    paragraph._p.append(field)


def _add(word: "WordDocument", block: Block, language: Language) -> None:
    match block:
        case Heading(text, level):
            word.add_heading(text, level)
        case Paragraph(text, style, spoken):
            run = word.add_paragraph().add_run(text)
            run.bold, run.italic = style == "lead", style == "note"
            _speak(run._r, spoken or language)
        case Bullets(items, spoken):
            for item in items:
                run = word.add_paragraph(style="List Bullet").add_run(item)
                _speak(run._r, spoken or language)
        case KeyFigures():
            _key_figures(word, block)
        case Table():
            _table(word, block)
        case Figure(chart, with_table):
            _figure(word, chart, language)
            if with_table:
                _table(word, chart.table, captioned=False)
        case PageBreak():
            # The heading that follows begins the page: a break in a paragraph of its own leaves
            # an empty page after one that is full.
            pass


def _key_figures(word: "WordDocument", block: KeyFigures) -> None:
    from docx.shared import Pt

    table = word.add_table(1, len(block.figures))
    for cell, figure in zip(table.rows[0].cells, block.figures, strict=True):
        value = cell.paragraphs[0].add_run(figure.value)
        value.bold, value.font.size = True, Pt(15)
        cell.add_paragraph(figure.label)
        if figure.note:
            cell.add_paragraph().add_run(figure.note).italic = True


def _figure(word: "WordDocument", chart: Chart, language: Language) -> None:
    from docx.shared import Cm

    word.add_picture(io.BytesIO(as_png(chart, language)), width=Cm(15.5))
    picture = word.inline_shapes[-1]._inline.docPr
    picture.set("descr", chart.alt)
    picture.set("title", chart.table.caption)
    word.add_paragraph(chart.table.caption, style="Caption")


def _table(word: "WordDocument", block: Table, *, captioned: bool = True) -> None:
    from docx.enum.table import WD_TABLE_ALIGNMENT

    if captioned:
        word.add_paragraph(block.caption, style="Caption")
    table = word.add_table(1 + len(block.rows), len(block.header))
    table.alignment = WD_TABLE_ALIGNMENT.CENTER
    _repeat_header(table.rows[0])
    _rule(table)
    table.autofit = False
    for column, width in zip(table.columns, _widths(block), strict=True):
        column.width = width
    # Cells are taken once: asking a row for them is slow in a long table.
    cells = table._cells
    for i, row in enumerate((block.header, *block.rows)):
        strong = i == 0 or (i - 1) in block.strong or (i - 1) in block.headings
        line = cells[i * len(row) : (i + 1) * len(row)]
        for cell, text, align in zip(line, row, block.align, strict=True):
            _fill(cell, text, align == "right", strong)
        if (i - 1) in block.headings:
            _across(line, row)
    word.add_paragraph()


def _across(line: "list[_Cell]", row: tuple[str, ...]) -> None:
    """Sets a heading over the whole width of the table."""
    for cell in line:
        cell.paragraphs[0].clear()
    whole = line[0].merge(line[-1])
    for paragraph in whole.paragraphs[1:]:
        paragraph._p.getparent().remove(paragraph._p)
    _fill(whole, next(filter(None, row)), right=False, strong=True)


def _widths(block: Table) -> "list[Length]":
    """A share of the page for each column: as it says, or by its longest cell but with a limit."""
    from docx.shared import Cm

    lengths = list(block.widths) or [
        min(max(len(line[j]) for line in (block.header, *block.rows)), 38) + 5
        for j in range(len(block.header))
    ]
    return [Cm(16.4 * length / sum(lengths)) for length in lengths]


def _rule(table: "WordTable") -> None:
    """Thin lines between the rows, none between the columns."""
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn

    borders = OxmlElement("w:tblBorders")
    for side in ("top", "bottom", "insideH"):
        line = OxmlElement(f"w:{side}")
        for key, value in (("val", "single"), ("sz", "4"), ("color", "C9D3D9")):
            line.set(qn(f"w:{key}"), value)
        borders.append(line)
    table._tbl.tblPr.append(borders)


def _fill(cell: "_Cell", text: str, right: bool, strong: bool) -> None:
    from docx.enum.text import WD_ALIGN_PARAGRAPH
    from docx.shared import Pt

    paragraph = cell.paragraphs[0]
    paragraph.paragraph_format.space_after = Pt(1)
    run = paragraph.add_run(text)
    run.bold, run.font.size = strong, Pt(9)
    if right:
        paragraph.alignment = WD_ALIGN_PARAGRAPH.RIGHT


def _repeat_header(row: "_Row") -> None:
    from docx.oxml import OxmlElement

    row._tr.get_or_add_trPr().append(OxmlElement("w:tblHeader"))
