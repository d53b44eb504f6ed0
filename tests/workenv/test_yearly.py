"""The yearly follow-up."""

from arbetsro.workenv.duties import duties
from arbetsro.workenv.figures import figures
from arbetsro.workenv.yearly import sections

QUESTIONS = [question for section in sections() for question in section.questions]


def test_it_covers_the_whole_cycle():
    assert [one.key for one in sections()] == [
        "investigate", "assess", "act", "follow_up", "participation", "managers", "tasks",
        "knowledge", "documents", "victimisation", "next_year",
    ]  # fmt: skip


def test_every_part_asks_something():
    assert [one.key for one in sections() if not one.questions] == []


def test_questions_have_keys_of_their_own():
    keys = [one.key for one in QUESTIONS]
    assert len(keys) == len(set(keys))


def test_figures_and_duties_exist():
    assert {key for one in QUESTIONS for key in one.figures} <= set(figures())
    assert {key for one in QUESTIONS for key in one.duties} <= set(duties())


def test_every_figure_stands_beside_a_question():
    assert set(figures()) - {key for one in QUESTIONS for key in one.figures} == set()


def test_a_question_is_a_question():
    faults = [
        one.key
        for one in QUESTIONS
        if not all("?" in text for text in (one.text.sv, one.text.en, one.text.da))
    ]
    assert faults == []
