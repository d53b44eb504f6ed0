"""The report of the synthetic set prints what the source prints, and says how sure it is."""

import io
import re

import docx
import pypdf
import pytest

from arbetsro.language import LANGUAGES
from arbetsro.reporting.document import Figure
from arbetsro.reporting.pdf import as_pdf
from arbetsro.reporting.word import write_word

from .sample import chapters, few, published, report, twice

#: Every figure that source 000 (26RS2218-1) prints, with the chapter and the words it stands in.
PRINTED = [
    ("Sammanfattning", "omfattar 218 personer"),
    ("Sammanfattning", "62 poäng av 84"),
    ("Sammanfattning", "8,5 → 4,4"),
    ("Sammanfattning", "43 % → 13 %"),
    ("Sammanfattning", "97 % hade berättat för sin närmaste chef hur de hade det. 7 %"),
    ("Sammanfattning", "7,6 % hade haft kontakt"),
    ("Vilka som deltog", "Kvinna | 166 | 76 %"),
    ("Vilka som deltog", "Man | 52 | 24 %"),
    ("Vilka som deltog", "Ålder, år | 53,0"),
    ("Vilka som deltog", "Offentlig | 122 | 56 %"),
    ("Vilka som deltog", "Privat | 96 | 44 %"),
    ("Vilka som deltog", "SMBM-12 (12–84) | 62,0"),
    ("Vilka som deltog", "Problemets storlek (1–10) | 8,5"),
    ("Sjukskrivning vid första samtalet", "94 av 218 | 43 %"),
    ("Chef och arbetskamrater", "närmaste chef | 211 av 218 | 97 %"),
    ("Chef och arbetskamrater", "stöd från närmaste chef | 15 av 218 | 7 %"),
    ("Chef och arbetskamrater", "41 % upplevde sig utsatta"),
    ("Chef och arbetskamrater", "– av chef | 74 av 218 | 34 %"),
    ("Chef och arbetskamrater", "– av arbetskamrat | 37 av 218 | 17 %"),
    ("Företagshälsovården", "161 av 218 | 74 %"),
    ("Företagshälsovården", "16 av 210 | 8 %"),
    ("Läget vid uppföljningen", "från 8,5 till 4,4"),
    ("Läget vid uppföljningen", "43 % sjukskrivna vid första samtalet och 13 % vid uppföljningen"),
    ("Läget vid uppföljningen", "8,0 av 10"),
    ("Läget vid uppföljningen", "av 178 | 97 %"),
]
#: What the source names without figures: the parts of plans, the reasons, and the comments.
NAMED = [
    ("Handlingsplanerna", ("närmaste chef", "Företagshälsovården", "Vårdcentral", "skyddsombud",
                           "Annat arbete", "levnadsvanor")),
    ("Företagshälsovården", ("Bristande stöd", "inte går att få kontakt", "Behandlas illa av",
                             "Hade inte tänkt på", "Vill inte")),
    ("Kommentarer", ("professionellt", "Snabbt", "fler samtal", "känna till", "praktiskt stöd")),
]  # fmt: skip


@pytest.mark.parametrize(("chapter", "words"), PRINTED)
def test_every_printed_figure_stands_in_its_chapter(chapter, words):
    assert words in chapters(report(published()))[chapter]


@pytest.mark.parametrize(("chapter", "names"), NAMED)
def test_everything_that_is_named_has_its_row(chapter, names):
    told = chapters(report(published()))[chapter]
    assert [name for name in names if name not in told] == []


def test_each_change_has_its_interval_and_its_size():
    told = chapters(report(published()))["Läget vid uppföljningen"]
    change = published().outcome.problem.change
    size = f"{change.d_av.value:.2f}".replace(".", ",").replace("-", "−")
    assert f"Effektstorlek d_av | {size} (" in told
    assert re.search(r"Förändring \(95 % konfidensintervall\) \| −4,1 \(−\d,\d till −\d,\d\)", told)
    assert re.search(r"Skillnad i procentenheter \| −30 \(−\d+ till −\d+\)", told)
    assert "McNemars test, chi-två med korrektion | p < 0,001" in told


def test_it_says_how_sure_it_is():
    told = chapters(report(published()))["Hur säkert är det?"]
    assert "ingen jämförelsegrupp" in told
    assert "när det är som värst" in told
    assert "… inte blev bättre alls | 218 | −3,3" in told  # 4,1 × 178 / 218, by hand
    assert "ingen grupp att jämföra med" in chapters(report(published()))["Sammanfattning"]


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_report_is_whole_in_every_language(language):
    for found in (published(), twice(), few()):
        text = "\n".join(chapters(report(found, language)).values())
        assert not re.search(r"[{}]|\bNone\b(?! of)|\bnan\b", text)
        same = [type(block) for block in report(found, "sv").blocks]
        assert [type(block) for block in report(found, language).blocks] == same


def test_few_people_are_told_of_as_fewer_than_five_and_have_no_figures():
    told = chapters(report(few()))
    assert "visas inte" in told["Läget vid uppföljningen"]
    assert "%" not in told["Chef och arbetskamrater"]
    assert not re.search(r"\d,\d", told["Sammanfattning"] + told["Vilka som deltog"])
    assert not any(isinstance(block, Figure) for block in report(few()).blocks)


def test_what_may_be_chance_is_not_called_a_change():
    told = chapters(report(twice()))["Läget vid uppföljningen"]
    assert told.count("Det kan vara en slump") == 2
    assert "procentenheter, kan vara en slump" in told
    assert "säkerställd" not in told


def test_a_self_rating_done_twice_tells_of_reliable_change_and_of_its_cut_off():
    told = chapters(report(twice()))["Läget vid uppföljningen"]
    assert "Säkert bättre | 6 av 12 | 50 %" in told
    assert "Säkert sämre | 6 av 12 | 50 %" in told
    assert "Gränsvärdet är 48 poäng." in told
    assert (
        "inte prövat för just den här versionen" in chapters(report(twice()))["Hur säkert är det?"]
    )


def test_a_real_set_is_not_called_synthetic():
    assert "åhittat" not in "\n".join(chapters(report(twice())).values())
    assert "åhittat" not in report(twice()).footer


def test_every_page_of_the_pdf_says_that_it_is_synthetic():
    pages = pypdf.PdfReader(io.BytesIO(as_pdf(report(published())))).pages
    assert len(pages) >= 6
    assert all("Påhittat underlag" in page.extract_text() for page in pages)
    assert "McNemars test" in "".join(page.extract_text() for page in pages)


def test_the_word_document_has_the_tables_and_the_mark():
    file = io.BytesIO()
    write_word(report(published()), file)
    word = docx.Document(file)
    assert "Påhittat underlag" in word.sections[0].footer.paragraphs[0].text
    rows = [[cell.text for cell in row.cells] for table in word.tables for row in table.rows]
    assert ["Kvinna", "166", "76\xa0%"] in rows
    assert len(word.inline_shapes) == 5
