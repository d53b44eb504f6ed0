"""What is shown of a published wave, to whom, and that what is hidden shows nowhere."""

import re

import pytest
from django.urls import reverse

from arbetsro.web.investigations.models import Finding
from arbetsro.web.organisations.actions import change_unit
from arbetsro.web.surveys.models import Publication
from web import surveys_rows as rows
from web.surveys.results_rows import in_three_units, spread, told

CONTENT = re.compile(rb"<main.*</main>", re.DOTALL)
TOKEN = re.compile(r'csrf\w+" value="\w+"')
PAGES = ("place", "comparing", "economics", "meeting")
KEY = "s_arbetsro_workload"


def page(browser, name, *args):
    return browser.get(reverse(f"survey_results:{name}", args=["demo", *args]))


def text_of(response):
    assert response.status_code == 200
    return CONTENT.search(response.content)[0].decode()


def with_few_in_home_care(cast, few):
    """Ten in Norr and ten in Söder have answered, and so many of eight in Hemtjänsten."""
    wave = rows.draft(cast, plan=rows.SHORT)
    for unit in (cast.north, cast.south):
        rows.invite(wave, unit, 10)
    invited = rows.invite(wave, cast.home_care, 8)
    told(wave, left_out={one.pk for one in invited[few:]})
    return wave


class TestWhatIsHidden:
    def test_looks_on_every_page_as_where_nobody_has_answered(self, cast, as_):
        browser, found = as_(cast.anna), []
        for few in (0, 4):
            wave = with_few_in_home_care(cast, few)
            pages = [text_of(page(browser, one, wave.pk, cast.home_care.pk)) for one in PAGES]
            found.append([TOKEN.sub("", one).replace(str(wave.pk), "") for one in pages])
        assert found[0] == found[1]
        assert "inget resultat att visa" in found[0][0]

    def test_is_named_in_the_tree_without_a_link_to_a_result(self, cast, as_):
        wave = with_few_in_home_care(cast, 4)
        shown = text_of(page(as_(cast.anna), "show", wave.pk))
        hidden = reverse("survey_results:place", args=["demo", wave.pk, cast.home_care.pk])
        assert f'"{hidden}"' not in shown
        assert "Hemtjänsten" in shown
        # 28 were invited to 4 places, 24 answered; Hemtjänsten is told of in none of its figures.
        concealed = text_of(page(as_(cast.anna), "concealed", wave.pk))
        assert "<dt>Enheter med eget resultat, av 4</dt><dd>3</dd>" in concealed
        assert "eget resultat, av 28</dt><dd>20</dd>" in concealed

    def test_cannot_be_taken_further(self, cast, as_):
        wave = with_few_in_home_care(cast, 4)
        address = reverse("survey_results:take", args=["demo", wave.pk, cast.home_care.pk, KEY])
        told_why = as_(cast.anna).post(address, follow=True)
        assert "ingen siffra att ta vidare" in told_why.content.decode()
        assert not Finding.objects.exists()


def _moved(cast, unit, parent):
    change_unit(
        by=cast.olle, unit=unit, name=unit.name, code=unit.code, parent=parent,
        valid_from=unit.valid_from, valid_to=None,
    )  # fmt: skip
    unit.refresh_from_db()
    return unit


class TestReaders:
    def test_read_their_own_units_and_the_areas_of_the_whole(self, cast, as_):
        wave, browser = in_three_units(cast), as_(cast.mats)
        whole = text_of(page(browser, "show", wave.pk))
        assert "Arbetsmängd" in whole
        assert "Söder" not in whole
        assert "Sådant som aldrig ska förekomma" not in whole  # of the whole, for those who read it
        assert page(browser, "place", wave.pk, cast.home_care.pk).status_code == 200
        for unit in (cast.south, cast.root):
            assert page(browser, "place", wave.pk, unit.pk).status_code == 404

    def test_keep_what_their_unit_answered_after_it_was_moved_out_of_the_branch(self, cast, as_):
        wave = rows.draft(cast, unit=cast.south, plan=rows.SHORT)
        _moved(cast, cast.home_care, cast.south)
        for unit in (cast.south, cast.home_care):
            rows.invite(wave, unit, 10)
        told(wave)
        browser = as_(cast.mats)  # manages Norr
        assert page(browser, "place", wave.pk, cast.home_care.pk).status_code == 404
        _moved(cast, cast.home_care, cast.north)
        assert page(browser, "place", wave.pk, cast.home_care.pk).status_code == 200
        assert page(browser, "place", wave.pk, cast.south.pk).status_code == 404
        assert page(browser, "show", wave.pk).status_code == 200
        assert wave.title in text_of(page(browser, "list"))

    def test_see_every_part_of_the_result_of_a_unit(self, cast, as_):
        plan = {**rows.SHORT, "background": rows.PLAN["background"]}
        wave = in_three_units(cast, plan=plan)
        shown = text_of(page(as_(cast.anna), "place", wave.pk, cast.home_care.pk))
        # Ten answers spread evenly over 1 to 5 have the mean 3 and the interval
        # 3 ± 2.262 × 1.491 / √10, and each answer was given by two.
        assert "<strong>3,0</strong>" in shown
        assert "1,9 – 4,1" in shown
        assert "<td>2</td><td>20" in shown
        assert "lågt är bra" in shown
        assert "få svar" in shown
        assert "Norr" in shown
        assert "Hela enkäten" in shown
        # Five are managers and five are not: both are enough for the threshold.
        assert "Uppdelat på: Är du chef?" in shown

    def test_are_told_where_a_file_is_damaged(self, cast, as_):
        wave = in_three_units(cast)
        given = wave.publications.get()
        Publication.objects.create(
            wave=wave, number=2, threshold=5, table=given.table, digest="0" * 64,
            answered=30, invited=30,
        )  # fmt: skip
        found = page(as_(cast.anna), "show", wave.pk)
        assert found.status_code == 500
        assert "säkerhetskopia" in found.content.decode()

    @pytest.mark.parametrize("name", ["erik", "tyra", "olle"])
    def test_are_those_with_the_permission_only(self, cast, as_, name):
        assert page(as_(getattr(cast, name)), "list").status_code == 403


class TestAFinding:
    def test_holds_the_figure_its_interval_and_the_number_of_answers(self, cast, as_):
        wave, browser = in_three_units(cast, title="Enkät 2026"), as_(cast.mats)
        address = reverse("survey_results:take", args=["demo", wave.pk, cast.home_care.pk, KEY])
        assert browser.post(address).status_code == 302
        made = Finding.objects.get()
        assert made.text == (
            "Enkät 2026: Arbetsmängd 3,0 på skalan 1–5, lågt är bra "
            "(95 % konfidensintervall 1,9 – 4,1, 10 svar). Gäller hela gruppen."
        )
        assert (made.source, made.kind, made.factor) == ("survey", "problem", "demands")
        assert made.reference == f"survey:{wave.pk.hex}:{KEY}"

    def test_is_made_once_for_each_area_and_unit(self, cast, as_):
        wave, browser = in_three_units(cast), as_(cast.anna)
        for unit in (cast.home_care, cast.home_care, cast.south):
            address = reverse("survey_results:take", args=["demo", wave.pk, unit.pk, KEY])
            browser.post(address, {"kind": "strength"})
        assert [one.kind for one in Finding.objects.all()] == ["strength", "strength"]
        assert "Taget vidare" in text_of(page(browser, "place", wave.pk, cast.south.pk))


def better(unit, n, key, values):
    """Each answers well whatever is asked, and no two in a row alike."""
    is_demand = key in {"q_arbetsro_1"}
    return values[n % 2] if is_demand else spread(unit, n, key, values)


def test_a_change_is_told_with_its_interval_and_as_chance_where_it_may_be(cast, as_):
    first = in_three_units(cast, title="Förra")
    later = in_three_units(cast, better, title="Nya", previous=first)
    shown = text_of(page(as_(cast.anna), "comparing", later.pk, cast.north.pk))
    row = next(one for one in shown.split("<tr>") if "Arbetsmängd" in one)
    # Twenty answers of mean 3 and sd 1.451, then of mean 1.5 and sd 0.513: Welch by hand gives
    # t = 4.36 with 23.7 degrees of freedom, the interval −1.5 ± 2.065 × 0.344, p = 0.0002; raised
    # for as many comparisons as areas and shares, 21, at most 0.005.
    assert "−1,5" in row
    assert "−2,2 – −0,8" in row
    assert "har blivit bättre" in row
    same = next(one for one in shown.split("<tr>") if "Återhämtning" in one)
    assert "kan vara en slump" in same
    assert "två grupper" in shown
