"""The matrix of level and stage, and its filters."""

from dataclasses import fields

import pytest

from arbetsro.knowledge.library import built_in
from arbetsro.knowledge.matrix import Filter, in_order, matrix
from arbetsro.knowledge.vocabulary import terms

from .made_up import NOT_STUDIED, claim, entry, outcome, text

SHOPS = entry("shops", sizes=["micro", "small"], branches=["retail"], groups=["young"])
ANYONE = entry("anyone", hard_for=["micro"], stages=["primary", "secondary"])
WEAK = entry(
    "weak", levels=["group", "combined"], outcome=[outcome(strength="unclear"), NOT_STUDIED]
)
ALL = (SHOPS, ANYONE, WEAK)


def found(**asked):
    return [one.id for one in ALL if Filter(**asked).takes(one)]


class TestMatrix:
    def test_every_level_and_stage_has_a_cell(self):
        assert len(matrix(())) == 15
        assert set(matrix(())) == {(lev, st) for lev in terms("level") for st in terms("stage")}

    def test_an_entry_stands_in_each_cell_that_it_belongs_to(self):
        cells = matrix(ALL)
        assert cells["organisation", "primary"].entries == (SHOPS, ANYONE)
        assert cells["organisation", "secondary"].entries == (ANYONE,)
        assert cells["group", "primary"].entries == (WEAK,)
        assert cells["combined", "primary"].entries == (WEAK,)
        assert cells["individual", "tertiary"].entries == ()

    def test_strengths_are_counted_the_surest_first(self):
        cells = matrix([WEAK, entry("a", levels=["group"]), entry("b", levels=["group"])])
        assert list(cells["group", "primary"].strengths.items()) == [
            ("moderate", 2),
            ("unclear", 1),
        ]

    def test_every_entry_that_is_built_in_stands_somewhere(self):
        told = {entry.id for cell in matrix(built_in()).values() for entry in cell.entries}
        assert told == set(built_in().entries)


class TestOrder:
    def test_what_changes_the_work_comes_first_then_the_surest(self):
        against = outcome(strength="advised_against", direction="worse")
        person = entry(
            "a", levels=["individual"], outcome=[outcome(strength="strong"), NOT_STUDIED]
        )
        both = entry("b", levels=["leadership", "individual"])
        warned = entry("c", outcome=[against, NOT_STUDIED], instead=[claim()])
        given = (person, warned, WEAK, both)
        assert [one.id for one in in_order(given, "sv")] == ["b", "weak", "c", "a"]

    @pytest.mark.parametrize(
        ("language", "expected"),
        [("sv", "zebra ådra ängel öl"), ("da", "zebra ængel øl ådra"), ("en", "Angel zebra")],
    )
    def test_equals_stand_by_name_as_the_language_has_them(self, language, expected):
        names = expected.split()
        given = [entry(name, name=text() | {language: name}) for name in reversed(names)]
        assert [one.name.in_(language) for one in in_order(given, language)] == names


class TestFilter:
    @pytest.mark.parametrize(
        ("asked", "expected"),
        [
            ({}, ["shops", "anyone", "weak"]),
            ({"level": "group"}, ["weak"]),
            ({"stage": "secondary"}, ["anyone"]),
            ({"factor": "demands"}, ["shops", "anyone", "weak"]),
            ({"factor": "bullying"}, []),
            ({"outcome": "stress"}, ["shops", "anyone", "weak"]),
            ({"outcome": "sleep"}, []),
            ({"kind": "systematic_review"}, ["shops", "anyone", "weak"]),
            ({"kind": "expert_opinion"}, []),
            ({"strength": "unclear"}, ["weak"]),
            ({"nature": "work_change"}, ["shops", "anyone", "weak"]),
            ({"group": "young"}, ["shops"]),
            ({"level": "organisation", "group": "young"}, ["shops"]),
            ({"level": "group", "group": "young"}, []),
        ],
        ids=str,
    )
    def test_it_takes_what_has_everything_that_is_asked_for(self, asked, expected):
        assert found(**asked) == expected

    def test_a_size_leaves_out_what_is_made_for_others_and_what_is_hard_for_it(self):
        assert found(size="micro") == ["shops", "weak"]
        assert found(size="larger") == ["anyone", "weak"]

    def test_a_branch_leaves_out_what_is_made_for_others(self):
        assert found(branch="retail") == ["shops", "anyone", "weak"]
        assert found(branch="hospitals") == ["anyone", "weak"]

    @pytest.mark.parametrize("name", [field.name for field in fields(Filter)])
    def test_every_filter_finds_something_in_what_is_built_in_and_leaves_something_out(self, name):
        counts = [
            sum(map(Filter(**{name: word}).takes, built_in()))
            for word in terms(name)
        ]  # fmt: skip
        assert max(counts) > 0
        assert min(counts) < len(built_in())
