"""The Word document: real headings, tables, pictures with descriptions, in its language."""

import io
import subprocess
from functools import cache

import docx
import pypdf
import pytest
from docx.oxml.ns import qn

from arbetsro import __version__
from arbetsro.language import LANGUAGES
from arbetsro.reporting.document import (
    Bullets,
    Document,
    Heading,
    KeyFigure,
    KeyFigures,
    PageBreak,
    Paragraph,
    Table,
)

from .documents import (
    MADE,
    SPECIAL,
    analysis_of,
    bakery,
    charts_of,
    document,
    document_of,
    glued,
    in_word,
    plain,
    word_of,
)

DEMO = "demo-alltjanst"
TAGS = {"sv": "sv-SE", "en": "en-GB", "da": "da-DK"}


@cache
def word(language="sv"):
    return docx.Document(io.BytesIO(word_of(DEMO, language)))


def opened(made):
    return docx.Document(io.BytesIO(in_word(made)))


def tables_of(made):
    """The tables of a document, those of its charts too, in their order."""
    for block in made.blocks:
        if isinstance(block, Table):
            yield block
        elif getattr(block, "with_table", False):
            yield block.chart.table


class TestStructure:
    @pytest.mark.parametrize("language", LANGUAGES)
    def test_headings_are_real_headings_in_their_order(self, language):
        found = [
            (int(p.style.name[-1]), p.text)
            for p in word(language).paragraphs
            if p.style.name in {"Heading 1", "Heading 2"}
        ]
        blocks = document_of(DEMO, language).blocks
        assert found == [(b.level, b.text) for b in blocks if isinstance(b, Heading)]
        titles = [p.text for p in word(language).paragraphs if p.style.name == "Title"]
        assert titles == [document_of(DEMO, language).title]

    def test_lists_are_real_lists(self):
        items = [p.text for p in word().paragraphs if p.style.name == "List Bullet"]
        blocks = document_of(DEMO, "sv").blocks
        assert items == [item for b in blocks if isinstance(b, Bullets) for item in b.items]

    def test_every_table_holds_its_cells_and_repeats_its_header_on_each_page(self):
        # The key figures stand side by side in a table of one row, which has no header.
        found = [table for table in word().tables if len(table.rows) > 1]
        wanted = list(tables_of(document_of(DEMO, "sv")))
        assert len(found) == len(wanted)
        for table, one in zip(found, wanted, strict=True):
            assert table.rows[0]._tr.trPr.find(qn("w:tblHeader")) is not None
            assert [cell.text for cell in table.rows[0].cells] == list(one.header)
            for i, row in enumerate(one.rows):
                cells = [cell.text for cell in table.rows[i + 1].cells]
                headed = [next(filter(None, row))] * len(row)
                assert cells == (headed if i in one.headings else list(row))

    def test_amounts_stand_to_the_right(self):
        table = next(table for table in word().tables if table.cell(0, 0).text == "Del")
        assert [table.cell(1, j).paragraphs[0].alignment for j in range(3)] == [None, 2, 2]


class TestPictures:
    def test_have_their_descriptions_and_titles(self):
        properties = [shape._inline.docPr for shape in word().inline_shapes]
        charts = charts_of(document_of(DEMO, "sv"))
        assert [one.get("descr") for one in properties] == [chart.alt for chart in charts]
        assert [one.get("title") for one in properties] == [c.table.caption for c in charts]
        # Two pictures with one number confuse a screen reader.
        assert len({one.get("id") for one in properties}) == len(properties)

    def test_fit_the_page(self):
        section = word().sections[0]
        width = section.page_width - section.left_margin - section.right_margin
        height = section.page_height - section.top_margin - section.bottom_margin
        for shape in word().inline_shapes:
            assert shape.width <= width
            assert shape.height <= height


class TestLanguage:
    @pytest.mark.parametrize("language", LANGUAGES)
    def test_is_told_to_the_spelling_checker(self, language):
        assert word(language).core_properties.language == TAGS[language]
        normal = word(language).styles["Normal"].element
        assert [one.get(qn("w:val")) for one in normal.iter(qn("w:lang"))] == [TAGS[language]]

    def test_of_the_organisations_own_texts_is_told_where_it_is_another(self):
        said = {
            run.text: one.get(qn("w:val"))
            for paragraph in word("en").paragraphs
            for run in paragraph.runs
            for one in run._r.iter(qn("w:lang"))
        }
        assert said[analysis_of(DEMO).case.A["A4"]] == "sv-SE"


class TestTheFoot:
    @pytest.mark.parametrize("language", LANGUAGES)
    def test_has_date_version_fingerprint_and_page_numbers(self, language):
        foot = word(language).sections[0].footer
        text = plain(foot.paragraphs[0].text)
        assert f"2026-11-22 · arbetsro {__version__} · " in text
        assert analysis_of(DEMO).fingerprint in text
        fields = [one.get(qn("w:instr")) for one in foot._element.iter(qn("w:fldSimple"))]
        assert fields == ["PAGE", "NUMPAGES"]

    def test_date_of_the_file_is_the_date_of_the_document(self):
        assert word().core_properties.created.date() == MADE
        assert word().core_properties.title == document_of(DEMO, "sv").title


class TestTexts:
    @pytest.mark.parametrize("text", SPECIAL.values(), ids=SPECIAL)
    def test_come_out_as_they_are(self, text):
        table = Table((text, "x"), ((text, "1"), (text, "")), text, ("left", "right"),
                      headings=frozenset({1}))  # fmt: skip
        found = opened(
            Document(
                text, text, "sv", MADE, text,
                (Heading(text), Paragraph(text), Bullets((text,)), table,
                 KeyFigures((KeyFigure(text, text, text),))),
            )
        )  # fmt: skip
        paragraphs = [p.text for p in found.paragraphs if p.text]
        # Title, subtitle, heading, paragraph, item and caption.
        assert paragraphs == [text] * 6
        first, figures = found.tables
        assert [cell.text for row in first.rows for cell in row.cells] == [
            text, "x", text, "1", text, text,
        ]  # fmt: skip
        assert [p.text for p in figures.cell(0, 0).paragraphs] == [text] * 3
        assert found.sections[0].footer.paragraphs[0].text.startswith(text)

    @pytest.mark.parametrize(
        "text", ["😀 👩‍👩‍👧", "άγχος", "стресс", "ضغط", "ストレス", "Arbetsmiljö" * 60]
    )
    def test_of_every_alphabet_and_length_come_out_as_they_are(self, text):
        made = document(bakery(A={"A4": text}, contact=text))
        assert text in [p.text for p in opened(made).paragraphs]

    def test_of_a_very_long_title_are_cut_nowhere(self):
        made = Document("Titel " * 100, "Under " * 100, "sv", MADE, "Fot " * 100, ())
        assert opened(made).paragraphs[0].text == "Titel " * 100


def test_a_new_page_is_begun_by_its_heading_and_not_by_an_empty_paragraph():
    blocks = (Paragraph("full"), PageBreak(), Heading("next"), Paragraph("text"))
    made = opened(Document("t", "s", "sv", MADE, "f", blocks))
    _, _, full, heading, text = made.paragraphs
    assert [p.text for p in (full, heading, text)] == ["full", "next", "text"]
    begins = [p.paragraph_format.page_break_before for p in (full, heading, text)]
    assert begins == [None, True, None]


def test_a_draft_is_marked():
    paragraphs = [p.text for p in opened(document(bakery({"C7": None}), "da")).paragraphs]
    assert "UDKAST – oplysninger mangler" in paragraphs[:3]


def test_libreoffice_opens_it(soffice, tmp_path):
    (tmp_path / "beslut.docx").write_bytes(word_of(DEMO, "sv"))
    command = [soffice, f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}", "--headless"]
    command += ["--convert-to", "pdf", "--outdir", str(tmp_path), str(tmp_path / "beslut.docx")]
    subprocess.run(command, check=True, capture_output=True, timeout=120)
    pages = pypdf.PdfReader(tmp_path / "beslut.pdf").pages
    said = [page.extract_text() for page in pages]
    assert "Psykisk ohälsa kostar Demo Alltjänst AB" in plain(said[0])
    for i, page in enumerate(said, 1):
        assert f"Sida {i} av {len(pages)}" in plain(page)
    everything = glued("".join(said))
    for block in document_of(DEMO, "sv").blocks:
        if isinstance(block, Heading):
            assert glued(block.text) in everything
    # Every chapter's sums: the cost, the investment and the return of the published example.
    for figure in ("22212432kr", "1864319kr", "138,3%"):
        assert figure in everything
