"""The balance of a plan in the decision document."""

from dataclasses import replace
from datetime import date

import pytest

from arbetsro.economics.case import Case, Intervention, Period, PlanFrame
from arbetsro.economics.case_file import fingerprint, parse_case, write_case
from arbetsro.economics.faults import CaseError
from arbetsro.knowledge.library import built_in
from arbetsro.reporting.document import Bullets, Heading, Paragraph
from arbetsro.reporting.plan import balance_chapter, comes_from, plan_of, strained

SCREENING = Intervention("Hälsokoll", entry="screening-with-follow-up")
HOURS = Intervention("Eget schema", entry="working-time-influence")
CASE = Case("Firman", interventions=(SCREENING,), strained={"demands": "Enkäten"})


def lines(case: Case) -> str:
    return "\n".join(
        line for block in balance_chapter(case, "sv") if isinstance(block, Bullets)
        for line in block.items
    )  # fmt: skip


def test_a_case_that_tells_nothing_of_its_plan_has_no_chapter():
    assert list(balance_chapter(Case("Firman", interventions=(Intervention("Något"),)), "sv")) == []
    assert list(balance_chapter(Case("Firman", strained={"demands": ""}), "sv")) == []


def test_each_warning_names_what_it_concerns_and_its_source():
    told = lines(CASE)
    assert "Hälsokoll söker efter besvär, men inget i planen tar emot" in told
    assert "krav och arbetsmängd" in told
    assert "Joyce et al." in told


def test_a_plan_that_lacks_nothing_is_not_praised():
    frame = PlanFrame("På träffen", "Vd avsätter tid", date(2027, 3, 1))
    case = replace(CASE, interventions=(HOURS,), strained={"working_hours": ""}, plan=frame)
    heading, text = balance_chapter(case, "sv")
    assert isinstance(heading, Heading)
    assert isinstance(text, Paragraph)
    assert "säger inte att planen kommer att hjälpa" in text.text


def test_what_the_case_tells_goes_before_the_entry():
    told = replace(SCREENING, levels=("organisation",), stages=("primary",), factors=("demands",))
    (one,) = plan_of(replace(CASE, interventions=(told,)), built_in()).chosen
    assert (one.levels, one.stages, one.factors) == (("organisation",), ("primary",), ("demands",))


def test_the_case_comes_back_from_its_file_the_same():
    frame = PlanFrame("På träffen", "Vd", date(2027, 3, 1))
    case = replace(CASE, plan=frame, interventions=(SCREENING, replace(HOURS, levels=("group",))))
    assert parse_case(write_case(case)) == case


def test_a_case_that_says_nothing_new_keeps_its_fingerprint():
    plain = Case("Firman", interventions=(Intervention("Något"),))
    assert "strained" not in write_case(plain)
    assert fingerprint(plain) == fingerprint(parse_case(write_case(plain)))


@pytest.mark.parametrize(
    ("text", "known"),
    [
        ('[strained]\ntidspress = "x"', "demands"),
        ('[[intervention]]\nname = "A"\nlevels = ["chef"]', "leadership"),
        ('[[intervention]]\nname = "A"\nstages = ["först"]', "primary"),
    ],
)
def test_an_unknown_word_is_told_with_those_that_are_known(text, known):
    with pytest.raises(CaseError) as caught:
        parse_case(f'format = 1\n[organisation]\nname = "F"\n{text}')
    (fault,) = caught.value.faults
    assert fault.code == "unknown_word"
    assert known in str(fault.values["known"])


def test_the_causes_are_listed_with_what_was_found():
    _, listed = strained(replace(CASE, strained={"demands": "Enkäten", "reward": ""}), "sv")
    assert listed.items == ("Krav och arbetsmängd: Enkäten", "Belöning och uppskattning")


def test_an_intervention_tells_where_it_comes_from_and_how_sure_that_is():
    name = built_in()["screening-with-follow-up"].name.sv
    origin, health, work = comes_from(SCREENING, "sv")
    assert origin == f"Ur kunskapsbanken: {name} (har stöd i studier)"
    assert health.startswith("Hälsa: psykiska besvär, till det bättre, måttligt stöd (Joyce et al.")
    assert work.startswith("Arbete och frånvaro: sjukfrånvaro, till det bättre, måttligt stöd (")


def test_what_is_not_measured_is_said_not_to_be():
    chosen = Intervention("Stöd", entry="holistic-stress-view")
    assert "inte undersökt" in " ".join(comes_from(chosen, "sv"))


def test_one_of_their_own_tells_nothing_of_it():
    assert list(comes_from(Intervention("Egen"), "sv")) == []
    assert list(comes_from(Intervention("Egen", entry="own-thing@0123456789ab"), "sv")) == []


def test_a_follow_up_before_the_interventions_begin_is_none():
    frame = PlanFrame("På träffen", "Vd", date(2027, 1, 1))
    year = Period(date(2027, 1, 1), date(2027, 12, 31))
    case = replace(CASE, plan=frame, plan_period=year)
    assert "innan insatserna har börjat" in lines(case)
    later = replace(case, plan=replace(frame, follow_up=date(2027, 11, 1)))
    assert "innan insatserna har börjat" not in lines(later)
