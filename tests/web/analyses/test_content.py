"""The flat record of an analysis, and changes to it that can be done and undone."""

import string

import pytest
from hypothesis import given
from hypothesis import strategies as st

from arbetsro.web.analyses.content import (
    Change,
    add_item,
    applied,
    between,
    items,
    move_item,
    new_id,
    remove_item,
    set_value,
    undone,
)

ADDRESSES = st.sampled_from(
    ["title", "C7", "goals", "goals.aaaaaa.text", "alternatives.bbbbbb.costs", "discount_rate"]
)
VALUES = st.one_of(
    st.text(),
    st.integers(-(10**15), 10**15),
    st.floats(allow_nan=False, allow_infinity=False),
    st.lists(st.floats(0, 1), min_size=1),
    st.fixed_dictionaries({"low": st.floats(0, 1), "high": st.floats(0, 1)}),
)
CONTENTS = st.dictionaries(ADDRESSES, VALUES)

#: A problem with two whys, and an intervention with an activity and a step of a plan.
NESTED = {
    "title": "Oro",
    "problems": ["p1", "p2"],
    "problems.p1.text": "Hög stress",
    "problems.p1.whys": ["w1", "w2"],
    "whys.w1.text": "För få händer",
    "whys.w2.text": "För många möten",
    "problems.p2.text": "Kort framförhållning",
    "problems.p2.whys": ["w3"],
    "whys.w3.text": "Schemat läggs sent",
    "interventions": ["i1"],
    "interventions.i1.name": "Schema",
    "interventions.i1.activities": ["a1"],
    "interventions.i1.plan": ["s1"],
    "activities.a1.name": "Införande",
    "activities.a1.H4": 12_000,
    "plan.s1.what": "Upphandla",
}


class TestAValue:
    def test_is_put_where_nothing_was(self):
        assert set_value({}, "title", "Oro") == (Change("title", None, "Oro"),)

    def test_takes_the_place_of_another(self):
        assert set_value({"C7": 0.2}, "C7", 0.3) == (Change("C7", 0.2, 0.3),)

    def test_is_taken_away_by_nothing(self):
        changes = set_value({"C7": 0.2}, "C7", None)
        assert changes == (Change("C7", 0.2, None),)
        assert applied({"C7": 0.2}, changes) == {}

    @pytest.mark.parametrize("value", [0, 0.0, "Oro", [1.0], {"reference": "x"}])
    def test_that_is_there_already_changes_nothing(self, value):
        assert set_value({"C7": value}, "C7", value) == ()

    def test_of_zero_is_not_the_same_as_none_at_all(self):
        assert set_value({"C7": 0}, "C7", None) == (Change("C7", 0, None),)
        assert set_value({}, "C7", None) == ()


class TestAList:
    def test_begins_with_its_first_thing(self):
        assert add_item({}, "goals", "g1") == (Change("goals", None, ["g1"]),)

    def test_grows_at_its_end(self):
        assert add_item({"goals": ["g1"]}, "goals", "g2") == (
            Change("goals", ["g1"], ["g1", "g2"]),
        )

    def test_gives_its_things_in_order_and_none_where_it_is_not_there(self):
        assert items(NESTED, "problems") == ["p1", "p2"]
        assert items({}, "problems") == []

    @pytest.mark.parametrize(
        ("item", "steps", "after"),
        [
            ("b", -1, ["b", "a", "c"]),
            ("b", 1, ["a", "c", "b"]),
            ("a", 1, ["b", "a", "c"]),
            ("c", -2, ["c", "a", "b"]),
            ("b", 99, ["a", "c", "b"]),
            ("b", -99, ["b", "a", "c"]),
        ],
    )
    def test_moves_a_thing_as_far_as_there_is_room(self, item, steps, after):
        content = {"needs": ["a", "b", "c"]}
        assert items(applied(content, move_item(content, "needs", item, steps)), "needs") == after

    @pytest.mark.parametrize(("item", "steps"), [("a", -1), ("c", 1), ("nobody", 1), ("b", 0)])
    def test_does_not_change_by_a_move_that_leads_nowhere(self, item, steps):
        assert move_item({"needs": ["a", "b", "c"]}, "needs", item, steps) == ()

    def test_keeps_the_ids_of_the_others_when_one_goes(self):
        content = {"needs": ["a", "b", "c"], "needs.a.text": "A", "needs.c.text": "C"}
        after = applied(content, remove_item(content, "needs", "b"))
        assert after == {"needs": ["a", "c"], "needs.a.text": "A", "needs.c.text": "C"}

    def test_is_gone_with_its_last_thing(self):
        content = {"needs": ["a"], "needs.a.text": "A"}
        assert applied(content, remove_item(content, "needs", "a")) == {}

    def test_does_not_change_when_what_is_not_there_is_removed(self):
        assert remove_item(NESTED, "problems", "nobody") == ()
        assert remove_item({}, "problems", "p1") == ()


class TestRemovingAThing:
    def after(self, list_address, item):
        return applied(NESTED, remove_item(NESTED, list_address, item))

    def test_takes_what_the_things_inside_it_hold_and_nothing_else(self):
        after = self.after("problems", "p1")
        gone = {"problems.p1.text", "problems.p1.whys", "whys.w1.text", "whys.w2.text"}
        assert set(NESTED) - set(after) == gone
        assert after["problems"] == ["p2"]

    def test_takes_every_list_inside_it(self):
        after = self.after("interventions", "i1")
        assert not [a for a in after if a.split(".")[0] in {"interventions", "activities", "plan"}]

    def test_inside_another_leaves_the_other(self):
        after = self.after("problems.p1.whys", "w1")
        assert after["problems.p1.whys"] == ["w2"]
        assert set(NESTED) - set(after) == {"whys.w1.text"}

    def test_names_each_address_once(self):
        changed = [c.address for c in remove_item(NESTED, "interventions", "i1")]
        assert len(changed) == len(set(changed))

    def test_is_undone_whole(self):
        changes = remove_item(NESTED, "problems", "p1")
        assert undone(applied(NESTED, changes), changes) == NESTED


@given(before=CONTENTS, after=CONTENTS)
def test_what_lies_between_two_contents_leads_from_one_to_the_other_and_back(before, after):
    changes = between(before, after)
    assert applied(before, changes) == after
    assert undone(after, changes) == before


@given(content=CONTENTS)
def test_nothing_lies_between_a_content_and_itself(content):
    assert between(content, dict(content)) == ()


@given(before=CONTENTS, steps=st.lists(st.tuples(ADDRESSES, st.none() | VALUES)))
def test_any_number_of_changes_is_undone_in_turn(before, steps):
    content, made = before, []
    for address, value in steps:
        changes = set_value(content, address, value)
        content = applied(content, changes)
        made += changes
    assert undone(content, made) == before
    assert None not in content.values(), "what is not there is not in the record"


@given(
    ids=st.lists(st.text(string.ascii_lowercase, min_size=1), unique=True, min_size=1),
    data=st.data(),
)
def test_moving_and_removing_never_loses_or_doubles_a_thing(ids, data):
    content = {"needs": ids}
    item = data.draw(st.sampled_from(ids))
    moved = applied(content, move_item(content, "needs", item, data.draw(st.integers(-9, 9))))
    assert sorted(items(moved, "needs")) == sorted(ids)
    left = applied(moved, remove_item(moved, "needs", item))
    assert items(left, "needs") == [one for one in items(moved, "needs") if one != item]


def test_the_record_that_is_changed_is_left_as_it_was():
    content = {"needs": ["a"], "needs.a.text": "A"}
    applied(content, remove_item(content, "needs", "a"))
    applied(content, add_item(content, "needs", "b"))
    assert content == {"needs": ["a"], "needs.a.text": "A"}


def test_ids_are_short_and_do_not_come_again():
    made = {new_id() for _ in range(1000)}
    assert len(made) == 1000
    assert all(len(one) == 6 and one.isalnum() and not set(one) & set("l01o") for one in made)
