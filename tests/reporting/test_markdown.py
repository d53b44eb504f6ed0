"""Markdown: what is written is what a reader of Markdown sees."""

import re
from functools import cache
from html.parser import HTMLParser

import pytest
from markdown_it import MarkdownIt

from arbetsro import __version__
from arbetsro.language import LANGUAGES
from arbetsro.reporting.document import (
    Bullets,
    Chart,
    Document,
    Figure,
    Heading,
    KeyFigure,
    KeyFigures,
    PageBreak,
    Paragraph,
    Table,
)
from arbetsro.reporting.markdown import as_markdown

from .documents import MADE, SPECIAL, analysis_of, document_of, glued, plain

#: Markdown as GitHub and most editors show it.
RENDER = MarkdownIt("commonmark").enable(["table", "strikethrough"])
CELLS = re.compile(r"(?<!\\)(?:\\\\)*\|")


class Seen(HTMLParser):
    """What a reader sees of a page: its text, and its tables cell by cell."""

    def __init__(self, page):
        super().__init__()
        self.text, self.tags, self.tables, self.in_cell = "", [], [], False
        self.feed(page)

    def handle_starttag(self, tag, attrs):
        self.tags.append(tag)
        if tag == "table":
            self.tables.append([])
        elif tag == "tr":
            self.tables[-1].append([])
        elif tag in {"td", "th"}:
            self.tables[-1][-1].append("")
            self.in_cell = True

    def handle_endtag(self, tag):
        self.in_cell = self.in_cell and tag not in {"td", "th"}

    def handle_data(self, data):
        self.text += data
        if self.in_cell:
            self.tables[-1][-1][-1] += data


def seen(made):
    return Seen(RENDER.render(as_markdown(made)))


@cache
def demo(language="sv"):
    return as_markdown(document_of("demo-alltjanst", language))


def tables_of(made):
    for block in made.blocks:
        if isinstance(block, Table):
            yield block
        elif isinstance(block, Figure) and block.with_table:
            yield block.chart.table


class TestTables:
    @pytest.mark.parametrize("language", LANGUAGES)
    def test_have_as_many_cells_in_each_row(self, language):
        table = []
        for line in [*demo(language).splitlines(), ""]:
            if line.startswith("|"):
                table.append(len(CELLS.findall(line)) - 1)
            elif table:
                assert len(set(table)) == 1
                assert len(table) >= 3
                table = []

    def test_are_read_as_tables_with_the_cells_of_the_document(self):
        made = document_of("demo-alltjanst", "sv")
        found = [table for table in Seen(RENDER.render(demo())).tables if table]
        wanted = list(tables_of(made))
        assert len(found) == len(wanted)
        for table, one in zip(found, wanted, strict=True):
            cells = [[plain(cell) for cell in row] for row in table]
            assert cells == [[plain(cell) for cell in row] for row in (one.header, *one.rows)]

    def test_set_sums_in_bold(self):
        assert "| **C10** | **Produktionsbortfallets värde** |" in demo()

    def test_set_amounts_to_the_right(self):
        made = Table(("Vad", "Kronor"), (("Kurs", "1"),), "Tabell", ("left", "right"))
        assert "| :-- | --: |" in as_markdown(Document("T", "U", "sv", MADE, "F", (made,)))


class TestStructure:
    def test_has_title_chapters_and_foot(self):
        lines = demo().splitlines()
        assert lines[0] == "# Beslutsunderlag: insatser mot psykisk ohälsa"
        assert "## Vad den psykiska ohälsan kostar" in lines
        assert "### Kartläggning av psykisk ohälsa och arbetsmiljö" in lines
        fingerprint = analysis_of("demo-alltjanst").fingerprint
        assert lines[-1] == f"2026-11-22 · arbetsro {__version__} · underlag {fingerprint}"
        assert demo().endswith("\n")

    def test_tells_in_words_what_the_pictures_show(self):
        text = glued(Seen(RENDER.render(demo())).text)
        charts = [
            b.chart for b in document_of("demo-alltjanst", "sv").blocks if isinstance(b, Figure)
        ]
        assert [chart.name for chart in charts if glued(chart.alt) not in text] == []

    def test_shows_every_text_of_the_case_as_it_was_written(self):
        text = glued(Seen(RENDER.render(demo())).text)
        case = analysis_of("demo-alltjanst").case
        shown = {code: case.A[code] for code in ("A3", "A4", "A5", "A6", "A7", "A8", "A9")}
        assert [code for code, said in shown.items() if glued(said) not in text] == []


@pytest.mark.parametrize("text", SPECIAL.values(), ids=SPECIAL)
class TestSpecialSigns:
    @pytest.fixture
    def reads(self):
        """What a reader sees of one part, without the document about it."""

        def of(*blocks):
            page = seen(Document("Titel", "Undertitel", "sv", MADE, "Fot", blocks))
            between = glued(page.text).removeprefix("TitelUndertitel").removesuffix("Fot")
            return between, page

        return of

    @pytest.mark.parametrize("style", ["plain", "lead", "note"])
    def test_stand_in_a_paragraph_as_they_are(self, reads, text, style):
        assert reads(Paragraph(text, style))[0] == glued(text)

    def test_stand_in_a_heading_as_they_are(self, reads, text):
        read, page = reads(Heading(text))
        assert read == glued(text)
        assert page.tags.count("h2") == 1

    def test_stand_in_a_list_as_they_are(self, reads, text):
        read, page = reads(Bullets((text, "nästa")))
        assert read == glued(text) + "nästa"
        assert page.tags.count("li") == 2

    def test_stand_in_a_table_as_they_are(self, reads, text):
        table = Table((text, "2"), ((text, text), ("", text)), text, ("left", "right"),
                      strong=frozenset({1}))  # fmt: skip
        read, page = reads(table)
        [cells] = page.tables
        assert [[glued(cell) for cell in row] for row in cells] == [
            [glued(text), "2"], [glued(text)] * 2, ["", glued(text)],
        ]  # fmt: skip
        assert read.startswith(glued(text))

    def test_stand_in_key_figures_and_descriptions_as_they_are(self, reads, text):
        table = Table(("a",), (("1",),), "Bild", ("left",))
        read, _ = reads(
            KeyFigures((KeyFigure(text, text, text),)), Figure(Chart("x", {}, text, table), False)
        )
        assert read == f"{glued(text)}{glued(text)}({glued(text)}){glued(text)}"

    def test_stand_in_the_title_and_the_foot_as_they_are(self, text):
        page = seen(Document(text, text, "sv", MADE, text, (PageBreak(),)))
        assert glued(page.text) == glued(text) * 3
        assert page.tags.count("h1") == 1
