"""The ready answers of a question in LimeSurvey, with the numbers that they are worth."""

import re

from arbetsro.exchange.faults import Note
from arbetsro.exchange.limesurvey.tables import Row, Tables
from arbetsro.exchange.limesurvey.words import as_text
from arbetsro.exchange.sheet import Choice
from arbetsro.language import LANGUAGES, Language, say
from arbetsro.language.text import known

#: Kinds of question whose answers LimeSurvey fixes: how many steps there are.
_STEPS = {"5": 5, "A": 5, "B": 10}
Answer = tuple[Row, dict[Language, str]]


def choices_of(question: Row, tables: Tables) -> tuple[tuple[Choice, ...], list[Note]]:
    """The answers of a question in their order, and what must be known of their numbers."""
    kind = question["type"]
    if kind in _STEPS:
        return tuple(Choice(value, {}) for value in range(1, _STEPS[kind] + 1)), []
    if kind == "Y":
        return (_said(0, "no"), _said(1, "yes")), []
    answers = _answers(question["qid"], tables)
    values, is_told = _values([row for row, _ in answers])
    notes = [] if is_told else [Note("values_by_order", question.get("title", ""))]
    return tuple(_choice(value, one[1]) for value, one in zip(values, answers, strict=True)), notes


def _choice(value: int, texts: dict[Language, str]) -> Choice:
    """An answer that is only called by its number has no name."""
    return Choice(value, {} if set(texts.values()) <= {str(value)} else texts)


def _said(value: int, word: str) -> Choice:
    return Choice(value, {one: say(f"exchange.{word}", one) for one in LANGUAGES})


def _answers(qid: str, tables: Tables) -> list[Answer]:
    """The answers in order; older files have a row for each language."""
    found: dict[str, Answer] = {}
    # The second scale of a double array would be another question.
    rows = [one for one in tables.of("answers") if one.get("qid") == qid and _is_first(one)]
    for row in rows:
        texts = found.setdefault(row.get("code", ""), (row, {}))[1]
        for words in [row, *_of_answer(row, tables)]:
            language = known(words.get("language", "").split("-")[0])
            text = as_text(words.get("answer", ""))
            if language and text:
                texts.setdefault(language, text)
    return sorted(found.values(), key=lambda one: int(_digits(one[0].get("sortorder", "")) or 0))


def _is_first(row: Row) -> bool:
    return row.get("scale_id", "0") in ("", "0")


def _of_answer(answer: Row, tables: Tables) -> list[Row]:
    """The rows with an answer's words, which some programs name by question and code."""
    if "aid" in answer:
        return [one for one in tables.of("answer_l10ns") if one.get("aid") == answer["aid"]]
    same = (answer.get("qid"), answer.get("code"))
    return [one for one in tables.of("answer_l10ns") if (one.get("qid"), one.get("code")) == same]


def _values(rows: list[Row]) -> tuple[list[int], bool]:
    """What the answers are worth, and whether the file said so."""
    for texts in (
        [row.get("code", "") for row in rows],
        [row.get("assessment_value", "") for row in rows],
        [_digits(row.get("code", "")) for row in rows],
    ):
        if all(re.fullmatch(r"-?\d{1,4}", one) for one in texts):
            values = [int(one) for one in texts]
            if len(set(values)) == len(values):
                return values, True
    return list(range(1, len(rows) + 1)), False


def _digits(code: str) -> str:
    found = re.search(r"\d{1,4}$", code)
    return found[0] if found else ""
