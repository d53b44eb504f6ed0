"""Checklists: what a round or a conversation asks, from ``checklists/``."""

from collections.abc import Mapping
from datetime import date
from functools import cache
from typing import cast, get_args

from arbetsro.knowledge.content import Reader, Table, load
from arbetsro.knowledge.faults import ContentError, ContentFault
from arbetsro.knowledge.sources import UnknownReference, read_reference
from arbetsro.language import Text
from arbetsro.workenv.checklist import (
    ANSWERS,
    Answer,
    Area,
    Checklist,
    ProfileQuestion,
    Question,
    QuestionKind,
    Side,
    as_table,
    digest_of,
)
from arbetsro.workenv.content import (
    check_known,
    check_unique,
    content_files,
    key_of,
    one_of,
    read_content,
    some_of,
)
from arbetsro.workenv.duties import duties

__all__ = [
    "ANSWERS",
    "Answer",
    "Area",
    "Checklist",
    "ProfileQuestion",
    "Question",
    "QuestionKind",
    "Side",
    "answer_labels",
    "as_table",
    "checklists",
    "digest_of",
    "read_checklist",
]


@cache
def checklists() -> Mapping[str, Checklist]:
    """Every built-in checklist by key.

    Raises:
        ContentError: A file is faulty; the faults of all files are named.
    """
    found: dict[str, Checklist] = {}
    faults: list[ContentFault] = []
    for key, path in content_files("checklists").items():
        before = len(faults)
        table = load(key, path, faults)
        if len(faults) > before:
            continue
        try:
            found[key] = read_checklist(key, table)
        except ContentError as error:
            faults += error.faults
    if faults:
        raise ContentError(faults)
    return found


@cache
def answer_labels() -> Mapping[Answer, Text]:
    """What people call the answers to a scale question.

    Raises:
        ContentError: The file is faulty.
    """
    return read_content(
        "answers", lambda reader, table: {one: reader.text(table, one) for one in ANSWERS}
    )


def read_checklist(key: str, table: Table) -> Checklist:
    """The checklist that a table holds, as a content file or ``as_table`` writes it.

    Raises:
        ContentError: The table is faulty; every fault is named.
    """
    reader = Reader(key)
    found = _checklist(reader, table)
    if reader.faults:
        raise ContentError(reader.faults)
    return found


def _checklist(reader: Reader, table: Table) -> Checklist:
    reader.expect(table, {"title", "about", "use", "source", "reviewed", "profile", "area"})
    found = Checklist(
        key=reader.file,
        title=reader.text(table, "title"),
        about=reader.text(table, "about"),
        use=reader.text(table, "use"),
        source=_source(reader, table),
        reviewed=_day(reader, table),
        profile=reader.each(table, "profile", lambda one, at: _profile(reader, one, at)),
        areas=reader.each(table, "area", lambda one, at: _area(reader, one, at)),
    )
    _check_whole(reader, found)
    return found


def _source(reader: Reader, table: Table) -> str:
    text = reader.value(table, "source", str, "")
    try:
        return str(read_reference(text)) if text else ""
    except UnknownReference as error:
        reader.fault(error.code, "source", given=error.given, known=", ".join(error.known))
        return ""


def _day(reader: Reader, table: Table) -> date:
    given = table.get("reviewed")
    if isinstance(given, str):
        # A kept checklist comes back from JSON, which has no dates.
        try:
            return date.fromisoformat(given)
        except ValueError:
            reader.fault("wrong_kind", "reviewed", wanted="date")
            return date.min
    return reader.value(table, "reviewed", date, date.min)


def _profile(reader: Reader, table: Table, at: str) -> ProfileQuestion:
    reader.expect(table, {"key", "text"}, at)
    return ProfileQuestion(key_of(reader, table, at), reader.text(table, "text", at))


def _area(reader: Reader, table: Table, at: str) -> Area:
    reader.expect(table, {"key", "title", "about", "question"}, at)
    place = f"{at}.question"
    questions = reader.each(
        table, "question", lambda one, here: _question(reader, one, f"{at}.{here}")
    )
    if not questions:
        reader.fault("missing", place)
    return Area(
        key=key_of(reader, table, at),
        title=reader.text(table, "title", at),
        about=reader.text(table, "about", at),
        questions=questions,
    )


def _question(reader: Reader, table: Table, at: str) -> Question:
    keys = {"key", "text", "hint", "cause", "side", "kind", "factor", "duties", "when"}
    reader.expect(table, keys, at)
    kind = one_of(reader, {"kind": "scale", **table}, "kind", get_args(QuestionKind), at)
    return Question(
        key=key_of(reader, table, at),
        text=reader.text(table, "text", at),
        hint=reader.text(table, "hint", at) if "hint" in table else None,
        cause=reader.text(table, "cause", at) if "cause" in table else None,
        side=cast("Side", one_of(reader, table, "side", get_args(Side), at)),
        kind=cast("QuestionKind", kind),
        factor=reader.word(table, "factor", "factor", at) if table.get("factor") else "",
        duties=some_of(reader, table, "duties", duties(), at),
        when=reader.ids(table, "when", at),
    )


def _check_whole(reader: Reader, checklist: Checklist) -> None:
    profile = [one.key for one in checklist.profile]
    check_unique(reader, profile, "profile")
    check_unique(reader, (area.key for area in checklist.areas), "area")
    check_unique(reader, (question.key for question in checklist.questions), "question")
    for question in checklist.questions:
        check_known(reader, question.when, profile, f"{question.key}.when")
    if not checklist.areas:
        reader.fault("missing", "area")
