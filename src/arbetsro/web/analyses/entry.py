"""What people type, as the value that is kept; and the value as it stands in the field again."""

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

from arbetsro.economics.declared import MODULES, reference_values, rows_by_code
from arbetsro.economics.ranges import NEEDS, SHAPES, Range
from arbetsro.language import Language, NotANumber, read_number, write_for_entry
from arbetsro.web.analyses.content import Value
from arbetsro.web.analyses.fields import Field
from arbetsro.web.analyses.guide import choices_of
from arbetsro.web.frame.plain import readable

LONGEST = {"line": 300, "text": 20_000, "series": 2_000, "shares": 2_000}
_YEARS = range(1900, 2201)
_LONGEST_LIFE = 100


class EntryError(ValueError):
    """Something typed that cannot be kept; ``code`` is a message of the area ``area``."""

    def __init__(self, code: str, area: str = "analyses", **values: object) -> None:
        self.code, self.area, self.values = code, area, values
        super().__init__(code)


def read(field: Field, typed: str, language: Language) -> Value:
    """The value of what was typed; nothing for a blank.

    Raises:
        EntryError: It is not what the field holds.
    """
    text = _readable(field, typed)
    if not text.strip():
        return None
    readers: dict[str, Callable[[], Value]] = {
        "line": lambda: " ".join(text.split()),
        "text": lambda: text.strip("\n"),
        "day": lambda: _day(text),
        "whole": lambda: _whole(text, language),
        "choice": lambda: _choice(field, text),
        "modules": lambda: _modules(text),
        "amount": lambda: _amount(text, language),
        "series": lambda: _several(text, language, "SEK"),
        "shares": lambda: _several(text, language, "share"),
    }
    return readers.get(field.kind, lambda: _number(text, language, unit_of(field)))()


def unit_of(field: Field) -> str:
    """The unit of a field that holds numbers."""
    if field.row is not None:
        return field.row.unit
    return {"share": "share", "shares": "share"}.get(field.kind, "SEK")


def read_range(field: Field, typed: Mapping[str, str], language: Language) -> Value:
    """The value of a range: its shape, and the figures that the shape needs.

    Raises:
        EntryError: The field is no row, a figure is not a number, or the figures do not make a
            range.
    """
    shape = typed.get("distribution", "pert")
    if field.kind != "row" or shape not in SHAPES:
        raise EntryError("not_a_shape")
    needs = NEEDS[shape]
    figures = {key: _number(typed.get(key, ""), language, unit_of(field)) for key in sorted(needs)}
    if any(value is None for value in figures.values()):
        raise EntryError("range_incomplete")
    found = Range(shape, **figures)
    if (fault := found.fault()) is not None:
        raise EntryError(fault)
    return {"distribution": shape, **figures}


def read_reference(field: Field, id: str) -> Value:  # noqa: A002 - the id of a reference value
    """The value of a wish to use a reference value.

    Raises:
        EntryError: There is no such reference value for this row.
    """
    known = reference_values().get(id)
    if known is None or field.row is None or field.row.code not in known.rows:
        raise EntryError("no_such_reference")
    return {"reference": id}


def written(field: Field, value: Value, language: Language) -> str:
    """The value as it stands in its field."""
    if value is None:
        return ""
    if isinstance(value, dict):
        return _written_row(field, value, language)
    if field.kind == "modules":
        return " ".join(value)
    if field.kind == "kept":
        return _written_kept(field, value, language)
    if isinstance(value, list):
        return "; ".join(write_for_entry(one, language, unit_of(field)) for one in value)
    if isinstance(value, int | float) and field.kind != "whole":
        return write_for_entry(value, language, unit_of(field))
    return str(value)


def _written_kept(field: Field, value: Value, language: Language) -> str:
    """Words of the vocabulary as people read them, or what was kept as it is."""
    if not field.choices:
        return str(value)
    known = choices_of(field.choices)
    return ", ".join(known[one].in_(language) if one in known else one for one in value)


def _written_row(field: Field, value: Mapping[str, Any], language: Language) -> str:
    if "reference" in value:
        number = reference_values()[value["reference"]].value
    else:
        number = as_range(value).base
    return write_for_entry(number, language, unit_of(field))


def as_range(value: Mapping[str, Any]) -> Range:
    """The range that a kept value tells of."""
    return Range(**value)


def _readable(field: Field, typed: str) -> str:
    if field.kind not in LONGEST:
        return typed
    length = len(typed.replace("\r\n", "\n"))  # a browser counts the end of a line as one sign
    if length > LONGEST[field.kind]:
        raise EntryError("too_long", length=length, longest=LONGEST[field.kind])
    return readable(typed)


def _number(text: str, language: Language, unit: str) -> float | None:
    try:
        return read_number(text, language, unit)
    except NotANumber as error:
        raise EntryError(error.code, area="numbers", text=error.text) from error


def _day(text: str) -> str:
    try:
        found = date.fromisoformat(text.strip())
    except ValueError as error:
        raise EntryError("not_a_day", text=text[:40]) from error
    if found.year not in _YEARS:
        raise EntryError("not_a_day", text=text[:40])
    return found.isoformat()


def _whole(text: str, language: Language) -> int:
    number = _number(text, language, "people")
    if number is None or not number.is_integer() or not 0 <= number <= _LONGEST_LIFE:
        raise EntryError("not_years", text=text[:40])
    return int(number)


def _choice(field: Field, text: str) -> str:
    if text not in choices_of(field.choices):
        raise EntryError("not_a_choice")
    return text


def _modules(text: str) -> list[str]:
    """The parts named, in the order in which reports show them."""
    wanted = text.split()
    if not set(wanted) <= set(MODULES):
        raise EntryError("not_a_choice")
    return [one for one in MODULES if one in wanted]


def _amount(text: str, language: Language) -> Value:
    code = text.strip().upper()
    return code if code in rows_by_code() else _number(text, language, "SEK")


def _several(text: str, language: Language, unit: str) -> list[float] | None:
    parts = [part for part in text.replace("\n", ";").split(";") if part.strip()]
    if len(parts) > _LONGEST_LIFE:
        raise EntryError("too_many_years", count=len(parts), longest=_LONGEST_LIFE)
    found = [_number(part, language, unit) for part in parts]
    return [one for one in found if one is not None] or None
