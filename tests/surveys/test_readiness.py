"""Before staff are asked: who acts, when they talk, where to turn."""

from datetime import date

from arbetsro.knowledge.content import Reader
from arbetsro.surveys.readiness import read_questions, readiness, readiness_questions

READY = {
    "acts": "Anna Berg, HR",
    "mandate": "yes",
    "talk_on": "2026-10-15",
    "time_set_aside": "yes",
    "follow_up": "Företagshälsan, tid inom en vecka",
    "follow_up_agreed": "yes",
    "last_time": "first",
    "representative": "yes",
    "use": "no",
}
CLOSES = date(2026, 9, 30)


def checked(*, screens=False, **changes):
    return readiness({**READY, **changes}, screens=screens, closes_on=CLOSES)


def keys(remarks):
    return [one.question for one in remarks]


def test_when_all_is_in_place_the_survey_may_start_and_nothing_is_said():
    assert set(READY) == set(readiness_questions())
    found = checked(screens=True)
    assert found.may_start
    assert found.remarks == ()


def test_nothing_answered_says_what_is_missing_in_the_order_of_the_questions():
    found = readiness({}, screens=False)
    assert not found.may_start
    assert keys(found.missing) == [
        "acts", "mandate", "talk_on", "time_set_aside", "last_time", "representative", "use",
    ]  # fmt: skip
    assert keys(found.advice) == ["follow_up", "follow_up_agreed"]


def test_no_screening_without_somewhere_to_turn():
    for gone in ({"follow_up": "  "}, {"follow_up_agreed": "no"}, {"follow_up_agreed": ""}):
        found = checked(screens=True, **gone)
        assert not found.may_start
        assert keys(found.stops) == list(gone)


def test_without_screening_the_same_is_only_advice():
    found = checked(follow_up="", follow_up_agreed="no")
    assert found.may_start
    assert keys(found.advice) == ["follow_up", "follow_up_agreed"]


def test_what_is_said_of_no_follow_up_is_graver_when_the_survey_screens():
    plain = checked(follow_up="").advice[0].text
    grave = checked(follow_up="", screens=True).stops[0].text
    assert "får inte öppnas" in grave.sv
    assert "får inte öppnas" not in plain.sv


def test_no_working_time_stops_every_survey():
    assert keys(checked(time_set_aside="no").stops) == ["time_set_aside"]


def test_the_talk_comes_after_the_closing_and_within_six_weeks():
    assert keys(checked(talk_on="2026-09-30").missing) == ["talk_on"]
    # 30 September and 42 days is 11 November.
    assert checked(talk_on="2026-11-11").remarks == ()
    late = checked(talk_on="2026-11-12")
    assert late.may_start
    assert keys(late.advice) == ["talk_on"]


def test_a_day_or_a_choice_that_cannot_be_read_is_missing():
    assert keys(checked(talk_on="i höst", last_time="maybe").missing) == ["talk_on", "last_time"]


def test_what_came_of_last_time_and_who_took_part_are_advice():
    found = checked(last_time="nothing", representative="no", use="yes", mandate="no")
    assert found.may_start
    assert keys(found.advice) == ["mandate", "last_time", "representative", "use"]


def test_faults_of_the_file_are_all_named_at_once():
    text = {"sv": "Ett", "en": "One", "da": "En"}
    rest = {"label": text, "why": text, "said_when_blank": text, "from": ["arbetsro"]}
    reader = Reader("readiness")
    read_questions(
        reader,
        {
            "question": [
                {**rest, "key": "a", "kind": "choice", "blank": "perhaps"},
                {**rest, "key": "a", "kind": "date", "blank": "stop", "most_days": 1},
                {**rest, "key": "b", "kind": "choice", "blank": "stop", "choice": [{
                    "key": "no", "label": text, "effect": "stop",
                }]},
            ]
        },
    )  # fmt: skip
    assert {(one.code, one.place) for one in reader.faults} == {
        ("unknown_word", "question.1.blank"),
        ("missing", "question.1.choice"),
        ("missing", "question.2.said_when_early"),
        ("missing", "question.2.said_when_late"),
        ("missing", "question.3.choice.1.said"),
        ("used_twice", "question"),
    }
