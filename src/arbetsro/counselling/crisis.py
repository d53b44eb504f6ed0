"""Acute danger: what is shown at once, and the words and answers that point to it.

A list of words misses much. It is one more safeguard and takes nobody's place: ``crisis().note``
says so wherever staff see a flag.
"""

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from arbetsro.counselling.content import by_key, read_content
from arbetsro.knowledge.content import Reader, Table
from arbetsro.language import LANGUAGES, Text

#: How many words ~ may stand for.
_GAP = r"(?:\w+ ){0,3}"
#: Letters that have no mark to take away.
_PLAIN = str.maketrans({"æ": "ae", "ø": "o", "’": "'"})


@dataclass(frozen=True, slots=True)
class Number:
    """A telephone number and whose it is."""

    number: str
    label: Text


@dataclass(frozen=True, slots=True)
class Question:
    """What is asked straight out; ``danger`` are the answers that point to danger."""

    place: str
    label: Text
    danger: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Sign:
    """A kind of danger, and the words that point to it."""

    key: str
    label: Text
    words: re.Pattern[str]


@dataclass(frozen=True, slots=True)
class Crisis:
    """What is shown, what is asked and what is looked for.

    Attributes:
        title, text: What the person sees at once.
        note: What staff see beside a flag.
        numbers: Whom to ring.
        question: What is asked straight out.
        signs: The kinds of danger by key.
    """

    title: Text
    text: Text
    note: Text
    numbers: tuple[Number, ...]
    question: Question
    signs: Mapping[str, Sign]


@cache
def crisis() -> Crisis:
    """The texts and signs that are built in.

    Raises:
        ContentError: The file is faulty; every fault is named.
    """
    return read_content("crisis", _crisis)


def points_to_danger(text: str, answers: Mapping[str, object] | None = None) -> tuple[str, ...]:
    """The kinds of danger that free text or answers point to; none does not mean safe.

    Args:
        text: What somebody has written, in any of the three languages.
        answers: Answers by place; ``crisis().question.place`` is looked at.

    Returns:
        Keys of ``crisis().signs``, and the place of the question where it is answered so.
    """
    given, folded = crisis(), _folded(text)
    asked = given.question
    found = [key for key, sign in given.signs.items() if sign.words.search(folded)]
    if (answers or {}).get(asked.place) in asked.danger:
        found.append(asked.place)
    return tuple(found)


def _folded(text: str) -> str:
    """Words in small letters without marks, one space apart; "don't" is "dont"."""
    plain = unicodedata.normalize("NFD", text.casefold().translate(_PLAIN))
    unmarked = "".join(one for one in plain if not unicodedata.combining(one))
    return " ".join(re.findall(r"[^\W_]+", unmarked.replace("'", "")))


def _crisis(reader: Reader, table: Table) -> Crisis:
    reader.expect(table, {"title", "text", "note", "number", "question", "sign"})
    return Crisis(
        title=reader.text(table, "title"),
        text=reader.text(table, "text"),
        note=reader.text(table, "note"),
        numbers=reader.each(table, "number", lambda one, at: _number(reader, one, at)),
        question=_question(reader, table.get("question", {})),
        signs=by_key(reader, table, "sign", lambda one, at: _sign(reader, one, at)),
    )


def _number(reader: Reader, table: Table, at: str) -> Number:
    reader.expect(table, {"number", "label"}, at)
    return Number(reader.value(table, "number", str, "", at), reader.text(table, "label", at))


def _question(reader: Reader, table: Table) -> Question:
    reader.expect(table, {"place", "label", "danger"}, "question")
    return Question(
        place=reader.value(table, "place", str, "", "question"),
        label=reader.text(table, "label", "question"),
        danger=reader.ids(table, "danger", "question", needed=True),
    )


def _sign(reader: Reader, table: Table, at: str) -> Sign:
    reader.expect(table, {"key", "label", *LANGUAGES}, at)
    lists = [reader.ids(table, one, at, needed=True) for one in LANGUAGES]
    phrases = "|".join(_pattern(phrase) for one in lists for phrase in one)
    return Sign(
        key=reader.value(table, "key", str, "", at),
        label=reader.text(table, "label", at),
        words=re.compile(rf"\b(?:{phrases})\b"),
    )


def _pattern(phrase: str) -> str:
    """A phrase as a pattern over folded text."""
    words = (_word(word) for word in phrase.split())
    return " ".join(words).replace(f"{_GAP} ", _GAP)


def _word(word: str) -> str:
    if word == "~":
        return _GAP
    ending = r"\w*" if word.endswith("*") else ""
    return _folded(word) + ending
