"""What an organisation tells of itself, and what is wrong with it."""

from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from arbetsro.knowledge.faults import ContentError
from arbetsro.knowledge.library import built_in
from arbetsro.knowledge.profile import read_profile
from arbetsro.knowledge.recommend import HEAVIEST, criteria
from arbetsro.knowledge.vocabulary import terms
from arbetsro.knowledge.weighing import read_weights
from arbetsro.reporting.knowledge import fault

ENTRIES = {"hotline": None}


def read(**given):
    return read_profile(given, entries=ENTRIES, file="profile.toml")


def faults_of(**given):
    with pytest.raises(ContentError) as error:
        read(**given)
    return error.value.faults


class TestProfile:
    def test_everything_is_read(self):
        made = read(
            name="En butik", strained={"demands": "Kön är lång."}, stages=["primary"],
            employees=12, branch="retail", absence="low", groups=["young"],
            tried={"hotline": "helped"},
        )  # fmt: skip
        assert made.size == "small"
        assert made.strained == {"demands": "Kön är lång."}
        assert not made.says_nothing

    def test_an_empty_one_says_nothing(self):
        assert read().says_nothing
        assert read(name="En butik", employees=3, branch="retail").says_nothing

    @pytest.mark.parametrize(
        ("given", "place", "kind"),
        [
            ({"strained": {"weather": ""}}, "strained", "factor"),
            ({"stages": ["later"]}, "stages", "stage"),
            ({"groups": ["cats"]}, "groups", "group"),
            ({"size": "huge"}, "size", "size"),
            ({"branch": "circus"}, "branch", "branch"),
            ({"absence": "odd"}, "absence", "absence"),
        ],
        ids=str,
    )
    def test_an_unknown_word_is_answered_with_the_known_ones(self, given, place, kind):
        [one] = faults_of(**given)
        assert (one.code, one.file, one.place) == ("unknown_word", "profile.toml", place)
        for word in terms(kind):
            assert word in fault(one, "sv")

    def test_everything_wrong_is_told_at_once(self):
        found = faults_of(
            strained={"weather": ""}, colour="blue", tried={"nothing": "maybe"}, employees=0
        )
        assert [(one.code, one.place) for one in found] == [
            ("unknown_field", "colour"),
            ("unknown_word", "strained"),
            ("unknown_entry", "tried"),
            ("unknown_word", "tried.nothing"),
            ("wrong_kind", "employees"),
        ]

    @pytest.mark.parametrize(
        "given",
        [
            {"employees": "tolv"}, {"employees": True}, {"employees": 12.5}, {"tried": ["hotline"]},
            {"strained": "demands"}, {"stages": "primary"}, {"groups": 3},
            {"strained": {"demands": 5}}, {"name": 5}, {"size": ["small"]}, {"branch": {"a": 1}},
            {"stages": [["primary"]]}, {"tried": {"hotline": ["helped"]}},
        ],
        ids=str,
    )  # fmt: skip
    def test_a_value_of_the_wrong_kind_is_told_and_never_an_exception_of_another_sort(self, given):
        assert faults_of(**given)

    @given(
        st.dictionaries(
            st.sampled_from(
                ["name", "stages", "size", "employees", "branch", "absence", "groups", "strained",
                 "tried", "x"]
            ),
            st.recursive(
                st.none() | st.booleans() | st.integers() | st.text(max_size=5),
                lambda inner: st.lists(inner, max_size=3)
                | st.dictionaries(st.text(max_size=5), inner, max_size=3),
                max_leaves=5,
            ),
        )
    )  # fmt: skip
    def test_any_table_is_read_or_refused_with_faults(self, given):
        with suppress(ContentError):
            assert read(**given).says_nothing in {True, False}


class TestWeights:
    def test_they_are_read_with_point_or_comma(self):
        assert read_weights({"factor": "5", "evidence": "2,5", "stage": " 0.5 "}) == {
            "factor": 5.0, "evidence": 2.5, "stage": 0.5,
        }  # fmt: skip

    @pytest.mark.parametrize("text", ["-1", "10.1", "much", "", "nan", "inf", "1e999"])
    def test_one_outside_0_to_the_heaviest_is_refused(self, text):
        with pytest.raises(ContentError) as error:
            read_weights({"factor": text})
        [one] = error.value.faults
        assert (one.code, one.place) == ("wrong_weight", "factor")
        assert str(round(HEAVIEST)) in fault(one, "sv")

    def test_an_unknown_criterion_is_answered_with_the_known_ones(self):
        with pytest.raises(ContentError) as error:
            read_weights({"luck": "3"})
        assert ", ".join(criteria()) in fault(error.value.faults[0], "en")


def test_the_examples_are_good_profiles(examples):
    import tomllib

    files = sorted((examples / "recommendations").glob("*.toml"))
    profiles = [one for one in files if one.name != "plans.toml"]
    assert len(profiles) == 4
    for file in profiles:
        table = tomllib.loads(file.read_text("utf-8"))
        assert not read_profile(table, entries=built_in().entries, file=file.name).says_nothing
