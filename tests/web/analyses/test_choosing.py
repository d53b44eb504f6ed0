"""Step 5: what could help, an entry that becomes an intervention, and the balance of the plan."""

import html
import re

import pytest

from arbetsro.economics.case import Case, Intervention
from arbetsro.economics.case_file import parse_case, write_case
from arbetsro.knowledge.library import built_in
from arbetsro.knowledge.profile import Profile
from arbetsro.knowledge.reading import read_entry
from arbetsro.knowledge.vocabulary import terms
from arbetsro.web.analyses import actions
from arbetsro.web.analyses.advice import balance_of, profile_of
from arbetsro.web.analyses.as_case import as_case, from_case
from arbetsro.web.analyses.content import items
from arbetsro.web.analyses.opened import opened
from arbetsro.web.analyses.views.common import ANALYSES
from arbetsro.web.knowledge.models import EntryVersion
from web.analyses.conftest import again, events, url

pytestmark = pytest.mark.django_db


def choose(cast, analysis, id_: str, item: str = "x"):
    return actions.choose_entry(by=cast.anna, analysis=analysis, entry=built_in()[id_], item=item)


def set_(cast, analysis, **values) -> None:
    for address, value in values.items():
        actions.set_value(by=cast.anna, analysis=analysis, address=address, value=value, seen=9_999)


def strain(cast, analysis, factor: str, finding: str = "") -> None:
    actions.add_item(by=cast.anna, analysis=analysis, list_address="strained", item=factor)
    set_(cast, analysis, **{f"strained.{factor}.factor": factor})
    if finding:
        set_(cast, analysis, **{f"strained.{factor}.finding": finding})


def text_of(page) -> str:
    plain = re.sub(r"<[^>]*>", " ", page.content.decode())
    return " ".join(html.unescape(plain).split())


class TestAnEntryThatIsChosen:
    def test_becomes_an_intervention_with_purpose_mechanism_and_indicators(self, cast, empty):
        entry = built_in()["working-time-influence"]
        content = choose(cast, empty, entry.id).content
        assert content["interventions.x.name"] == entry.name.sv
        assert content["interventions.x.B4"].startswith(entry.summary.text.sv)
        assert all(claim.text.sv in content["interventions.x.B4"] for claim in entry.consists)
        assert all(claim.text.sv in content["interventions.x.B5"] for claim in entry.mechanism)
        assert terms("factor")["working_hours"].label.sv.lower() in content["interventions.x.B5"]
        for claim in (*entry.process_indicators, *entry.effect_indicators):
            assert claim.text.sv in content["interventions.x.B8"]

    def test_brings_its_activities_with_the_figures_of_the_source(self, cast, empty):
        content = choose(cast, empty, "staff-screening").content
        activities = items(content, "interventions.x.activities")
        names = [content[f"activities.{one}.name"] for one in activities]
        assert names == [one.name.sv for one in built_in()["staff-screening"].activities]
        # mynak-analysverktyg, chapter 5, sheets H and I of "screening, utförande"
        given = {
            key.split(".")[2]: value
            for key, value in content.items()
            if key.startswith("activities.") and key.split(".")[2] in {"H4", "I4", "I11", "I18"}
        }
        assert given == {"H4": 199_500, "I4": 15, "I11": 120, "I18": 2_400}

    def test_is_one_version_that_can_be_undone(self, cast, empty):
        now = choose(cast, empty, "task-influence")
        assert now.version == 2
        assert [one.kind for one in now.versions.all()] == ["entry_chosen", "started"]
        before = actions.restore(
            by=cast.anna, analysis=empty, content=empty.content, number=1
        ).content
        assert before == empty.content
        assert len(events("analysis.entry_chosen")) == 1

    def test_is_kept_as_it_was(self, cast, empty):
        choose(cast, empty, "task-influence")
        kept = EntryVersion.objects.get(entry="task-influence")
        assert kept.digest == built_in()["task-influence"].digest
        choose(cast, empty, "task-influence", "y")
        assert EntryVersion.objects.filter(entry="task-influence").count() == 1

    def test_is_written_in_the_language_of_the_analysis(self, cast):
        danish = actions.start(by=cast.anna, unit=cast.root, title="Tom", language="da")
        content = choose(cast, danish, "task-influence").content
        assert content["interventions.x.name"] == built_in()["task-influence"].name.da


class TestTheCase:
    def test_tells_what_is_strained_the_plan_and_where_interventions_come_from(self, cast, empty):
        strain(cast, empty, "demands", "Enkäten")
        choose(cast, empty, "task-influence")
        set_(
            cast, empty, participation="Arbetsplatsträff", management_support="Vd",
            follow_up="2027-03-01",
        )  # fmt: skip
        case = as_case(again(empty).content, "Demo", "sv")
        (one,) = case.interventions
        entry = built_in()["task-influence"]
        assert one.entry == entry.reference
        assert (one.levels, one.stages, one.factors) == (entry.levels, entry.stages, entry.factors)
        assert case.strained == {"demands": "Enkäten"}
        assert (case.plan.participation, case.plan.management_support) == ("Arbetsplatsträff", "Vd")
        assert str(case.plan.follow_up) == "2027-03-01"

    def test_comes_back_from_its_file_the_same(self, cast, empty):
        strain(cast, empty, "demands")
        choose(cast, empty, "staff-screening")
        set_(cast, empty, follow_up="2027-03-01")
        case = as_case(again(empty).content, "Demo", "sv")
        assert parse_case(write_case(case)) == case
        assert as_case(from_case(case), "Demo", "sv") == case

    def test_tells_level_stage_and_factor_of_an_intervention_of_their_own(self, cast, empty):
        actions.add_item(by=cast.anna, analysis=empty, list_address="interventions", item="y")
        set_(cast, empty, **{
            "interventions.y.name": "Fler händer", "interventions.y.level": "organisation",
            "interventions.y.stage": "primary", "interventions.y.acts_on": "demands",
        })  # fmt: skip
        (one,) = as_case(again(empty).content, "Demo", "sv").interventions
        assert (one.levels, one.stages, one.factors) == (
            ("organisation",), ("primary",), ("demands",),
        )  # fmt: skip
        assert as_case(from_case(as_case(again(empty).content, "D", "sv")), "D", "sv") == as_case(
            again(empty).content, "D", "sv"
        )


class TestAnEntryThatHasChanged:
    @pytest.fixture
    def past(self, cast, empty):
        """An analysis that chose an entry as it was: for another factor, by another name."""
        table = {**built_in()["task-influence"].origin, "factors": ["violence"]}
        then = read_entry("task-influence", table)
        now = actions.choose_entry(by=cast.anna, analysis=empty, entry=then, item="x")
        strain(cast, now, "violence")
        return again(empty)

    def test_is_judged_as_it_was_when_it_was_chosen(self, past):
        causes = [one.says for one in balance_of(opened(past, "sv")) if "orsak" in one.says]
        assert causes == []

    def test_leads_to_the_page_of_how_it_was(self, cast, as_, past):
        digest = past.content["interventions.x.entry"].partition("@")[2]
        assert digest != built_in()["task-influence"].digest
        client = as_(cast.anna)
        page = client.get(url("step", past, "interventions")).content.decode()
        (link,) = set(re.findall(rf'href="([^"]*{digest}/)"', page))
        assert terms("factor")["violence"].label.sv in text_of(client.get(link))

    def test_costs_one_question_to_the_database_however_many_there_are(
        self, past, django_assert_max_num_queries
    ):
        found = opened(ANALYSES.get(pk=past.pk), "sv")
        with django_assert_max_num_queries(2):
            list(balance_of(found))


class TestAnInterventionOfTheirOwn:
    @pytest.fixture
    def debriefing(self, cast, empty):
        actions.add_item(by=cast.anna, analysis=empty, list_address="interventions", item="y")
        set_(cast, empty, **{
            "interventions.y.name": "Samling efter varje hot",
            "interventions.y.like": "post-trauma-debriefing",
        })  # fmt: skip
        return again(empty)

    def test_is_judged_by_the_entry_that_it_is_like(self, debriefing):
        says = [one.says for one in balance_of(opened(debriefing, "sv"))]
        assert "Samling efter varje hot avråds." in says

    def test_keeps_what_is_chosen_for_it(self, cast, debriefing):
        set_(cast, debriefing, **{"interventions.y.level": "organisation"})
        case = as_case(again(debriefing).content, "Demo", "sv")
        assert case.interventions[0].levels == ("organisation",)
        assert as_case(from_case(case), "Demo", "sv") == case

    def test_of_a_case_file_keeps_several_levels(self):
        several = Intervention("A", entry="trio-cooperation", levels=("leadership", "group"))
        case = Case("Demo", interventions=(several,), language="sv")
        assert as_case(from_case(case), "Demo", "sv") == case


class TestTheProfile:
    def test_is_what_the_analysis_tells(self, cast, empty):
        strain(cast, empty, "demands", "Enkäten")
        set_(cast, empty, stage="primary", size="small", branch="retail", absence="long")
        for key, field, value in (("concerned", "group", "young"), ("tried", "entry", "core-task")):
            actions.add_item(by=cast.anna, analysis=empty, list_address=key, item="i")
            set_(cast, empty, **{f"{key}.i.{field}": value})
        set_(cast, empty, **{"tried.i.result": "no_effect"})
        assert profile_of(opened(again(empty), "sv")) == Profile(
            strained={"demands": "Enkäten"}, stages=("primary",), size="small", branch="retail",
            absence="long", groups=("young",), tried={"core-task": "no_effect"}, name="Tom analys",
        )  # fmt: skip

    def test_says_nothing_until_something_is_told(self, empty):
        assert profile_of(opened(empty, "sv")).says_nothing


class TestThePages:
    def test_step_five_asks_what_is_strained_before_it_suggests(self, cast, as_, empty):
        page = text_of(as_(cast.anna).get(url("step", empty, "interventions")))
        assert "Ange det som är ansträngt i steg 3" in page

    def test_step_five_suggests_what_acts_on_what_is_strained(self, cast, as_, empty):
        strain(cast, empty, "working_hours", "Nattschemat")
        page = text_of(as_(cast.anna).get(url("step", empty, "interventions")))
        assert built_in()["working-time-influence"].name.sv in page
        assert "Nattschemat" in page

    def test_a_press_makes_it_an_intervention(self, cast, as_, empty):
        client, entry = as_(cast.anna), built_in()["working-time-influence"]
        answer = client.post(url("choose", empty), {"entry": entry.reference})
        item = again(empty).content["interventions"][0]
        assert answer.url == f"{url('step', empty, 'interventions')}#f-interventions-{item}"
        page = text_of(client.get(answer.url))
        assert "Ur kunskapsbanken:" in page
        assert "Finns redan i planen" not in page  # nothing is strained, so nothing is suggested

    @pytest.mark.parametrize("key", ["entry", "levels", "stages", "factors"])
    @pytest.mark.parametrize("text", ["", "5", "individual"])
    def test_what_the_entry_brought_cannot_be_typed_over(self, cast, as_, empty, key, text):
        before = choose(cast, empty, "task-influence").content
        sent = {"address": f"interventions.x.{key}", "text": text, "seen": "2"}
        assert as_(cast.anna).post(url("save", empty), sent).status_code == 404
        assert again(empty).content == before

    def test_any_entry_can_be_chosen_by_its_name(self, cast, as_, empty):
        client = as_(cast.anna)
        for name in ("step", "recommendation"):
            address = url(name, empty, *(["interventions"] if name == "step" else []))
            page = client.get(address).content.decode()
            assert page.count("<option value=") >= len(built_in())
        client.post(url("choose", empty), {"entry": "counselling"})
        assert again(empty).content["interventions.{}.entry".format(
            *again(empty).content["interventions"]
        )].startswith("counselling@")  # fmt: skip

    def test_what_is_in_the_plan_is_not_suggested_again(self, cast, as_, empty):
        strain(cast, empty, "working_hours")
        choose(cast, empty, "working-time-influence")
        page = as_(cast.anna).get(url("step", empty, "interventions")).content.decode()
        assert 'id="entry-working-time-influence"' not in page

    def test_what_is_not_there_cannot_be_chosen(self, cast, as_, empty):
        client = as_(cast.anna)
        for entry in ("", "no-such", "task-influence@000000000000", "x" * 5_000, "<b>"):
            answer = client.post(url("choose", empty), {"entry": entry}, follow=True)
            assert "Insatsen finns inte i kunskapsbanken" in text_of(answer)
        assert again(empty).version == 1

    def test_the_balance_stands_beside_the_list_with_its_sources(self, cast, as_, empty):
        strain(cast, empty, "working_hours")
        choose(cast, empty, "cbt-stress-management")
        page = text_of(as_(cast.anna).get(url("step", empty, "interventions")))
        assert "Allt i planen riktar sig till den enskilda" in page
        assert "arbetstider och skift" in page
        assert "NFA & TeamArbejdsliv 2017, 7.3.4" in page

    def test_a_weight_moves_the_list(self, cast, as_, empty):
        strain(cast, empty, "working_hours")
        strain(cast, empty, "openness")
        client = as_(cast.anna)
        usual = client.get(url("recommendation", empty))
        other = client.get(
            url("recommendation", empty), {"weigh_evidence": "0", "weigh_factor": "0"}
        )

        def order(page):
            return re.findall(r'id="entry-([-a-z]+)"', page.content.decode())

        assert order(usual) != order(other)
        assert set(order(usual)) == set(order(other))

    @pytest.mark.parametrize("weight", ["", "mycket", "-5", "1e99", "9" * 400, "\x00"])
    def test_no_weight_breaks_the_page(self, cast, as_, empty, weight):
        page = as_(cast.anna).get(url("recommendation", empty), {"weigh_factor": weight})
        assert page.status_code in {200, 422}
