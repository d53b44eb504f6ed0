"""A method to rate risks by, read from a plain table and written to one."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Literal, get_args

from arbetsro.knowledge.content import Reader, Table
from arbetsro.knowledge.faults import ContentError
from arbetsro.language import Text
from arbetsro.workenv import reading
from arbetsro.workenv.content import one_of
from arbetsro.workenv.scale import LEVELS, Level, scale_faults

Kind = Literal["colours", "matrix"]
KINDS: tuple[Kind, ...] = get_args(Kind)

_Steps = tuple[Text, ...]
_Cells = tuple[tuple[Level, ...], ...]


@dataclass(frozen=True, slots=True)
class Method:
    """A way to rate risks.

    Attributes:
        key: What organisations refer to it by.
        title: Its name.
        about: When to use it.
        kind: ``colours`` where the level is chosen, ``matrix`` where it follows from a grid.
        levels: What each level means in this method.
        probability: The steps of probability, from the least; none for colours.
        consequence: The steps of consequence, from the mildest; none for colours.
        cells: The level of each cell: a row for each probability, a column for each consequence.
    """

    key: str
    title: Text
    about: Text
    kind: Kind
    levels: Mapping[Level, Text]
    probability: tuple[Text, ...] = ()
    consequence: tuple[Text, ...] = ()
    cells: tuple[tuple[Level, ...], ...] = ()


def read_method(key: str, table: Table) -> Method:
    """A method from a plain table, such as ``as_table`` gives.

    Raises:
        ContentError: Something is missing or wrong; every fault is named.
    """
    reader = Reader(key)
    method = method_of(reader, key, table, "")
    if reader.faults:
        raise ContentError(reader.faults)
    return method


def as_table(method: Method) -> dict[str, Any]:
    """A method as a plain table, which ``read_method`` reads back the same."""
    table: dict[str, Any] = {
        "kind": method.kind,
        "title": reading.as_table(method.title),
        "about": reading.as_table(method.about),
        "levels": {level: reading.as_table(text) for level, text in method.levels.items()},
    }
    if method.kind == "matrix":
        table["probability"] = [reading.as_table(step) for step in method.probability]
        table["consequence"] = [reading.as_table(step) for step in method.consequence]
        table["cells"] = [list(row) for row in method.cells]
    return table


def method_of(reader: Reader, key: str, table: Table, at: str) -> Method:
    """A method from a part of a file; what is wrong is kept by the reader."""
    known = {"kind", "title", "about", "levels", "probability", "consequence", "cells"}
    reader.expect(table, known, at)
    kind: Kind = "matrix" if one_of(reader, table, "kind", KINDS, at) == "matrix" else "colours"
    meanings = table.get("levels")
    meanings = meanings if isinstance(meanings, Mapping) else {}
    grid = _grid(reader, table, at) if kind == "matrix" else ((), (), ())
    return Method(
        key,
        reader.text(table, "title", at),
        reader.text(table, "about", at),
        kind,
        {level: reader.text(meanings, level, _under(at, "levels")) for level in LEVELS},
        *grid,
    )


def _grid(reader: Reader, table: Table, at: str) -> tuple[_Steps, _Steps, _Cells]:
    probability = _steps(reader, table, "probability", at)
    consequence = _steps(reader, table, "consequence", at)
    cells = table.get("cells")
    if not isinstance(cells, list) or not all(isinstance(row, list) for row in cells):
        reader.fault("wrong_kind", _under(at, "cells"), wanted="list")
        return probability, consequence, ()
    faults = scale_faults([s.sv for s in probability], [s.sv for s in consequence], cells)
    for fault in faults:
        reader.fault(fault.code, _under(at, "cells"), **fault.values)
    return probability, consequence, () if faults else tuple(map(tuple, cells))


def _steps(reader: Reader, table: Table, key: str, at: str) -> _Steps:
    given = table.get(key)
    if not isinstance(given, list):
        reader.fault("missing", _under(at, key))
        return ()
    return tuple(reader.text_of(step, f"{_under(at, key)}.{i}") for i, step in enumerate(given, 1))


def _under(at: str, key: str) -> str:
    return f"{at}.{key}" if at else key
