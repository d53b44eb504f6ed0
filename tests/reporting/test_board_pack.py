"""The pack for the board as a document, in three languages and two kinds of file."""

import io
import zipfile
from dataclasses import replace

import pypdf
import pytest

from arbetsro.language import LANGUAGES
from arbetsro.reporting.board.keeping import as_json, read_pack
from arbetsro.reporting.board.words import day_of, rests_on, value_of, why_missing
from arbetsro.reporting.board_pack import board_document, fingerprint
from arbetsro.reporting.document import Bullets, Figure, Heading, KeyFigures, Paragraph, Table
from arbetsro.reporting.pdf import as_pdf
from arbetsro.reporting.word import write_word
from reporting.board_sample import a_pack, an_empty_pack

CHAPTERS = [
    "Det här behöver ni veta", "Beslut som ni ombeds fatta", "Siffrorna",
    "Allvarliga risker som är öppna", "Ärenden som väntar på svar",
    "Begäranden från skyddsombud (6 kap. 6 a § arbetsmiljölagen)", "Chefernas förutsättningar",
    "Krav, resurser, kostnad och verksamhet", "Vad som fungerade och vad som inte gjorde det",
    "Undantag med skäl",
    "Dokument som saknas", "Tolv månader", "Så är siffrorna räknade",
]  # fmt: skip


def blocks(pack=None, language="sv"):
    return board_document(pack or a_pack(), language).blocks


def headings(pack) -> list[str]:
    return [one.text for one in blocks(pack) if isinstance(one, Heading) and one.level == 1]


def table(caption: str, pack=None) -> Table:
    return next(one for one in blocks(pack) if isinstance(one, Table) and one.caption == caption)


def texts(pack) -> str:
    return " ".join(one.text for one in blocks(pack) if isinstance(one, Paragraph))


def bullets(pack=None) -> list[str]:
    return [item for one in blocks(pack) if isinstance(one, Bullets) for item in one.items]


@pytest.mark.parametrize("pack", [a_pack(), an_empty_pack()])
def test_the_chapters_stand_in_the_order_in_which_a_board_reads(pack):
    assert headings(pack) == CHAPTERS


def test_the_first_page_says_what_the_board_should_know():
    key = next(one for one in blocks() if isinstance(one, KeyFigures))
    assert [one.value for one in key.figures] == ["3", "2", "9", "80\xa0%", "55\xa0%"]
    said = bullets()
    assert "Den äldsta har varit känd i 288 dagar." in said[0]
    assert "Ärenden som ingen ovanför kan svara på: 1. De väntar på er." in said
    assert "Medarbetare per chef: 31,4. Målet är högst 25." in said


def test_what_the_board_is_asked_to_decide_stands_one_thing_a_line():
    assert "Anslå 1,2 mkr till en tredje enhetschef i Hemtjänsten Norr." in bullets()
    assert "Inget beslut begärs." in texts(an_empty_pack())


def test_every_figure_has_its_number_its_value_what_it_rests_on_and_its_day():
    rows = table("Varje siffra med det tal den bygger på och sin dag").rows
    assert len(rows) == len(a_pack().figures) == 25
    assert rows[8] == (
        "9", "Andel åtgärder som är uppföljda", "80\xa0%", "24 av 30",
        "2025-11-19 till 2026-11-18",
    )  # fmt: skip


def test_every_figure_has_its_rule_under_the_same_number():
    figures = table("Varje siffra med det tal den bygger på och sin dag").rows
    rules = table("Regeln för varje siffra").rows
    assert [row[:2] for row in rules] == [row[:2] for row in figures]
    assert all(len(row[2]) > 20 for row in rules)


def test_a_figure_that_is_hidden_or_missing_is_a_dash_and_says_why():
    reports = a_pack().figure("reports_received")
    assert value_of(reports, "sv") == "–"
    assert why_missing(reports, "sv") == "För få rapporter för att visas, eller inga."
    assert rests_on(reports, "sv") == "–"
    assert day_of(reports, a_pack().since, "sv") == "tolv månader till 2026-10-31"


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_figure_that_can_be_missing_says_why_in_every_language(language):
    for one in a_pack().figures:
        if one.unit != "count" or one.over == "months":
            assert why_missing(replace(one, value=None), language)


def test_a_goal_that_is_not_met_without_a_reason_says_so():
    rows = {row[0]: row for row in table("Medarbetare per chef mot målet").rows}
    assert rows["Hemtjänsten Norr"][1:3] == ("44", "25")
    assert rows["Söder"][3] == "Målet nås inte. Inget skäl är angett."  # 521 / 17 = 30,6


def test_units_in_the_table_of_conditions_stand_as_they_were_given_and_are_not_ranked():
    names = [row[0] for row in table("Medarbetare per chef mot målet").rows]
    assert names == [one.unit for one in a_pack().conditions]


def test_a_matter_that_lies_with_nobody_lies_with_the_board():
    first = table("Det som skulle ha besvarats först står först.").rows[0]
    assert first[2:] == (
        "ingen ovanför; ligger hos styrelsen", "2026-10-01, 48 dagar över tiden", "78 dagar",
    )  # fmt: skip


def test_demands_and_resources_stand_side_by_side():
    rows = table("Det som tynger mest och det som bär mest, överst").rows
    assert rows[0] == ("Tidspress (12)", "Stöd av kollegor (14)")
    assert rows[2] == ("Teknik som krånglar (5)", "")


def test_operations_stand_beside_the_same_month_a_year_before():
    rows = table("Senaste månaden bredvid samma månad året före").rows
    assert rows[0][1:] == ("21\xa0310,50 (2026-10)", "18\xa0400 (2025-10)")
    assert rows[1][2] == "–"


def test_a_list_that_is_cut_says_how_many_there_are():
    assert "Tabellen visar 3 av 20." in texts(a_pack())


def test_the_trend_is_drawn_and_told_in_words():
    charts = [one.chart for one in blocks() if isinstance(one, Figure)]
    assert "Allvarliga risker: från 5 till 3." in charts[0].alt
    assert len(table("Tolv månader").rows) == 12


@pytest.mark.parametrize("pack", [a_pack(), an_empty_pack()])
def test_a_pack_reads_back_from_json_as_it_was(pack):
    assert read_pack(as_json(pack)) == pack


def test_packs_that_differ_have_different_fingerprints():
    other = replace(a_pack(), comment="Något annat")
    assert fingerprint(a_pack()) == fingerprint(a_pack()) != fingerprint(other)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_pdf_is_tagged_and_the_same_each_time(language):
    document = board_document(a_pack(), language)
    content = as_pdf(document)
    root = pypdf.PdfReader(io.BytesIO(content)).trailer["/Root"]
    assert root["/MarkInfo"]["/Marked"]
    assert str(root["/Lang"]).startswith(language)
    assert as_pdf(document) == content


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_word_file_can_be_edited_and_is_the_same_each_time(language):
    def written() -> bytes:
        file = io.BytesIO()
        write_word(board_document(a_pack(), language), file)
        return file.getvalue()

    content = written()
    assert written() == content
    with zipfile.ZipFile(io.BytesIO(content)) as word:
        text = word.read("word/document.xml").decode()
    assert "w:tbl" in text
    assert "Hemtjänsten i norr har burit mest i höst." in text
