"""Cases, documents and what can be read out of them, for the tests of the ways out."""

import io
import re
from collections.abc import Iterator
from datetime import date
from functools import cache
from pathlib import Path

from arbetsro.economics.analysis import Analysis, analyse
from arbetsro.economics.case import Activity, Alternative, Case, Intervention, Sampling
from arbetsro.economics.case_file import read_case
from arbetsro.economics.ranges import Range
from arbetsro.language import Language
from arbetsro.reporting.decision import decision_document
from arbetsro.reporting.document import (
    Block,
    Bullets,
    Chart,
    Document,
    Figure,
    Heading,
    KeyFigures,
    Paragraph,
    Table,
)
from arbetsro.reporting.pdf import as_pdf
from arbetsro.reporting.word import write_word

MADE = date(2026, 11, 22)
EXAMPLES = Path(__file__).parents[2] / "examples"

#: Bageriet AB, by hand: C10 1 197 360 (66 520 000 × 1,8 %), C13 118 800, C16 52 800,
#: C20 1 368 960, G34 80 000, J7 273 792, J9 193 792, J11 242,2 %, J17 5,84 %, J18 18,83 %.
ROWS = {
    "C5": 1_000_000, "C7": 0.20, "C12": 0.06, "C15": 0.40,
    "D1": 30_000, "D2": 0.40, "D4": 100, "D7": 0.30, "D10": 1_750,
    "E5": 220, "E6": 0.03, "F6": 0.02, "J6": 0.20, "J13": 0.10,
}  # fmt: skip
MEETINGS = Intervention("Nya scheman", activities=(Activity("Möten", 20_000, 60_000),))
RANGES = {"C7": Range(low=0.15, likely=0.20, high=0.30), "J6": Range(low=0.0, likely=0.2, high=0.3)}
#: After two years A has given 20 000 more than it cost, and B 60 000 less.
TWO = (
    Alternative("A", 100_000, benefits=(60_000, 60_000)),
    Alternative("B", 100_000, benefits=(20_000, 20_000)),
)

#: Texts that mean something to a format and must come out as they are.
SPECIAL = {
    "table": "a | b || c |",
    "emphasis": "*stjärna* **två** _under_ __två__ snake_case ~~struket~~",
    "html": "<b>fet</b> <script>alert(1)</script> 3 < 4 > 2 &amp; &lt; <!-- x -->",
    "link": "[länk](http://x) ![bild](y) [1] ] [",
    "tags": "[red]röd[/red] [b] [/] [/b] :smile:",
    "code": "`kod` ``två`` ```",
    "backslash": r"C:\temp\_ny \| \* \\ slut\\",
    "typst": '#let x = 1 #panic("!") #{ } $ x^2 $ @ref <etikett> // /* */ = ~ -- --- "citat"',
    "template": "{organisation} {0} {} {{x}} %s %(a)s",
    "heading": "# inte en rubrik",
    "bullet": "- inte en lista",
    "plus": "+ inte en lista",
    "number": "1. inte en lista",
    "quote": "> inte ett citat",
    "rule": "---",
    "underlined": "inte\n===\nen rubrik",
    "lines": "rad ett\nrad två\n\nrad tre",
    "signs": "”citat” – — … £ € § ½ × ≤ é ñ ø å",
}


def plain(text: str) -> str:
    """The text with plain spaces, and on one line."""
    return " ".join(text.split())


def glued(text: str) -> str:
    """The text without any space."""
    return "".join(text.split())


def bakery(rows: dict[str, object] | None = None, **fields: object) -> Case:
    """Bageriet AB with some rows changed, or taken out where they are ``None``."""
    kept = {code: entry for code, entry in (ROWS | (rows or {})).items() if entry is not None}
    given = {"interventions": (MEETINGS,), "sampling": Sampling(draws=1024), **fields}
    return Case("Bageriet AB", rows=kept, **given)


def many(count: int) -> tuple[Intervention, ...]:
    """That many interventions, the first of 1 000 and 500 kronor, the next of twice that."""
    sums = ((1_000 * i, 500 * i) for i in range(1, count + 1))
    return tuple(
        Intervention(f"Insats {i} med ett långt namn", activities=(Activity("Allt", *both),))
        for i, both in enumerate(sums, 1)
    )


def alternatives(*chosen: Alternative, rate: float = 0.05) -> Case:
    """A case with nothing but alternatives."""
    return Case("Två val", discount_rate=rate, alternatives=chosen)


def document(case: Case, language: Language = "sv", *, brief: bool = False) -> Document:
    """The decision document of a case."""
    return decision_document(analyse(case), language, made=MADE, brief=brief)


@cache
def analysis_of(example: str) -> Analysis:
    """A worked example, analysed."""
    return analyse(read_case(EXAMPLES / f"{example}.toml"))


@cache
def document_of(example: str, language: Language) -> Document:
    """The decision document of a worked example."""
    return decision_document(analysis_of(example), language, made=MADE)


@cache
def pdf_of(example: str, language: Language) -> bytes:
    """The decision document of a worked example as PDF."""
    return as_pdf(document_of(example, language))


@cache
def word_of(example: str, language: Language) -> bytes:
    """The decision document of a worked example as Word."""
    return in_word(document_of(example, language))


def in_word(made: Document) -> bytes:
    """A document as the bytes of a Word file."""
    file = io.BytesIO()
    write_word(made, file)
    return file.getvalue()


def charts_of(made: Document) -> list[Chart]:
    """Every chart in its order; one that is shown twice stands twice."""
    return [block.chart for block in made.blocks if isinstance(block, Figure)]


def headings(made: Document) -> list[str]:
    """The chapters."""
    return [b.text for b in made.blocks if isinstance(b, Heading) and b.level == 1]


def texts(made: Document) -> Iterator[str]:
    """Everything that is written in a document, pictures included."""
    yield from (made.title, made.subtitle, made.footer)
    for block in made.blocks:
        yield from texts_of(block)


def texts_of(block: Block) -> Iterator[str]:
    """Everything that is written in a part."""
    match block:
        case Heading(text) | Paragraph(text):
            yield text
        case Bullets(items):
            yield from items
        case KeyFigures(figures):
            for one in figures:
                yield from (one.value, one.label, one.note)
        case Table():
            yield from (block.caption, *block.header)
            yield from (cell for row in block.rows for cell in row)
        case Figure(chart):
            yield chart.alt
            yield from texts_of(chart.table)
            yield from drawn_texts(chart.spec)


def drawn_texts(part: object) -> Iterator[str]:
    """The titles, labels and names in the specification of a picture."""
    if isinstance(part, dict):
        for key, value in part.items():
            if isinstance(value, str) and key in {"title", "label", "text", "series", "kind"}:
                yield value
            elif key not in {"config", "mark"}:
                yield from drawn_texts(value)
    elif isinstance(part, list):
        for value in part:
            yield from drawn_texts(value)


def number_in(text: str, language: Language) -> float:
    """The number in a written amount, share or count; a share as a fraction."""
    digits = re.sub(r"SEK|kr\.?|%|\s", "", text).replace("−", "-")
    digits = digits.replace(",", "") if language == "en" else digits.replace(".", "")
    number = float(digits.replace(",", "."))
    return number / 100 if "%" in text else number
