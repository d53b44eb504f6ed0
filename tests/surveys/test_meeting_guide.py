"""Half an hour's talk about a result: what it says depends on what stands out, never on figures."""

from arbetsro.knowledge.content import Reader
from arbetsro.language import Text
from arbetsro.surveys.meeting_guide import Area, guide_content, meeting_guide, read_guide


def area(name, side, *, is_good=False, factor=""):
    return Area(Text(name, f"{name}-en", f"{name}-da"), side, is_good, factor)


LOAD = area("Arbetsmängd", "demand", factor="demands")
RELIEF = area("Avlastning", "resource", factor="demands")
MEANING = area("Mening", "resource", is_good=True, factor="meaning")
VIOLENCE = area("Våld", "grave", factor="violence")


def walls(guide):
    return {step.key: step.wall.sv for step in guide.steps}


def test_it_takes_half_an_hour_whatever_is_known():
    for areas in (None, [], [LOAD]):
        assert meeting_guide(areas).minutes == 30


def test_the_steps_go_from_what_stands_out_over_causes_to_what_is_sent_upwards():
    assert [step.key for step in meeting_guide([LOAD]).steps] == [
        "open", "stands_out", "recognise", "pair", "causes", "one_thing", "upwards",
    ]  # fmt: skip


def test_what_wears_is_shown_before_what_carries_and_each_below_its_heading():
    groups = meeting_guide([MEANING, LOAD, RELIEF]).groups
    assert [(one.heading.sv, [label.sv for label in one.labels]) for one in groups] == [
        ("Krav som tär", ["Arbetsmängd"]),
        ("Resurser som det är ont om", ["Avlastning"]),
        ("Resurser som bär", ["Mening"]),
    ]


def test_a_wearing_demand_and_a_scarce_resource_of_the_same_factor_are_a_pair():
    pairs = meeting_guide([LOAD, RELIEF, MEANING]).pairs
    assert [one.sv for one in pairs] == [
        "Kravet: Arbetsmängd. Resursen som kunde möta det: Avlastning."
    ]
    assert "Avlastning-da" in pairs[0].da
    assert meeting_guide([LOAD, MEANING]).pairs == ()


def test_a_label_with_braces_stays_as_it_is():
    odd = area("{demand}", "resource", factor="demands")
    assert meeting_guide([LOAD, odd]).pairs[0].sv.endswith("{demand}.")


def test_grave_items_warn_the_leader_and_are_no_good_news():
    assert "Fråga aldrig vem" in meeting_guide([VIOLENCE]).warning.sv
    none = meeting_guide([area("Våld", "grave", is_good=True), LOAD])
    assert none.warning is None
    assert [one.heading.sv for one in none.groups] == ["Krav som tär"]


def test_where_too_few_answered_the_workplace_talks_all_the_same():
    guide = meeting_guide(None)
    assert guide.groups == ()
    assert "två lappar" in walls(guide)["stands_out"]
    assert "Fråga inte vem som har svarat" in guide.steps[0].leader.sv


def test_where_nothing_stands_out_it_says_so():
    assert walls(meeting_guide([]))["stands_out"].startswith("Inget sticker ut")
    assert walls(meeting_guide([]))["open"] == walls(meeting_guide([LOAD]))["open"]


def test_the_sheet_asks_for_the_cause_first_and_for_an_answer_from_above_last():
    keys = list(guide_content().lines)
    assert keys[0] == "cause"
    assert keys[-1] == "answer_by"


def test_faults_of_the_file_are_all_named_at_once():
    text = {"sv": "Ett", "en": "One", "da": "En"}
    step = {"key": "a", "minutes": "5", "title": text, "wall": text, "leader": text}
    reader = Reader("guide")
    read_guide(
        reader,
        {
            "step": [{**step, "too_few": {"wall": text}}],
            "group": dict.fromkeys(["demand_bad"], text),
            "said": {"pair": text, "grave": text, "before": {"sv": "Ett"}},
        },
    )
    places = {one.place for one in reader.faults}
    assert {"step.1.minutes", "step.1.too_few.leader", "group.resource_bad", "said.before"} <= (
        places
    )
