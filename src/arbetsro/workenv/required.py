"""What an employer must have in writing, by size, from ``required.toml``."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cache
from typing import Literal, cast, get_args

from arbetsro.knowledge.content import Reader, Table
from arbetsro.language import Text
from arbetsro.workenv import reading
from arbetsro.workenv.content import check_known, content_files, one_of, read_content

RequirementKind = Literal["document", "record"]


@dataclass(frozen=True, slots=True)
class Requirement:
    """Something that an employer must have.

    Attributes:
        key: What it is referred to by.
        title: What it is called.
        about: What it holds, and when it is not needed.
        from_employees: From how many employees it is asked for; 0 is whatever the size.
        duties: The legal duties behind it.
        kind: A ``document`` to be written, or a ``record`` that the workbench keeps.
        template: The guided template of a document; empty for a record.
        review_months: How often it is proposed to be gone through, in months.
        size_unknown: Whether it is told only since the number of employees is not known.
    """

    key: str
    title: Text
    about: Text
    from_employees: int
    duties: tuple[str, ...]
    kind: RequirementKind
    template: str
    review_months: int
    size_unknown: bool = False


def required(employees: int | None) -> tuple[Requirement, ...]:
    """What an employer of a size must have in writing.

    Args:
        employees: How many are employed; where that is not known everything is given, and what
            hangs on the size is marked.

    Raises:
        ValueError: The number of employees is negative.
    """
    if employees is None:
        return tuple(_as_unknown(one) for one in requirements().values())
    if employees < 0:
        raise ValueError(f"employees must not be negative: {employees}")
    return tuple(one for one in requirements().values() if one.from_employees <= employees)


@cache
def requirements() -> Mapping[str, Requirement]:
    """Every requirement by key, whatever the size.

    Raises:
        ContentError: The file is faulty; every fault is named.
    """
    return read_content("required", _read)


def _as_unknown(one: Requirement) -> Requirement:
    return replace(one, size_unknown=one.from_employees > 0)


def _read(reader: Reader, table: Table) -> Mapping[str, Requirement]:
    return reading.by_key(reader, table, lambda key, one: _requirement(reader, key, one))


def _requirement(reader: Reader, key: str, table: Table) -> Requirement:
    numbers = ("from_employees", "review_months")
    reader.expect(table, {"title", "about", "duties", "kind", "template", *numbers}, key)
    return Requirement(
        key=key,
        title=reader.text(table, "title", key),
        about=reader.text(table, "about", key),
        from_employees=reading.number(reader, table, "from_employees", key),
        duties=reading.duty_keys(reader, table, key),
        kind=cast("RequirementKind", one_of(reader, table, "kind", get_args(RequirementKind), key)),
        template=_template(reader, table, key),
        review_months=reading.number(reader, table, "review_months", key),
    )


def _template(reader: Reader, table: Table, key: str) -> str:
    name = reader.value(table, "template", str, "", key)
    if name:
        check_known(reader, [name], content_files("templates"), f"{key}.template")
    return name
