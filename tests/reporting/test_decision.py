"""The decision document: what stands in it, in which order, and in one language only."""

import re
from functools import cache
from itertools import zip_longest

import pytest

from arbetsro.economics.case import Activity, Intervention
from arbetsro.economics.check import SMALL_GROUP
from arbetsro.economics.declared import MODULES, sheets
from arbetsro.language import LANGUAGES
from arbetsro.language.catalogue import areas, catalogue
from arbetsro.reporting.document import (
    Bullets,
    Figure,
    Heading,
    KeyFigures,
    PageBreak,
    Paragraph,
    Table,
)

from .documents import (
    RANGES,
    TWO,
    alternatives,
    analysis_of,
    bakery,
    charts_of,
    document,
    document_of,
    headings,
    many,
    plain,
    texts,
)

DEMO = "demo-alltjanst"
CASES = {
    "one intervention": bakery(),
    "thirty interventions": bakery(interventions=many(30)),
    "a loss": bakery({"J6": 0.02}, interventions=many(30)),
    "never even": bakery(interventions=many(100)),
    "uncertain": bakery(RANGES),
    "no intervention": bakery(interventions=()),
    "only alternatives": alternatives(*TWO),
    "alternatives too": bakery(discount_rate=0.05, alternatives=TWO),
    "an incomplete draft": bakery({"C7": None, "D1": None}),
    "an empty draft": bakery(dict.fromkeys(bakery().rows)),
}


@cache
def written(name, language):
    """The document of one of the cases."""
    return document(CASES[name], language)


def first_page(made):
    blocks = list(made.blocks)
    return blocks[: next(i for i, block in enumerate(blocks) if isinstance(block, PageBreak))]


class TestChapters:
    def test_stand_in_the_order_in_which_a_management_group_reads(self):
        assert headings(document_of(DEMO, "sv")) == [
            "Rekommendation", "Nuläge", "Orsaker och risker", "Mål och behov", "Insatser",
            "Planens balans", "Vad den psykiska ohälsan kostar", "Vad insatserna kostar",
            "Vad insatserna ger tillbaka", "Hur säkert svaret är", "Antaganden och källor",
            "Vad analysen inte räknar med", "Metod", "Bilaga: alla blanketter",
        ]  # fmt: skip

    def test_of_alternatives_alone_tell_of_nothing_else(self):
        made = document(alternatives(*TWO))
        assert made.title == "Beslutsunderlag: investering i psykisk hälsa"
        assert headings(made)[0] == "Alternativen över tid"
        assert "Vad den psykiska ohälsan kostar" not in headings(made)
        assert "Insatser" not in headings(made)

    def test_of_uncertainty_stand_only_where_something_is_uncertain(self):
        assert "Hur säkert svaret är" not in headings(document(bakery()))
        assert "Hur säkert svaret är" in headings(document(bakery(RANGES)))

    def test_beyond_the_method_stand_only_where_they_are_asked_for(self):
        assert "Utöver den publicerade metoden" not in headings(document_of(DEMO, "sv"))
        assert "Utöver den publicerade metoden" in headings(document_of("plejehjem-dk", "sv"))

    def test_about_what_is_unusual_stand_only_where_something_is(self):
        assert "Att se över" not in headings(document(bakery()))
        few = document(bakery({"D4": SMALL_GROUP - 1}))
        assert "Att se över" in headings(few)

    def test_in_brief_leave_out_the_texts_the_checklist_and_the_appendix(self):
        brief = headings(document(bakery({**RANGES}, A={"A4": "Läget"}), brief=True))
        assert set(brief) & {"Nuläge", "Vad analysen inte räknar med", "Metod"} == set()
        assert {"Vad den psykiska ohälsan kostar", "Hur säkert svaret är"} <= set(brief)

    def test_show_every_row_of_every_sheet_that_is_in_use(self):
        made = document_of(DEMO, "sv")
        shown = {row[0] for b in made.blocks if isinstance(b, Table) for row in b.rows}
        wanted = {row.code for sheet in sheets() for row in sheet.rows if sheet.letter in "CDEFJ"}
        assert wanted - shown == set()
        assert {"G9", "G15", "G21", "G27", "G34"} <= shown

    def test_name_every_activity_that_has_a_sheet_of_its_own(self):
        made = document_of("hemtjanst-kommun", "sv")
        inner = [b.text for b in made.blocks if isinstance(b, Heading) and b.level == 2]
        for intervention in analysis_of("hemtjanst-kommun").case.interventions:
            for activity in intervention.activities:
                for letter in "HI":
                    name = f"Blankett {letter}: {intervention.name} – {activity.name}"
                    assert (name in inner) == bool(getattr(activity, letter))


class TestTheFirstPage:
    @pytest.mark.parametrize("language", LANGUAGES)
    def test_has_conclusion_key_figures_picture_and_recommendation(self, language):
        lead, figures, picture, heading, recommendation, contact = first_page(
            document_of(DEMO, language)
        )
        assert isinstance(lead, Paragraph)
        assert lead.style == "lead"
        assert "Demo Alltjänst AB" in lead.text
        assert isinstance(figures, KeyFigures)
        assert len(figures.figures) == 5
        assert isinstance(picture, Figure)
        assert picture.chart.name == "break-even"
        assert not picture.with_table
        assert isinstance(heading, Heading)
        assert recommendation.text == analysis_of(DEMO).case.A["A9"]
        assert "Anna Andersson" in contact.text

    def test_shows_the_payments_over_time_where_there_is_nothing_else(self):
        [picture] = [b for b in first_page(document(alternatives(*TWO))) if isinstance(b, Figure)]
        assert picture.chart.name == "cash-flow"

    def test_shows_what_ill_health_costs_where_no_intervention_is_planned(self):
        page = first_page(document(bakery(interventions=())))
        [picture] = [block for block in page if isinstance(block, Figure)]
        assert picture.chart.name == "cost-by-part"

    def test_has_no_more_key_figures_than_stand_side_by_side(self):
        eight = [type(TWO[0])(f"Val {i}", 1e5, benefits=(6e4, 6e4)) for i in range(8)]
        [figures] = [
            b for b in first_page(document(alternatives(*eight))) if isinstance(b, KeyFigures)
        ]
        assert len(figures.figures) <= 6


class TestEveryFigure:
    @pytest.mark.parametrize("case", CASES)
    def test_has_a_description_and_a_table(self, case):
        made = written(case, "sv")
        charts = charts_of(made)
        assert [chart.name for chart in charts if not plain(chart.alt).endswith(".")] == []
        assert [chart.name for chart in charts if not chart.table.rows] == []
        with_table = {b.chart.name for b in made.blocks if isinstance(b, Figure) and b.with_table}
        assert {chart.name for chart in charts} == with_table

    def test_of_an_uncertain_case_is_there(self):
        assert [chart.name for chart in charts_of(document_of(DEMO, "en"))] == [
            "break-even", "cost-by-part", "measures", "break-even", "distribution", "tornado",
            "acceptability-by-effect", "acceptability-by-cost",
        ]  # fmt: skip

    @pytest.mark.parametrize("case", CASES)
    def test_and_every_table_has_as_many_cells_in_each_row(self, case):
        made = written(case, "sv")
        tables = [b for b in made.blocks if isinstance(b, Table)]
        for table in (*tables, *(chart.table for chart in charts_of(made))):
            assert {len(row) for row in table.rows} <= {len(table.header)}
            assert len(table.align) == len(table.header)
            assert max(table.strong | table.headings, default=0) < max(len(table.rows), 1)


class TestTheOrganisationsOwnTexts:
    def test_stay_as_they_are_and_carry_their_language(self):
        own = [b for b in document_of(DEMO, "en").blocks if getattr(b, "language", None) == "sv"]
        said = "\n".join(text for b in own for text in getattr(b, "items", None) or [b.text])
        case = analysis_of(DEMO).case
        assert all(text in said for code, text in case.A.items())
        assert all(text in said for one in case.interventions for text in one.B.values())

    def test_carry_no_language_where_the_case_tells_none(self):
        made = document(bakery(A={"A4": "Läget"}), "en")
        assert {getattr(b, "language", None) for b in made.blocks} == {None}

    def test_of_sheet_b_stand_with_what_they_answer(self):
        one = Intervention("Kurs", {"B9": "Alla chefer"}, (Activity("Kurs", 1000),))
        items = [
            item
            for block in document(bakery(interventions=(one,)), "en").blocks
            if isinstance(block, Bullets)
            for item in block.items
        ]
        assert "Target group: Alla chefer" in items


class TestADraft:
    @pytest.mark.parametrize(
        ("language", "mark"),
        [
            ("sv", "UTKAST – uppgifter saknas"),
            ("en", "DRAFT – figures are missing"),
            ("da", "UDKAST – oplysninger mangler"),
        ],
    )
    def test_is_marked_first_of_all_and_names_what_is_missing(self, language, mark):
        made = written("an incomplete draft", language)
        first, _, missing, *_ = made.blocks
        assert first == Paragraph(mark, "lead")
        assert [" C7 " in item for item in missing.items].count(True) == 1
        assert [" D1 " in item for item in missing.items].count(True) == 1
        assert len(missing.items) == 2

    def test_tells_what_can_be_computed_and_not_what_cannot(self):
        said = plain(" ".join(texts(document(bakery({"C7": None})))))
        assert "Insatserna kostar 80 000 kr." in said
        assert "kostar Bageriet AB omkring" not in said
        assert "C20 Total kostnad för psykisk ohälsa – saknas" in said

    def test_is_no_word_in_a_complete_document(self):
        assert "UTKAST" not in " ".join(texts(document(bakery())))


class TestLanguage:
    @pytest.mark.parametrize("case", CASES)
    def test_changes_the_words_and_not_the_parts(self, case):
        parts = [
            [
                (type(b), len(b.rows) if isinstance(b, Table) else 0)
                for b in written(case, language).blocks
            ]
            for language in LANGUAGES
        ]
        assert parts[0] == parts[1] == parts[2]

    def test_of_every_heading_and_caption_and_note_is_its_own(self):
        """Nothing is left in another language: where all three agree, only names may stand."""
        found = [list(texts(document_of(DEMO, language))) for language in LANGUAGES]
        own = analysis_of(DEMO).case
        kept = {own.organisation, "PERT", "Median", "Administration", *own.A.values()}
        kept |= {one.name for one in own.interventions}
        kept |= {activity.name for one in own.interventions for activity in one.activities}
        same = {
            sv
            for sv, en, da in zip_longest(*found)
            if sv == en == da and sum(letter.isalpha() for letter in sv) > 3
        }
        sources = {row for row in same if "mynak" in row or "Karolinska" in row}
        assert {text.replace("\n", " ") for text in same - sources} - kept == set()

    @pytest.mark.parametrize("case", CASES)
    @pytest.mark.parametrize("language", LANGUAGES)
    def test_has_no_words_of_another(self, case, language):
        said = plain("\n".join(texts(written(case, language))))
        for other in set(LANGUAGES) - {language}:
            strange = phrases(other) - phrases(language)
            assert {phrase for phrase in strange if phrase in said} == set()

    @pytest.mark.parametrize("case", CASES)
    @pytest.mark.parametrize("language", LANGUAGES)
    def test_leaves_nothing_of_a_template_behind(self, case, language):
        said = "\n".join(texts(written(case, language)))
        # A draft shows how a reference value is written in the case file.
        said = re.sub(r"[A-K]\d+ = \{ reference = \"[a-z0-9-]+\" \}", "", said)
        assert "{" not in said
        assert "}" not in said
        assert "None" not in said
        assert not re.search(r"\bnan\b|\binf\b", said)

    @pytest.mark.parametrize("case", CASES)
    def test_danish_sentences_end_with_one_full_stop_after_kroner(self, case):
        assert [text for text in texts(written(case, "da")) if "kr.." in text] == []

    @pytest.mark.parametrize("language", LANGUAGES)
    def test_swedish_signs_for_numbers_stand_in_swedish_only(self, language):
        said = "\n".join(texts(written("uncertain", language)))
        amounts = {"sv": "1 368 960 kr", "en": "SEK 1,368,960", "da": "1.368.960 kr."}
        shares = {"sv": "20,0 %", "en": "20.0%", "da": "20,0 %"}
        for signs in (amounts, shares):
            assert signs[language] in plain(said)
        assert [w for tag, w in amounts.items() if tag != language and w in plain(said)] == []


def phrases(language):
    """What the program itself says in a language, in pieces long enough to be told apart."""
    said = [text.in_(language) for area in areas() for text in catalogue(area).values()]
    for sheet in sheets(MODULES):
        said += [row.label.in_(language) for row in sheet.rows]
        said += [title.in_(language) for title in sheet.sections.values()]
    pieces = (plain(piece) for text in said for piece in re.split(r"\{.*?\}", text))
    return {piece for piece in pieces if len(piece) >= 12}
