"""What was filled in as lists, as lines of text in the case file and the documents."""

import pytest

from arbetsro.language import LANGUAGES
from arbetsro.web.analyses.as_case import as_case


def told(content, code, language="sv"):
    return as_case(content, "Demo", language).A.get(code, "").split("\n")


GROUP = {
    "group": ["g1", "g2", "g3"],
    "group.g1.name": "Anna",
    "group.g2.function": "manager",
    "group.g3.name": "Siv",
}
PROBLEM = {
    "problems": ["p1", "p2"],
    "problems.p1.text": "Hög stress",
    "problems.p1.staff": "Fler blir sjuka",
    "problems.p1.work": "Tider hålls inte",
    "problems.p1.economy": "Vikarier kostar",
    "problems.p1.whys": ["w1", "w2"],
    "whys.w1.text": "För få händer",
    "whys.w2.text": "Ingen vill söka",
    "problems.p2.staff": "En följd av ingenting",
}
GOAL = {
    "goals": ["m1", "m2"],
    "goals.m1.text": "Lägre sjukfrånvaro",
    "goals.m1.measure": "lönesystemet",
    "goals.m1.now": "6 %",
    "goals.m1.target": "4 %",
    "goals.m1.by": "2027-12-31",
    "goals.m2.measure": "inget mål",
    "needs": ["n1", "n2", "n3"],
    "needs.n1.text": "Fler chefer",
    "needs.n3.text": "Bättre schema",
}
RECOMMENDATION = {
    "pros": ["f1"],
    "pros.f1.text": "Betalar sig",
    "cons": ["e1"],
    "cons.e1.text": "Tar tid",
    "evaluation": ["u1"],
    "evaluation.u1.what": "enkäten igen",
    "evaluation.u1.when": "2028-01-31",
}
EVERYTHING = {**GROUP, **PROBLEM, **GOAL, **RECOMMENDATION}


@pytest.mark.parametrize(
    ("language", "line"),
    [
        ("sv", "I arbetsgruppen: Anna, Siv."),
        ("en", "In the working group: Anna, Siv."),
        ("da", "I arbejdsgruppen: Anna, Siv."),
    ],
)
def test_the_working_group_is_named_in_a3(language, line):
    assert told(GROUP, "A3", language) == [line]


@pytest.mark.parametrize(
    ("language", "lines"),
    [
        (
            "sv",
            [
                "• Hög stress", "  Därför att: För få händer", "  Därför att: Ingen vill söka",
                "  Följder för personalen: Fler blir sjuka",
                "  Följder för arbetet: Tider hålls inte",
                "  Följder för ekonomin: Vikarier kostar",
            ],
        ),
        (
            "en",
            [
                "• Hög stress", "  Because: För få händer", "  Because: Ingen vill söka",
                "  Consequences for staff: Fler blir sjuka",
                "  Consequences for the work: Tider hålls inte",
                "  Consequences for the economy: Vikarier kostar",
            ],
        ),
        (
            "da",
            [
                "• Hög stress", "  Fordi: För få händer", "  Fordi: Ingen vill söka",
                "  Konsekvenser for personalet: Fler blir sjuka",
                "  Konsekvenser for arbejdet: Tider hålls inte",
                "  Konsekvenser for økonomien: Vikarier kostar",
            ],
        ),
    ],
)  # fmt: skip
def test_problems_are_told_with_their_whys_and_consequences_in_a5(language, lines):
    assert told(PROBLEM, "A5", language) == lines


@pytest.mark.parametrize(
    ("language", "goal", "need"),
    [
        (
            "sv",
            "• Mål: Lägre sjukfrånvaro. Mäts med: lönesystemet. I dag: 6 %. "
            "Mål: 4 %, senast 2027-12-31.",
            "Behov",
        ),
        (
            "en",
            "• Goal: Lägre sjukfrånvaro. Measured by: lönesystemet. Today: 6 %. "
            "Target: 4 %, by 2027-12-31.",
            "Need",
        ),
        (
            "da",
            "• Mål: Lägre sjukfrånvaro. Måles med: lönesystemet. I dag: 6 %. "
            "Mål: 4 %, senest 2027-12-31.",
            "Behov",
        ),
    ],
)
def test_goals_and_needs_are_told_in_a6_and_only_those_with_a_text(language, goal, need):
    lines = [goal, f"{need} 1: Fler chefer", f"{need} 2: Bättre schema"]
    assert told(GOAL, "A6", language) == lines


@pytest.mark.parametrize(
    ("language", "evaluation"),
    [
        ("sv", "Utvärdering: enkäten igen, 2028-01-31, ansvarig –."),
        ("en", "Evaluation: enkäten igen, 2028-01-31, responsible –."),
        ("da", "Evaluering: enkäten igen, 2028-01-31, ansvarlig –."),
    ],
)
def test_reasons_and_the_evaluation_are_told_in_a9(language, evaluation):
    lines = ["+ Betalar sig", "− Tar tid", evaluation]
    assert told(RECOMMENDATION, "A9", language) == lines


def test_what_people_wrote_freely_comes_first():
    lines = told({**GROUP, "A3": "Hela företaget.\nFem orter."}, "A3")
    assert lines == ["Hela företaget.", "Fem orter.", "I arbetsgruppen: Anna, Siv."]


def test_braces_that_people_write_stay_as_they_are():
    assert told({"pros": ["f1"], "pros.f1.text": "{text} {0}"}, "A9") == ["+ {text} {0}"]


@pytest.mark.parametrize("language", LANGUAGES)
def test_lists_without_anything_in_them_tell_nothing(language):
    lists = {address: value for address, value in EVERYTHING.items() if isinstance(value, list)}
    assert as_case(lists, "Demo", language).A == {}


@pytest.mark.parametrize(
    ("step", "line"),
    [
        ({"what": "Upphandla", "start": "2027-01-01", "end": "2027-02-01", "who": "Anna"},
         "2027-01-01–2027-02-01: Upphandla (Anna)"),
        ({"what": "Upphandla", "end": "2027-02-01"}, "2027-02-01: Upphandla"),
        ({"what": "Upphandla"}, "Upphandla"),
        ({"what": "Upphandla", "who": "Anna"}, "Upphandla (Anna)"),
    ],
)  # fmt: skip
def test_the_plan_of_an_intervention_is_told_after_b11(step, line):
    content = {"interventions": ["i1"], "interventions.i1.plan": ["s1", "s2"]}
    content |= {f"plan.s1.{key}": value for key, value in step.items()}
    content |= {"plan.s2.who": "Ingen vet vad"}
    (one,) = as_case(content, "Demo", "sv").interventions
    assert dict(one.B) == {"B11": line}
    content["interventions.i1.B11"] = "Så här:"
    (one,) = as_case(content, "Demo", "sv").interventions
    assert one.B["B11"] == f"Så här:\n{line}"


@pytest.mark.parametrize(
    ("given", "line"),
    [
        ({}, "• Mål: Färre slutar."),
        ({"now": "12 %", "target": "8 %"}, "• Mål: Färre slutar. I dag: 12 %. Mål: 8 %."),
        ({"by": "2027-12-31"}, "• Mål: Färre slutar. Senast 2027-12-31."),
    ],
)
def test_of_a_goal_only_what_was_filled_in_is_told(given, line):
    goal = {"text": "Färre slutar", **given}
    content = {"goals": ["g"], **{f"goals.g.{key}": value for key, value in goal.items()}}
    assert told(content, "A6", "sv") == [line]
