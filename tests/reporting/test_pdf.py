"""The PDF: a tagged document whose first page is the conclusion."""

import io
from collections import Counter
from functools import cache

import pypdf
import pytest

from arbetsro import __version__
from arbetsro.language import LANGUAGES
from arbetsro.reporting.document import Document, Heading, KeyFigures, PageBreak, Paragraph, Table
from arbetsro.reporting.pdf import as_pdf

from .documents import (
    MADE,
    SPECIAL,
    analysis_of,
    bakery,
    charts_of,
    document,
    document_of,
    glued,
    pdf_of,
    plain,
)

DEMO = "demo-alltjanst"
#: Examples of other kinds, each in the language it is written in.
OTHERS = [("hemtjanst-kommun", "sv"), ("investment-alternatives", "sv")]
PAGE_OF = {"sv": "Sida {} av {}", "en": "Page {} of {}", "da": "Side {} af {}"}
#: Letters and signs that the typefaces inside the program may lack.
STRANGE = {
    "emoji": "😀 👩‍👩‍👧",
    "Greek": "άγχος",
    "Russian": "стресс",
    "Arabic": "ضغط",
    "Japanese": "ストレス",
}


@cache
def reader(example: str, language: str) -> pypdf.PdfReader:
    return pypdf.PdfReader(io.BytesIO(pdf_of(example, language)))


@cache
def pages(example: str, language: str) -> list[str]:
    """What stands on each page, with plain spaces."""
    return [plain(page.extract_text()) for page in reader(example, language).pages]


def said(content: bytes) -> str:
    """Everything that stands in a PDF, without spaces."""
    found = pypdf.PdfReader(io.BytesIO(content)).pages
    return glued("".join(page.extract_text() for page in found))


def elements(example: str, language: str):
    """Every element of the tree of tags."""
    waiting, seen = [reader(example, language).trailer["/Root"]["/StructTreeRoot"]], set()
    while waiting:
        one = waiting.pop().get_object()
        if isinstance(one, pypdf.generic.ArrayObject):
            waiting.extend(reversed(one))
        elif isinstance(one, pypdf.generic.DictionaryObject) and id(one) not in seen:
            seen.add(id(one))
            yield one
            if "/K" in one:
                waiting.append(one["/K"])


def made(*blocks, title="Titel"):
    return Document(title, "Undertitel", "sv", MADE, "Fot", blocks)


class TestAccessibility:
    @pytest.mark.parametrize("language", LANGUAGES)
    def test_the_document_is_tagged_and_says_its_language_and_title(self, language):
        root = reader(DEMO, language).trailer["/Root"]
        assert root["/MarkInfo"]["/Marked"]
        assert root["/Lang"] == language
        assert "/StructTreeRoot" in root
        assert root["/ViewerPreferences"]["/DisplayDocTitle"]
        assert reader(DEMO, language).metadata.title == document_of(DEMO, language).title

    def test_the_document_says_that_it_is_pdf_ua_and_pdf_a(self):
        xmp = reader(DEMO, "sv").trailer["/Root"]["/Metadata"].get_object().get_data().decode()
        assert "<pdfuaid:part>1</pdfuaid:part>" in xmp
        assert "<pdfaid:part>2</pdfaid:part>" in xmp
        assert "<pdfaid:conformance>A</pdfaid:conformance>" in xmp

    def test_every_picture_has_its_description(self):
        figures = [one for one in elements(DEMO, "sv") if one.get("/S") == "/Figure"]
        described = Counter(plain(str(one.get("/Alt", ""))) for one in figures)
        assert described == Counter(
            plain(chart.alt) for chart in charts_of(document_of(DEMO, "sv"))
        )

    def test_headings_lists_and_tables_are_what_they_look_like(self):
        kinds = Counter(str(one.get("/S")) for one in elements(DEMO, "sv"))
        blocks = document_of(DEMO, "sv").blocks
        assert kinds["/H1"] == sum(isinstance(b, Heading) and b.level == 1 for b in blocks)
        assert kinds["/H2"] == sum(isinstance(b, Heading) and b.level == 2 for b in blocks)
        tables = [b for b in blocks if isinstance(b, Table)]
        tables += [b.chart.table for b in blocks if getattr(b, "with_table", False)]
        assert kinds["/Table"] == len(tables)
        # A table that goes on on the next page shows its header again, but is read once.
        assert kinds["/TH"] == sum(len(table.header) for table in tables)
        assert kinds["/LI"] >= 8

    def test_texts_in_another_language_say_so(self):
        spoken = {str(one["/Lang"]) for one in elements(DEMO, "en") if "/Lang" in one}
        assert "sv" in spoken

    def test_there_is_a_list_of_chapters_to_go_to(self):
        titles = [one.title for one in reader(DEMO, "da").outline if not isinstance(one, list)]
        chapters = [b.text for b in document_of(DEMO, "da").blocks if isinstance(b, Heading)]
        assert [title for title in titles if title not in chapters] == []
        assert "Metode" in titles


class TestTheFirstPage:
    @pytest.mark.parametrize(
        ("example", "language"), [*((DEMO, language) for language in LANGUAGES), *OTHERS]
    )
    def test_holds_conclusion_figures_and_recommendation_and_nothing_more(self, example, language):
        blocks = list(document_of(example, language).blocks)
        cut = next(i for i, block in enumerate(blocks) if isinstance(block, PageBreak))
        first = glued(pages(example, language)[0])
        for block in blocks[:cut]:
            if isinstance(block, Heading | Paragraph):
                assert glued(block.text) in first
            if isinstance(block, KeyFigures):
                for figure in block.figures:
                    assert glued(figure.value + figure.label + figure.note) in first
        [after, *_] = [block for block in blocks[cut:] if isinstance(block, Heading)]
        assert glued(pages(example, language)[1]).startswith(glued(after.text))

    def test_has_the_figures_of_the_published_example(self):
        first = pages(DEMO, "sv")[0]
        for figure in ("22,2 mkr", "1,9 mkr", "138 %", "20,2 %", "22 % till 20,2 %"):
            assert figure in first


class TestEveryPage:
    @pytest.mark.parametrize("language", LANGUAGES)
    def test_has_number_date_version_and_fingerprint(self, language):
        count = len(pages(DEMO, language))
        fingerprint = analysis_of(DEMO).fingerprint
        for i, page in enumerate(pages(DEMO, language), 1):
            assert PAGE_OF[language].format(i, count) in page
            assert f"2026-11-22 · arbetsro {__version__} · " in page
            assert fingerprint in page

    def test_is_a4(self):
        for page in reader(DEMO, "sv").pages:
            assert [round(float(side)) for side in page.mediabox[2:]] == [595, 842]

    def test_has_the_whole_text_on_one_of_them(self):
        everything = glued("".join(pages(DEMO, "sv")))
        for block in document_of(DEMO, "sv").blocks:
            if isinstance(block, Heading):
                assert glued(block.text) in everything
            if isinstance(block, Table):
                for row in block.rows:
                    assert glued(row[0]) in everything


class TestTexts:
    @pytest.mark.parametrize("text", SPECIAL.values(), ids=SPECIAL)
    def test_come_out_as_they_are(self, text):
        table = Table((text, "x"), ((text, "1"),), text, ("left", "right"))
        parts = (Heading(text), Paragraph(text), Paragraph(text, "note"), table)
        content = as_pdf(made(*parts, title=text))
        # Title, heading, two paragraphs, caption, a cell of the header and one of the table.
        assert said(content).count(glued(text)) == 7

    @pytest.mark.parametrize("text", STRANGE.values(), ids=STRANGE)
    def test_with_letters_that_the_typefaces_lack_stop_nothing(self, text):
        content = as_pdf(made(Paragraph(f"före {text} efter")))
        assert said(content).count("före") == said(content).count("efter") == 1

    def test_of_one_very_long_word_stop_nothing(self):
        content = as_pdf(document(bakery(A={"A4": "Arbetsmiljö" * 60})))
        assert content.startswith(b"%PDF-")


def test_the_same_document_gives_the_same_bytes():
    case = bakery()
    assert as_pdf(document(case)) == as_pdf(document(case))


def test_a_draft_says_so_on_its_first_page():
    content = as_pdf(document(bakery({"C7": None}), "en"))
    first = pypdf.PdfReader(io.BytesIO(content)).pages[0].extract_text()
    assert "DRAFT – figures are missing" in first
    assert "row C7" in plain(first)
