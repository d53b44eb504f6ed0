"""What stands at an address: declared once, in three languages, and never a computed row."""

import pytest

from arbetsro.economics.declared import MODULES, rows_by_code, sheets
from arbetsro.web.analyses.fields import field_at, is_there, list_at, lists, single_fields
from arbetsro.web.analyses.guide import choices_of, group_guide, steps
from arbetsro.web.analyses.parts import ASKED, SHEETS, STEPS

KINDS = {
    "line", "text", "day", "whole", "number", "share", "amount", "series", "shares", "choice",
    "row", "modules", "kept",
}  # fmt: skip
OF_THINGS = [(key, name) for key, one in lists().items() for name in one.fields]
#: Where a list may stand: by itself, or inside a thing.
INNER = {key: outer for outer, one in lists().items() for key in one.inner}
CONTENT = {
    "problems": ["p1"],
    "problems.p1.whys": ["w1"],
    "interventions": ["i1"],
    "interventions.i1.activities": ["a1"],
}


def texts_of(one):
    return [text for text in (one.label, one.hint) if text is not None]


def is_complete(text):
    return all(t.strip() == t and t for t in (text.sv, text.en, text.da))


class TestFields:
    @pytest.mark.parametrize("address", single_fields())
    def test_that_stand_once_are_found_by_their_address(self, address):
        assert field_at(address) is single_fields()[address]

    @pytest.mark.parametrize(("key", "name"), OF_THINGS)
    def test_of_things_are_found_by_the_list_the_thing_and_their_key(self, key, name):
        assert field_at(f"{key}.k3x9ab.{name}") is lists()[key].fields[name]

    def test_are_of_kinds_that_can_be_read(self):
        kinds = {one.kind for one in single_fields().values()}
        kinds |= {one.kind for each in lists().values() for one in each.fields.values()}
        assert kinds <= KINDS

    def test_have_all_their_texts_in_three_languages(self):
        every = [*single_fields().values()]
        every += [one for each in lists().values() for one in each.fields.values()]
        assert [one.key for one in every if not all(map(is_complete, texts_of(one)))] == []

    def test_with_choices_offer_some(self):
        every = [*single_fields().values()]
        every += [one for each in lists().values() for one in each.fields.values()]
        offered = {one.choices for one in every if one.choices}
        assert offered >= {
            "functions",
            "levels",
            "stages",
            "factors",
            "sizes",
            "entries",
            "results",
        }
        assert "safety_representative" in choices_of("functions")
        for name in offered:
            assert len(choices_of(name)) > 1
            assert all(map(is_complete, choices_of(name).values()))


class TestRows:
    @pytest.mark.parametrize(
        "code",
        [c for c, r in rows_by_code().items() if r.is_input and r.sheet in "CDEFJK"],
    )
    def test_that_are_filled_in_are_found_by_their_code(self, code):
        assert field_at(code).row is rows_by_code()[code]
        assert field_at(code).kind == "row"

    @pytest.mark.parametrize(
        "code", [c for c, r in rows_by_code().items() if not r.is_input and r.unit != "text"]
    )
    def test_that_are_computed_cannot_be_written_anywhere(self, code):
        addresses = [code, *(f"{key}.k3x9ab.{code}" for key in lists())]
        assert [address for address in addresses if field_at(address) is not None] == []

    def test_of_sheet_a_are_text(self):
        assert [field_at(f"A{n}").kind for n in range(3, 10)] == ["text"] * 7

    def test_of_sheet_b_belong_to_interventions(self):
        assert field_at("B4") is None
        found = [field_at(f"interventions.k3x9ab.B{n}") for n in range(4, 12)]
        assert [one.kind for one in found] == ["text"] * 8

    def test_of_sheets_h_and_i_belong_to_activities(self):
        assert field_at("H4") is None
        assert field_at("I7") is None
        wanted = [r.code for r in rows_by_code().values() if r.is_input and r.sheet in "HI"]
        found = [field_at(f"activities.k3x9ab.{code}") for code in wanted]
        assert [one.row.code for one in found] == wanted

    def test_of_sheet_g_are_the_sums_of_an_activity(self):
        assert field_at("G5.external") is None
        for kind in ("external", "internal"):
            assert field_at(f"activities.k3x9ab.{kind}").row is rows_by_code()[f"G5.{kind}"]

    def test_of_every_sheet_can_be_reached_from_some_page(self):
        letters = {sheet.letter for sheet in sheets(MODULES)}
        of_things = {letter for one in lists().values() for letter in one.sheets}
        of_steps = {address[0] for each in STEPS.values() for address in each if address[0] == "A"}
        assert letters == of_steps | of_things | set(SHEETS)

    def test_may_differ_in_a_scenario_where_they_are_filled_in_once(self):
        assert field_at("scenarios.k3x9ab.C7").row.code == "C7"
        assert field_at("scenarios.k3x9ab.J6").row.code == "J6"
        assert field_at("scenarios.k3x9ab.H4") is None


@pytest.mark.parametrize(
    "address",
    [
        "", ".", "..", "nothing", "title.x", "period", "period.middle", "C", "C10", "C99", "c7",
        "goals", "goals.k3x9ab", "goals.k3x9ab.nothing", "goals.k3x9ab.text.more", "B4",
        "sampling", "__class__", "goals.k3x9ab.__class__", "nothing.k3x9ab.text", "C7 ", " C7",
        "ｔｉｔｌｅ", "title\x00", "𝐂𝟕",
    ],
)  # fmt: skip
def test_nothing_stands_at_an_address_that_is_not_declared(address):
    assert field_at(address) is None


class TestLists:
    @pytest.mark.parametrize("key", [key for key in lists() if key not in INNER])
    def test_that_stand_once_are_found_by_their_key(self, key):
        assert list_at({}, key) is lists()[key]

    @pytest.mark.parametrize(("key", "outer"), INNER.items())
    def test_inside_things_are_found_where_the_thing_is(self, key, outer):
        content = {outer: ["k3x9ab"]}
        assert list_at(content, f"{outer}.k3x9ab.{key}") is lists()[key]
        assert list_at(content, f"{outer}.gone.{key}") is None
        assert list_at(content, key) is None

    @pytest.mark.parametrize(
        "address", ["", "title", "C7", "goals.g1", "problems.p1.text", "problems.p1.activities"]
    )
    def test_are_not_found_elsewhere(self, address):
        assert list_at(CONTENT, address) is None

    def test_have_all_their_texts_in_three_languages(self):
        texts = {key: (one.title, one.add) for key, one in lists().items()}
        assert [key for key, two in texts.items() if not all(map(is_complete, two))] == []

    def test_hold_lists_that_are_declared(self):
        assert {key for one in lists().values() for key in one.inner} <= set(lists())


class TestAThingIsThere:
    @pytest.mark.parametrize(
        "address", ["title", "C7", "period.start", "problems.p1.text", "whys.w1.text"]
    )
    def test_where_its_list_names_it(self, address):
        assert is_there(CONTENT, address)

    @pytest.mark.parametrize("address", ["problems.w1.text", "whys.p1.text", "goals.p1.text"])
    def test_only_in_its_own_list(self, address):
        assert not is_there(CONTENT, address)

    def test_inside_a_thing_that_is_inside_another(self):
        assert is_there(CONTENT, "activities.a1.H4")
        assert not is_there(CONTENT, "activities.i1.H4")


class TestSteps:
    def test_are_the_seven_of_the_method_and_each_has_its_page(self):
        assert list(steps()) == list(STEPS)
        assert [one.code for one in steps().values()] == ["A3", "A4", "A5", "A6", "A7", "A8", "A9"]

    def test_hold_fields_and_lists_that_are_declared(self):
        every = [address for each in STEPS.values() for address in each]
        assert [a for a in every if field_at(a) is None and list_at({}, a) is None] == []

    def test_leave_no_field_and_no_list_without_a_page(self):
        shown = {address for each in STEPS.values() for address in each}
        taken = {"C7.source", "C7.survey"}
        beside = {"discount_rate", "beyond", "alternatives", "scenarios", *taken, *ASKED}
        assert {*single_fields(), *lists()} - set(INNER) - shown == beside

    def test_tell_all_their_guidance_in_three_languages(self):
        guide = group_guide()
        told = [guide.title, guide.purpose, *guide.think, *guide.functions.values()]
        for step in steps().values():
            told += [step.title, step.heading, step.purpose, step.who, step.enough, *step.think]
        assert [text.sv for text in told if not is_complete(text)] == []
