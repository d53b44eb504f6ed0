"""What a result leads to: a talk, a figure in the economics, and a check of the questions."""

import io

import pypdf
import pytest
from django.urls import reverse

from arbetsro.web.analyses.actions import set_value, start
from arbetsro.web.analyses.models import Analysis
from arbetsro.web.frame.refusal import Refusal
from arbetsro.web.surveys.actions import count_share
from arbetsro.web.surveys.measured import measured
from arbetsro.web.surveys.meeting_sheet import sheet_of
from arbetsro.web.surveys.reading import told_of
from web import surveys_rows as rows
from web.surveys.results_rows import in_three_units, spread, told

STRESS = "h_arbetsro_stress"
OF_STRESS = {"q_arbetsro_54", "q_arbetsro_55", "q_arbetsro_56"}


def stressed(most):
    """So many of each unit have the highest stress, the others the lowest."""

    def answer(unit, n, key, values):
        if key in OF_STRESS:
            return values[-1] if n < most else values[0]
        return spread(unit, n, key, values)

    return answer


def analysis_of(cast, unit):
    return start(by=cast.anna, unit=unit, title="Stress i Norr", language="sv")


def counted(cast, wave, analysis, unit, seen=None):
    return count_share(
        by=cast.anna, told=told_of(wave), unit=unit, variable=STRESS, analysis=analysis,
        seen=analysis.version if seen is None else seen,
    )  # fmt: skip


class TestTheShareWithHighStress:
    def test_goes_into_row_c7_with_its_interval_and_where_it_comes_from(self, cast, as_):
        wave = in_three_units(cast, stressed(4), title="Enkät 2026")
        analysis, browser = analysis_of(cast, cast.north), as_(cast.anna)
        address = reverse("survey_results:economics", args=["demo", wave.pk, cast.north.pk])
        given = {"variable": STRESS, "analysis": f"{analysis.pk}:{analysis.version}"}
        assert browser.post(address, given).status_code == 302
        row = Analysis.objects.get(pk=analysis.pk).content["C7"]
        # Norr with Hemtjänsten: 8 of 20. Wilson's interval worked out by hand.
        assert row["likely"] == pytest.approx(0.4)
        assert row["low"] == pytest.approx(0.2188, abs=1e-4)
        assert row["high"] == pytest.approx(0.6134, abs=1e-4)
        sheet = browser.get(reverse("analyses:sheet", args=["demo", analysis.pk, "C"]))
        assert "Enkät 2026" in sheet.content.decode()
        assert "20 svar" in sheet.content.decode()

    def test_is_no_longer_said_to_come_from_there_once_something_else_is_typed(self, cast, as_):
        wave = in_three_units(cast, stressed(4), title="Enkät 2026")
        found = counted(cast, wave, analysis_of(cast, cast.north), cast.north)
        found = set_value(by=cast.anna, analysis=found, address="C7", value=0.3, seen=found.version)
        sheet = as_(cast.anna).get(reverse("analyses:sheet", args=["demo", found.pk, "C"]))
        assert "Enkät 2026" not in sheet.content.decode()
        again = counted(cast, wave, found, cast.north)
        assert again.content["C7"]["likely"] == pytest.approx(0.4)
        with pytest.raises(Refusal, match="counted_already"):
            counted(cast, wave, again, cast.north)

    def test_is_refused_for_another_unit_and_over_a_change_that_was_not_seen(self, cast):
        wave = in_three_units(cast, stressed(4))
        with pytest.raises(Refusal, match="other_unit"):
            counted(cast, wave, analysis_of(cast, cast.south), cast.north)
        found = analysis_of(cast, cast.north)
        seen = found.version
        set_value(by=cast.karin, analysis=found, address="C7", value=0.3, seen=seen)
        with pytest.raises(Refusal, match="changed_since"):
            counted(cast, wave, found, cast.north, seen=seen)
        assert Analysis.objects.get(pk=found.pk).content["C7"] == 0.3

    def test_of_the_next_wave_stands_beside_what_was_expected(self, cast, as_):
        first = in_three_units(cast, stressed(6), title="Förra")
        found = counted(cast, first, analysis_of(cast, cast.north), cast.north)
        set_value(by=cast.anna, analysis=found, address="J6", value=0.25, seen=found.version)
        later = in_three_units(cast, stressed(2), title="Nya", previous=first)
        address = reverse("survey_results:economics", args=["demo", later.pk, cast.north.pk])
        shown = as_(cast.anna).get(address).content.decode()
        # From 12 of 20 to 4 of 20, where a fall by a quarter of 60 % was expected. Newcombe's
        # interval by hand from Wilson's: 38.66–78.12 % and 8.07–41.60 %.
        assert "−40 procentenheter" in shown
        assert "−62 – −10 procentenheter" in shown
        assert "−15 procentenheter" in shown
        assert "Det väntade ligger inom intervallet" in shown


class TestTheSheetOfATalk:
    def test_opens_as_pdf_and_names_no_violence_on_what_hangs_on_the_wall(self, cast, as_):
        wave = in_three_units(cast)
        address = reverse(
            "survey_results:meeting_file", args=["demo", wave.pk, cast.north.pk, "pdf"]
        )
        paper = pypdf.PdfReader(io.BytesIO(as_(cast.mats).get(address).content))
        *wall, leader = [page.extract_text() for page in paper.pages]
        assert "Samtal om enkäten: Norr" in wall[0]
        assert "Bygger på 20 svar" in wall[0]
        assert "våld" not in " ".join(wall)
        assert "utsatt för våld" in leader

    def test_is_there_without_any_result(self, cast, as_):
        wave = rows.draft(cast, plan=rows.SHORT)
        rows.invite(wave, cast.north, 10)
        told(wave)
        assert sheet_of(told_of(wave), cast.home_care).result is None
        address = reverse("survey_results:meeting", args=["demo", wave.pk, cast.home_care.pk])
        assert "prata om arbetsmiljön ändå" in as_(cast.mats).get(address).content.decode()


class TestHowWellQuestionsMeasure:
    def test_is_told_of_a_hundred_answers_or_more(self, cast, as_):
        wave = rows.draft(cast, plan=rows.SHORT)
        rows.invite(wave, cast.root, 100)
        told(wave)
        address = reverse("survey_results:reliability", args=["demo", wave.pk])
        shown = as_(cast.anna).get(address).content.decode()
        # Everybody answers the three questions of stress alike, so alpha is 1.
        assert "<dd>1,00</dd>" in shown
        assert "<dd>100</dd>" in shown

    def test_is_not_told_where_all_have_answered_a_question_alike(self, cast, as_):
        def alike(unit, n, key, values):
            return values[0] if key == "q_arbetsro_54" else spread(unit, n, key, values)

        wave = rows.draft(cast, plan=rows.SHORT)
        rows.invite(wave, cast.root, 100)
        told(wave, alike)
        assert "q_arbetsro_54" not in told_of(wave).whole.cells
        found = {one.label: one for one in measured(told_of(wave), "sv")}
        assert found["Stress"].found is None

    def test_is_not_told_of_fewer(self, cast, as_):
        wave = in_three_units(cast)
        address = reverse("survey_results:reliability", args=["demo", wave.pk])
        assert "Färre än 100" in as_(cast.anna).get(address).content.decode()


def test_indicators_have_a_value_where_they_may_and_say_how_they_are_made(cast, as_):
    wave = in_three_units(cast, stressed(4))
    shown = as_(cast.anna).get(reverse("survey_results:indicators", args=["demo", wave.pk]))
    text = shown.content.decode()
    assert "Andel med stor arbetsmängd: 40" in text  # four and five of 1 to 5, spread evenly
    assert "Täljare" in text
    assert "inget värde att visa" in text
