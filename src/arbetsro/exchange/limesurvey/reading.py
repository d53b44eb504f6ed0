"""An instrument from a LimeSurvey structure file, with words in tables of their own or inline."""

import re
from collections.abc import Iterator
from dataclasses import replace

from arbetsro.exchange.faults import ExchangeError, Note
from arbetsro.exchange.found import Found, found, key_of, numbers_of
from arbetsro.exchange.limesurvey.choices import choices_of
from arbetsro.exchange.limesurvey.tables import Row, Tables, read_tables
from arbetsro.exchange.limesurvey.words import as_text
from arbetsro.exchange.sheet import Question, Section, Sheet, Texts
from arbetsro.language import Language
from arbetsro.language.text import known

#: Questions with ready answers, alone and as arrays of subquestions.
_ALONE, _ARRAYS = "L!O5Y", "FHAB"
_EQUATION, _ALWAYS = "*", ("", "1")


def read_lss(data: bytes) -> Found:
    """The instrument in a structure file, and what did not come along.

    Raises:
        ExchangeError: No instrument can be read from it.
    """
    tables = read_tables(data)
    notes = list(_notes(tables))
    read = [_Read(tables).question(row) for row in _in_order(tables)]
    questions = [one for each, _ in read for one in each]
    notes += [note for _, each in read for note in each]
    languages = _languages(tables, questions)
    numbers = numbers_of([one.key for one in questions])
    sheet = Sheet(
        id=next(iter(_texts(tables, "survey").get("", {}).values()), "limesurvey"),
        title=_texts(tables, "survey").get("", {}),
        languages=languages,
        sections=_sections(tables, questions),
        questions=tuple(
            replace(one, number=number, key="" if _is_number(one.key) else key_of(one.key))
            for one, number in zip(questions, numbers, strict=True)
        ),
    )
    return found(sheet, notes, tables.carried)


class _Read:
    """Reads the questions of a file."""

    def __init__(self, tables: Tables) -> None:
        self.tables = tables
        self.words = _texts(tables, "question")

    def question(self, row: Row) -> tuple[list[Question], list[Note]]:
        """The items that a question holds, and what did not come along."""
        kind, code = row.get("type", ""), row.get("title", "")
        if kind == _EQUATION:
            return [], []
        if kind not in _ALONE + _ARRAYS:
            return [], [Note("question_left_out", code, {"kind": kind})]
        choices, notes = choices_of(row, self.tables)
        if len(choices) < 2:
            return [], [Note("no_choices", code)]
        own = self.words.get(row["qid"], {})
        asked = [(code, own)] if kind in _ALONE else list(self._parts(row, own))
        section = f"group_{row.get('gid', '')}"
        return [Question(0, name, texts, choices, section) for name, texts in asked], notes

    def _parts(self, row: Row, own: Texts) -> Iterator[tuple[str, Texts]]:
        """The subquestions of an array, after what stands above all of them."""
        every = self.tables.of("subquestions") or self.tables.of("questions")
        parts = _first_of_each([one for one in every if one.get("parent_qid") == row["qid"]], "qid")
        for part in sorted(parts, key=lambda one: _whole(one.get("question_order"))):
            words = self.words.get(part["qid"], {})
            texts = {one: f"{own.get(one, '')} {words[one]}".strip() for one in words}
            yield f"{row.get('title', '')}_{part.get('title', '')}", texts


def _in_order(tables: Tables) -> list[Row]:
    """The questions, by group and by their order in it."""
    groups = {
        one.get("gid", ""): _whole(one.get("group_order"))
        for one in _first_of_each(tables.of("groups"), "gid")
    }
    own = [one for one in tables.of("questions") if one.get("parent_qid", "0") in ("", "0")]
    return sorted(
        _first_of_each(own, "qid"),
        key=lambda one: (groups.get(one.get("gid", ""), 0), _whole(one.get("question_order"))),
    )


def _first_of_each(rows: list[Row], key: str) -> list[Row]:
    """One row a thing: older files have one for each language."""
    return list({one[key]: one for one in reversed(rows) if key in one}.values())[::-1]


def _texts(tables: Tables, what: str) -> dict[str, dict[Language, str]]:
    """The words of every question, group or the survey, by its number."""
    table, inline, key, field = {
        "question": ("question_l10ns", ("questions", "subquestions"), "qid", "question"),
        "group": ("group_l10ns", ("groups",), "gid", "group_name"),
        "intro": ("group_l10ns", ("groups",), "gid", "description"),
        "survey": ("surveys_languagesettings", (), "", "surveyls_title"),
    }[what]
    texts: dict[str, dict[Language, str]] = {}
    for row in [*tables.of(table), *(one for name in inline for one in tables.of(name))]:
        language = language_of(row)
        words = as_text(row.get(field, ""))
        if language and words:
            texts.setdefault(row.get(key, ""), {}).setdefault(language, words)
    return texts


def language_of(row: Row) -> Language | None:
    """The language of a row, or nothing where it is none of the project's."""
    given = row.get("language") or row.get("surveyls_language", "")
    return known(given.split("-")[0])


def _languages(tables: Tables, questions: list[Question]) -> tuple[Language, ...]:
    """Those that every question has words in, the survey's main one first."""
    main = [row.get("language", "") for row in tables.of("surveys")]
    given = [known(one.split("-")[0]) for one in [*main, *tables.languages]]
    languages = tuple(
        one
        for one in dict.fromkeys(given)
        if one and all(one in question.texts for question in questions)
    )
    if not languages:
        raise ExchangeError("no_language", given=", ".join(tables.languages) or "-")
    return languages


def _sections(tables: Tables, questions: list[Question]) -> tuple[Section, ...]:
    """The groups that have items, under the names that the items know them by."""
    words, intros = _texts(tables, "group"), _texts(tables, "intro")
    used = dict.fromkeys(one.section.removeprefix("group_") for one in questions)
    return tuple(Section(f"group_{gid}", words.get(gid, {}), intros.get(gid, {})) for gid in used)


def _notes(tables: Tables) -> Iterator[Note]:
    """What of a survey has no place in an instrument."""
    codes = {row.get("qid", ""): row.get("title", "") for row in tables.of("questions")}
    conditional = dict.fromkeys(
        [
            *(codes.get(one.get("qid", ""), "?") for one in tables.of("conditions")),
            *(
                one.get("title", "")
                for one in tables.of("questions")
                if one.get("relevance", "") not in _ALWAYS
            ),
        ]
    )
    yield from (Note("condition", code) for code in conditional)
    for one in _first_of_each(tables.of("groups"), "gid"):
        if one.get("grelevance", "") not in _ALWAYS:
            yield Note("condition_of_group", one.get("gid", ""))
    for one in _first_of_each(tables.of("questions"), "qid"):
        if one.get("other") == "Y":
            yield Note("other_left_out", one.get("title", ""))
    others = [one for one in tables.languages if known(one.split("-")[0]) is None]
    if others:
        yield Note("language_left_out", values={"given": ", ".join(others)})


def _is_number(code: str) -> bool:
    """Whether a code, as we write them, says no more than the number of the item."""
    return re.fullmatch(r"a\d+_q\d+", code) is not None


def _whole(text: str | None) -> int:
    return int(text) if text and text.isascii() and text.isdigit() else 0
