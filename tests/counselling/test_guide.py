"""The conversation guide: its obligatory parts are those of the source (amm-orebro-2026#metod)."""

import pytest

from arbetsro.counselling.guide import NAMED, PROBLEM_SIZE, guide, read_guide
from arbetsro.knowledge.content import Reader

TEXT = {"sv": "Så", "en": "So", "da": "Så her"}
FIELD = {
    "place": "a.b",
    "kind": "text",
    "obligatory": True,
    "seen_by": "both",
    "visits": [1],
    "label": TEXT,
}


def faults_of(*fields):
    reader = Reader("guide")
    part = {"key": "a", "label": TEXT, "about": TEXT, "field": [{**FIELD, **one} for one in fields]}
    read_guide(reader, {"part": [part]})
    return [(one.code, one.place) for one in reader.faults if one.place not in NAMED]


def test_the_first_visit_has_the_parts_of_the_source_in_its_order():
    assert [part.key for part in guide().for_visit(1).parts] == [
        "introduction", "work", "private", "solving", "strengths", "normalising", "ending",
    ]  # fmt: skip
    assert all(part.is_obligatory for part in guide().for_visit(1).parts)


def test_the_second_visit_begins_with_the_plan_and_rates_the_problem_again():
    second = guide().for_visit(2)
    assert second.parts[0].key == "since"
    assert PROBLEM_SIZE in [field.place for field in second.fields]
    assert "problem.name" not in [field.place for field in second.fields]


def test_a_part_is_done_when_all_that_is_obligatory_in_it_is_filled_in():
    first = guide().for_visit(1)
    private = first.parts[2]
    obligatory = {one.place for one in private.fields if one.obligatory}
    assert private.is_done(obligatory)
    assert not private.is_done(obligatory - {"private.habits"})
    left = first.undone({one.place for one in first.fields} - {"problem.size"})
    assert [one.place for one in left] == ["problem.size"]


def test_experiences_of_victimisation_are_the_counsellors_note_until_asked_for():
    seen_by = {field.place: field.seen_by for field in guide().fields}
    assert seen_by["work.victimised_by_manager"] == "counsellor"
    assert seen_by["problem.name"] == "both"
    assert seen_by["private.danger"] == "counsellor"


def test_the_reasons_are_the_five_of_the_source():
    choices = guide().field("work.why_not_occupational_health").choices
    assert [one.key for one in choices] == [
        "lack_of_support", "no_way_in", "victimised", "had_not_thought", "did_not_want",
    ]  # fmt: skip


def test_a_place_that_there_is_not_is_an_error():
    with pytest.raises(KeyError):
        guide().field("work.no_such")


@pytest.mark.parametrize(
    ("fields", "fault"),
    [
        ([{}, {}], ("used_twice", "part.field.place")),
        ([{"kind": "guess"}], ("unknown_word", "part.1.field.1.kind")),
        ([{"seen_by": "employer"}], ("unknown_word", "part.1.field.1.seen_by")),
        ([{"visits": [3]}], ("wrong_kind", "part.1.field.1.visits")),
        ([{"kind": "choices"}], ("missing", "part.1.field.1.choice")),
        ([{"colour": "red"}], ("unknown_field", "part.1.field.1.colour")),
    ],
)
def test_a_faulty_guide_says_where(fields, fault):
    assert faults_of(*fields) == [fault]


def test_a_guide_without_a_place_that_code_relies_on_is_faulty():
    reader = Reader("guide")
    read_guide(reader, {"part": []})
    assert {one.place for one in reader.faults} == set(NAMED)
