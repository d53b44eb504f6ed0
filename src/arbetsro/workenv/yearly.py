"""The yearly follow-up of the whole cycle as a guided form, from ``yearly.toml``."""

from dataclasses import dataclass
from functools import cache

from arbetsro.knowledge.content import Reader, Table
from arbetsro.language import Text
from arbetsro.workenv import reading
from arbetsro.workenv.content import check_unique, read_content, some_of
from arbetsro.workenv.figures import figures


@dataclass(frozen=True, slots=True)
class Question:
    """A question of the follow-up.

    Attributes:
        key: What its answer is stored as; used once in the whole form.
        text: The question.
        figures: The keys of the figures that the program fills in beside it.
        duties: The legal duties that it follows up.
    """

    key: str
    text: Text
    figures: tuple[str, ...]
    duties: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Section:
    """A part of the follow-up.

    Attributes:
        key: What it is referred to by.
        heading: Its heading.
        guide: What to think of when answering.
        questions: Its questions, in order.
    """

    key: str
    heading: Text
    guide: Text
    questions: tuple[Question, ...]


@cache
def sections() -> tuple[Section, ...]:
    """The parts of the follow-up, in order.

    Raises:
        ContentError: The file is faulty; every fault is named.
    """
    return read_content("yearly", _read)


def _read(reader: Reader, table: Table) -> tuple[Section, ...]:
    reader.expect(table, {"section"})
    found = reader.each(table, "section", lambda one, at: _section(reader, one, at))
    check_unique(reader, (one.key for one in found), "section")
    check_unique(reader, (q.key for one in found for q in one.questions), "section.question")
    return found


def _section(reader: Reader, table: Table, at: str) -> Section:
    reader.expect(table, {"key", "heading", "guide", "question"}, at)
    return Section(
        key=reader.value(table, "key", str, "", at),
        heading=reader.text(table, "heading", at),
        guide=reader.text(table, "guide", at),
        questions=reader.each(
            table, "question", lambda one, place: _question(reader, one, f"{at}.{place}")
        ),
    )


def _question(reader: Reader, table: Table, at: str) -> Question:
    reader.expect(table, {"key", "text", "figures", "duties"}, at)
    return Question(
        key=reader.value(table, "key", str, "", at),
        text=reader.text(table, "text", at),
        figures=some_of(reader, table, "figures", figures(), at),
        duties=reading.duty_keys(reader, table, at),
    )
