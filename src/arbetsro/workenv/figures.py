"""Figures of the work environment and how each is counted, from ``figures.toml``."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Literal, cast, get_args

from arbetsro.knowledge.content import Reader, Table
from arbetsro.language import Text
from arbetsro.workenv import reading
from arbetsro.workenv.content import one_of, read_content

Unit = Literal["count", "share", "days", "persons_per_manager", "SEK/year"]
Good = Literal["high", "low", "neither"]
#: How things stand on the day it is counted, what happened in a period, or in twelve whole months.
Over = Literal["day", "period", "months"]


@dataclass(frozen=True, slots=True)
class FigureRule:
    """One figure, told so that two who count it get the same.

    Attributes:
        key: What views and documents refer to it by.
        label: Its name.
        rule: How it is counted, with what is left out.
        unit: What it is counted in; a share is from 0 to 1.
        over: Whether it tells of a day, of a period, or of twelve whole months.
        good: Whether it is good that it is high, low, or neither.
    """

    key: str
    label: Text
    rule: Text
    unit: Unit
    over: Over
    good: Good


@cache
def figures() -> Mapping[str, FigureRule]:
    """Every figure by key, in the order in which views show them.

    Raises:
        ContentError: The file is faulty; every fault is named.
    """
    return read_content("figures", _read)


def _read(reader: Reader, table: Table) -> Mapping[str, FigureRule]:
    return reading.by_key(reader, table, lambda key, one: _figure(reader, key, one))


def _figure(reader: Reader, key: str, table: Table) -> FigureRule:
    reader.expect(table, {"label", "rule", "unit", "over", "good"}, key)
    return FigureRule(
        key=key,
        label=reader.text(table, "label", key),
        rule=reader.text(table, "rule", key),
        unit=cast("Unit", one_of(reader, table, "unit", get_args(Unit), key)),
        over=cast("Over", one_of(reader, table, "over", get_args(Over), key)),
        good=cast("Good", one_of(reader, table, "good", get_args(Good), key)),
    )
