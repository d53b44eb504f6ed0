"""Checklists: what is asked of whom, and that a kept one reads back as it was."""

import json
from collections import Counter
from contextlib import suppress
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from arbetsro.knowledge.faults import ContentError
from arbetsro.knowledge.vocabulary import terms
from arbetsro.reporting.knowledge import fault
from arbetsro.workenv.checklists import (
    ANSWERS,
    answer_labels,
    as_table,
    checklists,
    digest_of,
    read_checklist,
)
from arbetsro.workenv.duties import duties

ALL = list(checklists().values())
QUESTIONS = [(one, question) for one in ALL for question in one.questions]
TEXT = {"sv": "Ett", "en": "One", "da": "En"}


def made_up(**changes):
    question = {"key": "time", "text": TEXT, "side": "demand"}
    area = {"key": "work", "title": TEXT, "about": TEXT, "question": [question]}
    given = {
        "title": TEXT, "about": TEXT, "use": TEXT, "source": "arbetsro", "reviewed": "2026-11-22",
        "profile": [{"key": "alone", "text": TEXT}], "area": [area],
    }  # fmt: skip
    return {**given, **changes}


def with_question(**changes):
    table = made_up()
    table["area"][0]["question"][0].update(changes)
    return table


def faults_of(table):
    with pytest.raises(ContentError) as error:
        read_checklist("own", table)
    return [(one.code, one.place) for one in error.value.faults]


class TestContent:
    def test_the_built_in_checklists(self):
        assert set(checklists()) == {
            "osa",
            "digi-physical-care",
            "digital-round",
            "managers-conditions",
            "before-change",
            "small-start",
        }

    def test_question_keys_are_used_once_in_a_checklist(self):
        faults = [
            f"{one.key}: {key}"
            for one in ALL
            for key, count in Counter(question.key for question in one.questions).items()
            if count > 1
        ]
        assert faults == []

    def test_every_factor_and_every_duty_exists(self):
        faults = []
        for one, question in QUESTIONS:
            if question.factor and question.factor not in terms("factor"):
                faults.append(f"{one.key} {question.key}: factor {question.factor}")
            faults += [
                f"{one.key} {question.key}: duty {key}"
                for key in question.duties
                if key not in duties()
            ]
        assert faults == []

    def test_every_scale_question_asks_for_the_cause_and_no_open_one_does(self):
        faults = [
            f"{one.key} {question.key}"
            for one, question in QUESTIONS
            if (question.kind == "scale") != (question.cause is not None)
        ]
        assert faults == []

    def test_every_profile_question_switches_something_on(self):
        faults = [
            f"{one.key}: {asked.key}"
            for one in ALL
            for asked in one.profile
            if not any(asked.key in question.when for question in one.questions)
        ]
        assert faults == []

    def test_demands_are_asked_for_and_not_only_resources(self):
        for one in ALL:
            sides = Counter(question.side for question in one.questions)
            assert sides["demand"] >= 2, one.key
        asked = {question.key for question in checklists()["osa"].questions}
        assert {"interruptions", "to-remember", "root-cause", "weighing"} <= asked

    def test_digi_physical_care_asks_for_its_benefits_too(self):
        sides = Counter(one.side for one in checklists()["digi-physical-care"].questions)
        assert sides["benefit"] >= 6

    def test_a_small_workplace_has_few_questions_whatever_its_profile(self):
        small = checklists()["small-start"]
        without = sum(len(area.questions) for area in small.asked({}))
        assert 8 <= without <= len(small.questions) <= 10

    def test_every_answer_has_a_label(self):
        assert tuple(answer_labels()) == ANSWERS


class TestAsked:
    def test_without_a_profile_only_what_concerns_everybody_is_asked(self):
        for one in ALL:
            asked = [question for area in one.asked({}) for question in area.questions]
            assert asked == [question for question in one.questions if not question.when]

    def test_with_everything_yes_everything_is_asked(self):
        for one in ALL:
            assert one.asked(dict.fromkeys([p.key for p in one.profile], True)) == one.areas

    def test_any_of_several_keys_is_enough(self):
        osa = checklists()["osa"]
        for key in ("people", "alone"):
            asked = [q.key for area in osa.asked({key: True}) for q in area.questions]
            assert "after-events" in asked
        asked = [q.key for area in osa.asked({"shifts": True}) for q in area.questions]
        assert "after-events" not in asked

    def test_a_no_is_as_silence(self):
        osa = checklists()["osa"]
        assert osa.asked({"people": False}) == osa.asked({})

    def test_an_area_with_nothing_to_ask_is_left_out(self):
        one = checklists()["digi-physical-care"]
        assert "elsewhere" not in [area.key for area in one.asked({})]
        assert "elsewhere" in [area.key for area in one.asked({"home": True})]

    def test_a_profile_key_that_the_checklist_does_not_know_changes_nothing(self):
        osa = checklists()["osa"]
        assert osa.asked({"weather": True}) == osa.asked({})

    def test_a_question_is_found_by_its_key(self):
        osa = checklists()["osa"]
        assert osa.question("amount").key == "amount"
        with pytest.raises(KeyError):
            osa.question("no-such")


class TestKept:
    @pytest.mark.parametrize("one", ALL, ids=lambda one: one.key)
    def test_a_checklist_reads_back_from_json_as_it_was(self, one):
        kept = json.loads(json.dumps(as_table(one)))
        assert read_checklist(one.key, kept) == one

    @pytest.mark.parametrize("one", ALL, ids=lambda one: one.key)
    def test_the_digest_is_the_same_before_and_after_keeping(self, one):
        kept = json.loads(json.dumps(as_table(one), sort_keys=True))
        assert read_checklist(one.key, kept).digest == one.digest == digest_of(kept)

    @given(st.dictionaries(st.text(), st.integers() | st.text(), min_size=2))
    def test_the_digest_does_not_depend_on_the_order_of_keys(self, table):
        assert digest_of(table) == digest_of(dict(reversed(table.items())))

    def test_the_digest_changes_with_any_word(self):
        one = checklists()["small-start"]
        assert replace(one, reviewed=date(2000, 1, 1)).digest != one.digest
        digests = {each.digest for each in ALL}
        assert len(digests) == len(ALL)

    def test_a_date_counts_the_same_from_a_file_and_from_json(self):
        assert digest_of({"day": date(2026, 1, 2)}) == digest_of({"day": "2026-01-02"})


class TestReading:
    def test_what_is_left_out_is_nothing(self):
        (question,) = read_checklist("own", made_up()).questions
        assert (question.kind, question.factor, question.duties) == ("scale", "", ())
        assert (question.hint, question.cause, question.when) == (None, None, ())

    def test_faults_are_all_named_at_once(self):
        table = with_question(
            side="both", kind="poem", factor="weather", duties=["no-such"], when=["nobody"]
        )
        assert sorted(faults_of({**table, "source": "no-such", "reviewed": "yesterday"})) == [
            ("unknown_source", "source"),
            ("unknown_word", "area.1.question.1.duties"),
            ("unknown_word", "area.1.question.1.factor"),
            ("unknown_word", "area.1.question.1.kind"),
            ("unknown_word", "area.1.question.1.side"),
            ("unknown_word", "time.when"),
            ("wrong_kind", "reviewed"),
        ]

    def test_a_text_is_needed_in_every_language(self):
        assert faults_of(with_question(text={"sv": "Ett"})) == [
            ("missing_language", "area.1.question.1.text")
        ]

    def test_a_key_is_used_once_even_in_two_areas(self):
        table = made_up()
        table["area"].append({**table["area"][0], "key": "more"})
        assert faults_of(table) == [("used_twice", "question")]

    def test_a_key_that_no_answer_could_refer_to_is_a_fault(self):
        assert faults_of(with_question(key="")) == [("missing", "area.1.question.1.key")]

    @pytest.mark.parametrize("kind", [{"area": []}, {"area": "work"}, {"area": [{}]}])
    def test_a_checklist_without_questions_is_a_fault_and_not_a_crash(self, kind):
        assert faults_of(made_up(**kind))

    @pytest.mark.parametrize("odd", [None, 3, "", "text", True, [], [3], {}, {"sv": 1}, [[]]])
    @pytest.mark.parametrize("name", [*made_up(), "question", "key", "text", "duties", "when"])
    def test_no_odd_value_is_more_than_a_fault(self, name, odd):
        given = {"question": {"area": [{"key": "a", "question": odd}]}}.get(name, {name: odd})
        for table in (made_up(**given), with_question(**{name: odd})):
            with suppress(ContentError):
                read_checklist("own", table)

    def test_every_fault_can_be_told_in_words(self):
        with pytest.raises(ContentError) as error:
            read_checklist("own", {**with_question(key=1), "area": [{}, {}], "profile": 3})
        for one in error.value.faults:
            assert fault(one, "sv")
