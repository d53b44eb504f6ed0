"""A content file that is wrong: every fault at once, each with file and field."""

from contextlib import suppress
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from arbetsro.knowledge.checking import faults_of_content, faults_of_entries
from arbetsro.knowledge.faults import ContentError
from arbetsro.knowledge.library import dangling
from arbetsro.knowledge.reading import digest_of, read_entry
from arbetsro.language import LANGUAGES
from arbetsro.reporting.knowledge import fault

from .made_up import NOT_STUDIED, claim, entry, outcome, table, text, without


def faults_of(given_table):
    """The faults of a table as (code, place)."""
    with pytest.raises(ContentError) as error:
        read_entry("short-meetings", given_table)
    assert {one.file for one in error.value.faults} == {"short-meetings"}
    return [(one.code, one.place) for one in error.value.faults]


def one_outcome(**changes):
    return table(outcome=[outcome(**changes), NOT_STUDIED])


COMPANION = {**claim(), "one_of": ["hotline"], "required": True}
AGAINST = outcome(strength="advised_against", direction="no_difference")

WRONG = {
    "a missing name": (without(table(), "name"), ("missing", "name")),
    "a missing list": (without(table(), "risks"), ("missing", "risks")),
    "a missing summary": (without(table(), "summary"), ("missing", "summary")),
    "a missing version": (without(table(), "version"), ("missing", "version")),
    "a missing date": (without(table(), "reviewed"), ("missing", "reviewed")),
    "no level": (table(levels=[]), ("missing", "levels")),
    "a date as text": (table(reviewed="i höstas"), ("wrong_kind", "reviewed")),
    "a list that is a text": (table(risks="Inga."), ("wrong_kind", "risks")),
    "words that are a text": (table(factors="demands"), ("wrong_kind", "factors")),
    "an unknown level": (table(levels=["department"]), ("unknown_word", "levels")),
    "an unknown stage": (table(stages=["later"]), ("unknown_word", "stages")),
    "an unknown factor": (table(factors=["weather"]), ("unknown_word", "factors")),
    "an unknown strength": (
        one_outcome(strength="enormous"), ("unknown_word", "outcome.1.strength")),
    "a field without a place": (table(colour="blue"), ("unknown_field", "colour")),
    "a field without a place in an outcome": (
        one_outcome(colour="blue"), ("unknown_field", "outcome.1.colour")),
    "a missing language": (
        table(name=without(text(), "da")), ("missing_language", "name")),
    "an empty language": (
        table(name={**text(), "en": " "}), ("missing_language", "name")),
    "a language too many": (table(name={**text(), "no": "Korte"}), ("unknown_field", "name.no")),
    "a claim without a source": (
        table(risks=[text()]), ("missing", "risks.1.from")),
    "an unknown source": (
        table(risks=[claim(), claim("Ja.", "hearsay-1999")]), ("unknown_source", "risks.2.from")),
    "an unknown place": (
        table(risks=[claim("Ja.", "nfa-norliv-2017#99")]), ("unknown_place", "risks.1.from")),
    "no place": (
        table(risks=[claim("Ja.", "nfa-norliv-2017")]), ("missing_place", "risks.1.from")),
    "a figure without a source": (
        table(activity=[{"name": text(), "H": {"H4": 5000}}]),
        ("figure_without_source", "activity.1")),
    "nothing of work": (table(outcome=[outcome()]), ("no_outcome_of", "outcome")),
    "nothing of health": (table(outcome=[NOT_STUDIED]), ("no_outcome_of", "outcome")),
    "a moderate opinion": (
        one_outcome(kind="expert_opinion"), ("strength_without_study", "outcome.1.strength")),
    "a strong single study": (
        one_outcome(kind="single_study", strength="strong"),
        ("strong_without_review", "outcome.1.strength")),
    "advised against with nothing instead": (
        table(outcome=[AGAINST, NOT_STUDIED]), ("nothing_instead", "instead")),
}  # fmt: skip


def test_a_good_file_has_no_faults():
    good = table(
        combine=[COMPANION],
        activity=[{"name": text(), "H": {"H4": 5000}, "note": claim()}, {"name": text()}],
        not_when=[claim()],
        groups=["young"],
        sizes=["small"],
    )
    assert read_entry("short-meetings", good).id == "short-meetings"


@pytest.mark.parametrize(("wrong", "expected"), WRONG.values(), ids=WRONG)
def test_what_is_wrong_is_told_with_its_place(wrong, expected):
    assert faults_of(wrong) == [expected]


def test_everything_that_is_wrong_is_told_at_once():
    wrong = table(levels=["department"], name=without(text(), "sv"), risks=[text()], colour="blue")
    assert set(faults_of(wrong)) == {
        ("unknown_word", "levels"),
        ("missing_language", "name"),
        ("missing", "risks.1.from"),
        ("unknown_field", "colour"),
    }


def test_a_pointer_to_nothing_is_told_with_its_place():
    made = entry(combine=[{**COMPANION, "one_of": ["hotline", "nowhere"]}], instead_of=["no"])
    told = [(one.code, one.file, one.place, one.values["given"])
            for one in dangling([made], ["hotline"])]  # fmt: skip
    assert told == [
        ("unknown_entry", "short-meetings", "instead_of", "no"),
        ("unknown_entry", "short-meetings", "combine.1.one_of", "nowhere"),
    ]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("wrong", [wrong for wrong, _ in WRONG.values()], ids=WRONG)
def test_a_fault_is_a_sentence_with_file_and_place(wrong, language):
    with pytest.raises(ContentError) as error:
        read_entry("short-meetings", wrong)
    for one in error.value.faults:
        sentence = fault(one, language)
        assert sentence.startswith(f"short-meetings, {one.place}: ")
        assert sentence.endswith(".")
        assert "{" not in sentence


def test_an_unknown_word_is_answered_with_the_known_ones():
    with pytest.raises(ContentError) as error:
        read_entry("short-meetings", table(levels=["department"]))
    assert "leadership, organisation, group, individual, combined" in fault(
        error.value.faults[0], "en"
    )


ANYTHING = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=4),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(st.sampled_from(["sv", "en", "da", "from", "about"]), inner, max_size=5)
    ),
    max_leaves=6,
)


@given(
    st.dictionaries(
        st.sampled_from(sorted([*table(), "combine", "activity", "instead_of"])), ANYTHING
    )
)
def test_whatever_stands_in_a_file_it_is_read_or_refused_with_faults(changes):
    with suppress(ContentError):
        read_entry("short-meetings", table(**changes))


class TestFiles:
    def test_what_is_built_in_is_good(self):
        assert [fault(one, "en") for one in faults_of_content()] == []

    def test_a_file_that_is_not_there_not_toml_not_text_or_a_folder_is_told(self, tmp_path):
        (tmp_path / "broken.toml").write_text("version = = 1", "utf-8")
        (tmp_path / "latin.toml").write_bytes("name = 'Möte'".encode("latin-1"))
        (tmp_path / "folder.toml").mkdir()
        (tmp_path / "deep.toml").write_text("x = " + "[" * 5000, "utf-8")
        names = ["broken", "latin", "folder", "deep", "nowhere"]
        found = faults_of_entries([tmp_path / f"{name}.toml" for name in names])
        assert [(one.file, one.code) for one in found] == [
            ("broken.toml", "not_toml"), ("latin.toml", "not_toml"),
            ("folder.toml", "is_a_folder"), ("deep.toml", "not_toml"),
            ("nowhere.toml", "not_found"),
        ]  # fmt: skip

    def test_files_may_point_at_each_other_and_at_what_is_built_in(self, tmp_path):
        written = (
            "[[combine]]\none_of = ['second', 'hotline', 'third']\nrequired = true\n"
            "sv = 'a'\nen = 'b'\nda = 'c'\nfrom = ['arbetsro']\n"
        )
        (tmp_path / "first.toml").write_text(written, "utf-8")
        (tmp_path / "second.toml").write_text("version = 1\n", "utf-8")
        found = faults_of_entries([tmp_path / "first.toml", tmp_path / "second.toml"])
        assert {one.file for one in found} == {"first.toml", "second.toml"}
        assert "not_toml" not in {one.code for one in found}


class TestDigest:
    def test_it_follows_every_letter_and_no_order(self):
        assert digest_of(table()) == digest_of(dict(reversed(table().items())))
        assert digest_of(table()) != digest_of(table(name=text("Kortare möten")))

    def test_an_entry_is_named_by_id_and_digest(self):
        made = entry()
        assert made.reference == f"short-meetings@{made.digest}"
        assert len(made.digest) == 12
        assert made.reviewed == date(2026, 11, 22)
