"""Files that LimeSurvey and others have written, made here in the shapes that they have."""

import pytest

from arbetsro.exchange.faults import ExchangeError
from arbetsro.exchange.limesurvey.reading import read_lss


def lss(*, languages=("sv", "en"), kind="Survey", before="", **tables):
    """A structure file; each table is a list of rows."""
    parts = [
        f"<{name}><rows>{''.join(f'<row>{row(one)}</row>' for one in rows)}</rows></{name}>"
        for name, rows in tables.items()
    ]
    spoken = "".join(f"<language>{one}</language>" for one in languages)
    return (
        f"{before}<document><LimeSurveyDocType>{kind}</LimeSurveyDocType><DBVersion>363</DBVersion>"
        f"<languages>{spoken}</languages>{''.join(parts)}</document>"
    ).encode()


def row(fields):
    return "".join(f"<{name}><![CDATA[{value}]]></{name}>" for name, value in fields.items())


def question(qid, type_, title, text="", language="sv", **more):
    return {
        "qid": qid, "parent_qid": 0, "gid": 1, "type": type_, "title": title, "question": text,
        "question_order": qid, "language": language, "relevance": "1", **more,
    }  # fmt: skip


def answer(qid, code, text, language="sv", **more):
    return {"qid": qid, "code": code, "answer": text, "language": language} | more


GROUP = {"gid": 1, "group_name": "Arbetet", "group_order": 1, "language": "sv"}
#: As versions before 4 have it: the words inline, with a row for each language.
OLD = {
    "groups": [GROUP, {**GROUP, "group_name": "Work", "language": "en"}],
    "questions": [
        question(2, "L", "lunch", "<p>Hinner du äta&nbsp;lunch?</p>"),
        question(2, "L", "lunch", "Is there time for lunch?", "en"),
        question(1, "F", "pace", "Den senaste veckan:"),
        question(1, "F", "pace", "The past week:", "en"),
    ],
    "subquestions": [
        question(12, "T", "SQ2", "var det bråttom?", parent_qid=1, question_order=2),
        question(12, "T", "SQ2", "was there a rush?", "en", parent_qid=1, question_order=2),
        question(11, "T", "SQ1", "var det lugnt?", parent_qid=1, question_order=1),
        question(11, "T", "SQ1", "was it calm?", "en", parent_qid=1, question_order=1),
    ],
    "answers": [
        answer(1, "A2", "Ofta", sortorder=2), answer(1, "A2", "Often", "en", sortorder=2),
        answer(1, "A1", "Sällan", sortorder=1), answer(1, "A1", "Seldom", "en", sortorder=1),
        answer(2, "n", "Nej", sortorder=1, assessment_value=0),
        answer(2, "n", "No", "en", sortorder=1, assessment_value=0),
        answer(2, "y", "Ja", sortorder=2, assessment_value=5),
        answer(2, "y", "Yes", "en", sortorder=2, assessment_value=5),
    ],
    "surveys": [{"sid": 1, "language": "en"}],
    "surveys_languagesettings": [
        {"surveyls_language": "sv", "surveyls_title": "Vardagen"},
        {"surveyls_language": "en", "surveyls_title": "Everyday"},
    ],
}  # fmt: skip


def codes(found):
    return [one.code for one in found.notes]


class TestInlineWords:
    def test_items_come_in_the_order_of_the_survey_with_their_words_as_plain_text(self):
        found = read_lss(lss(**OLD))
        assert [found.wording.text(n, "sv") for n in (1, 2, 3)] == [
            "Den senaste veckan: var det lugnt?",
            "Den senaste veckan: var det bråttom?",
            "Hinner du äta lunch?",
        ]
        assert [one.key for one in found.instrument.items] == ["pace_sq1", "pace_sq2", "lunch"]

    def test_items_of_two_arrays_may_have_the_same_code(self):
        asked = [question(1, "A", "a"), question(2, "A", "a")]
        parts = [question(i, "T", "SQ1", "Hur?", parent_qid=i // 10) for i in (10, 20)]
        given = lss(languages=["sv"], groups=[GROUP], questions=asked, subquestions=parts)
        keys = [one.key for one in read_lss(given).instrument.items]
        assert keys == ["item_1", "item_2"]

    def test_the_main_language_of_the_survey_comes_first(self):
        assert read_lss(lss(**OLD)).wording.languages == ("en", "sv")

    def test_answers_are_worth_what_their_codes_or_their_assessment_values_say(self):
        of = read_lss(lss(**OLD)).instrument
        assert {v: one.sv for v, one in of.scale_of(1).labels.items()} == {1: "Sällan", 2: "Ofta"}
        assert {v: one.sv for v, one in of.scale_of(3).labels.items()} == {0: "Nej", 5: "Ja"}

    def test_numbers_between_those_that_are_named_are_told(self):
        assert "values_with_gaps" in codes(read_lss(lss(**OLD)))

    def test_the_group_is_a_heading(self):
        assert [one.label.en for one in read_lss(lss(**OLD)).instrument.sections] == ["Work"]


class TestWhatDoesNotComeAlong:
    def test_conditions_are_told_by_the_code_of_their_question(self):
        asked = [question(1, "5", "a", "A?"), question(2, "5", "b", "B?", relevance="a > 3")]
        groups = [{**GROUP, "grelevance": "a == 1"}]
        given = lss(
            languages=["sv"], groups=groups, questions=asked, conditions=[{"qid": 1, "cqid": 9}]
        )
        notes = [(one.code, one.place) for one in read_lss(given).notes]
        assert notes[:3] == [("condition", "a"), ("condition", "b"), ("condition_of_group", "1")]

    def test_kinds_without_ready_answers_and_answers_of_ones_own_are_told(self):
        asked = [
            question(1, "T", "free", "Berätta"),
            question(2, "Y", "yes", "Trivs du?", other="Y"),
            question(3, "L", "empty", "Utan svar"),
        ]
        found = read_lss(lss(languages=["sv"], groups=[GROUP], questions=asked))
        assert {"question_left_out", "other_left_out", "no_choices"} <= set(codes(found))
        assert [one.sv for one in found.instrument.scale.labels.values()] == ["Nej", "Ja"]

    def test_codes_that_are_no_numbers_are_numbered_and_it_is_told(self):
        given = lss(
            languages=["sv"],
            groups=[GROUP],
            questions=[question(1, "!", "a", "A?")],
            answers=[answer(1, "no", "Nej", sortorder=1), answer(1, "yes", "Ja", sortorder=2)],
        )
        found = read_lss(given)
        assert list(found.instrument.scale.labels) == [1, 2]
        assert "values_by_order" in codes(found)

    def test_a_language_that_is_not_ours_and_those_that_lack_are_told(self):
        given = lss(languages=["de", "sv"], groups=[GROUP], questions=[question(1, "5", "a", "A?")])
        assert {"language_left_out", "languages_lacking"} <= set(codes(read_lss(given)))

    def test_every_note_is_a_sentence_in_each_language(self):
        for note in read_lss(lss(**OLD)).notes:
            assert len({note.said(one) for one in ("sv", "en", "da")}) == 3


ENTITY = '<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/hostname">]>'


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (lss(before=ENTITY, **OLD), "doctype"),
        (lss(kind="Group", **OLD), "not_limesurvey"),
        (b"<document>", "not_xml"),
        (b"", "not_xml"),
        (b"\xff\xfe\x00", "not_xml"),
        (b" " * 20_000_001, "too_large"),
        (lss(languages=["de"], questions=[question(1, "5", "a", "A?", "de")]), "no_language"),
        (lss(languages=["sv"], questions=[question(1, "T", "a", "A?")]), "no_questions"),
    ],
)
def test_a_file_that_cannot_be_used_is_refused_with_the_reason(data, code):
    with pytest.raises(ExchangeError) as refused:
        read_lss(data)
    assert refused.value.code == code
    assert len({refused.value.said(one) for one in ("sv", "en", "da")}) == 3
