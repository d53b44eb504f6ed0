"""The variables of the de-identified data set, from ``variables.toml``."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Literal, get_args

from arbetsro.knowledge.content import Reader, Table, read_content
from arbetsro.knowledge.sources import Reference
from arbetsro.language import Text

VariableKind = Literal["key", "choice", "code", "flag", "whole", "decimal", "month"]
KINDS: tuple[VariableKind, ...] = get_args(VariableKind)


@dataclass(frozen=True, slots=True)
class Choice:
    """One of the values that a variable of kind ``choice`` may have.

    Attributes:
        code: What stands in the data set.
        number: What stands for it where codes must be numbers, from 1.
        label: What people read.
        middle: For a band of ages: the age that stands for it where a mean is estimated.
        coarse: Whether only the disclosure control gives it, where bands were merged.
    """

    code: str
    number: int
    label: Text
    middle: int | None = None
    coarse: bool = False


@dataclass(frozen=True, slots=True)
class Variable:
    """One column of the data set.

    Attributes:
        name: What the column is called: a-z, 0-9 and _, beginning with a letter.
        section: The key of the part that it belongs to.
        kind: What its values are.
        label: What people read.
        source: What it rests on.
        note: How it is read, where the label does not say it.
        unit: What it is counted in.
        needed: Whether every row must have it.
        lowest, highest: The range of a number, both ends included.
        choices: What a variable of kind ``choice`` may be.
    """

    name: str
    section: str
    kind: VariableKind
    label: Text
    source: Reference
    note: Text | None = None
    unit: Text | None = None
    needed: bool = False
    lowest: float | None = None
    highest: float | None = None
    choices: tuple[Choice, ...] = ()

    @property
    def codes(self) -> tuple[str, ...]:
        """The codes of the choices."""
        return tuple(one.code for one in self.choices)

    def choice(self, code: object) -> Choice | None:
        """The choice with a code, or nothing."""
        return next((one for one in self.choices if one.code == code), None)


@dataclass(frozen=True, slots=True)
class _Content:
    variables: Mapping[str, Variable]
    sections: Mapping[str, Text]
    flag: Mapping[bool, Text]


def variables() -> Mapping[str, Variable]:
    """Every variable by name, in the order of the columns."""
    return _content().variables


def sections() -> Mapping[str, Text]:
    """The parts of the data set by key, in order."""
    return _content().sections


def flag_labels() -> Mapping[bool, Text]:
    """What people read where a flag is set, and where it is not."""
    return _content().flag


def starting_with(prefix: str) -> tuple[str, ...]:
    """The names of the flags of a family, as ``plan_`` or ``comment_``, in order."""
    return tuple(
        one.name
        for one in variables().values()
        if one.kind == "flag" and one.name.startswith(prefix)
    )


@cache
def _content() -> _Content:
    return read_content("variables", _read, __package__)


def _read(reader: Reader, table: Table) -> _Content:
    reader.expect(table, {"flag", "section", "variable"})
    flag, named = table.get("flag", {}), table.get("section", {})
    found = {key: _variable(reader, key, one) for key, one in table.get("variable", {}).items()}
    for one in found.values():
        if one.section not in named:
            reader.fault("unknown_word", f"{one.name}.section", given=one.section, known=named)
    return _Content(
        variables=found,
        sections={key: reader.text_of(one, f"section.{key}") for key, one in named.items()},
        flag={
            True: reader.text(flag, "yes", "flag"),
            False: reader.text(flag, "no", "flag"),
        },
    )


def _variable(reader: Reader, name: str, table: Table) -> Variable:
    reader.expect(table, set(Variable.__dataclass_fields__) - {"name"}, name)
    source = reader.references({"from": [table.get("source", "")]}, name)
    return Variable(
        name=name,
        section=reader.value(table, "section", str, "", name),
        kind=_kind(reader, table, name),
        label=reader.text(table, "label", name),
        source=source[0] if source else Reference("arbetsro"),
        note=reader.text(table, "note", name) if "note" in table else None,
        unit=reader.text(table, "unit", name) if "unit" in table else None,
        needed=bool(table.get("needed", False)),
        lowest=table.get("lowest"),
        highest=table.get("highest"),
        choices=tuple(
            _choice(reader, number, one, f"{name}.choices.{number}")
            for number, one in enumerate(table.get("choices", []), 1)
        ),
    )


def _choice(reader: Reader, number: int, table: Table, at: str) -> Choice:
    reader.expect(table, {"code", "label", "middle", "coarse"}, at)
    return Choice(
        code=reader.value(table, "code", str, "", at),
        number=number,
        label=reader.text(table, "label", at),
        middle=table.get("middle"),
        coarse=bool(table.get("coarse", False)),
    )


def _kind(reader: Reader, table: Table, name: str) -> VariableKind:
    given = reader.value(table, "kind", str, "", name)
    for known in KINDS:
        if given == known:
            return known
    reader.fault("unknown_word", f"{name}.kind", given=given, known=", ".join(KINDS))
    return "code"
