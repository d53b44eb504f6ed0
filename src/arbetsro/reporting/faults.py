"""Faults in words: one sentence each, with the file, the place, and what to do."""

from collections.abc import Iterable
from datetime import date

from arbetsro.economics.declared import reference_values, rows_by_code
from arbetsro.economics.faults import Fault, Place
from arbetsro.language import Language, Writer, say

#: How much of a value that the user wrote is told back.
_LONGEST = 40


def sentence(fault: Fault, language: Language, file: str = "") -> str:
    """The fault as one sentence that a user can act on."""
    where = ", ".join(filter(None, (file, *_place(fault.place, language))))
    what = say(f"faults.{fault.code}", language, **values_in_words(fault, language))
    return f"{where}: {what}" if where else what


def sentences(faults: Iterable[Fault], language: Language, file: str = "") -> list[str]:
    """The faults as sentences, in their order and each only once."""
    return list(dict.fromkeys(sentence(fault, language, file) for fault in faults))


def _place(place: Place, language: Language) -> Iterable[str]:
    for kind in ("intervention", "activity"):
        if name := getattr(place, kind):
            yield say(f"faults.place_{kind}", language, name=name)
    yield from place_of_row(place, language)
    if place.row and place.row not in rows_by_code():
        yield say("faults.place_row", language, row=place.row)
    elif place.key and not place.sheet and not place.row:
        yield say("faults.place_key", language, key=place.key)


def place_of_row(place: Place, language: Language) -> Iterable[str]:
    """The sheet and the row of a place in words, as far as it has them."""
    if place.sheet:
        yield say("faults.place_sheet", language, sheet=place.sheet)
    row = rows_by_code().get(place.row or "")
    if row is not None:
        label = row.label.in_(language)
        yield say("faults.place_row_labelled", language, row=row.code, label=label)


def values_in_words(fault: Fault, language: Language) -> dict[str, object]:
    """The fault's values, written as the language and the unit ask for."""
    writer = Writer(language)
    values: dict[str, object] = {"suggestion": "", **fault.values}
    unit = values.get("unit")
    if fault.code == "percent_as_number":
        values["raw"] = f"{values['value']:g}"
        values["suggestion"] = f"{fault.values['suggestion']:g}"
    elif values["suggestion"]:
        values["suggestion"] = say("faults.suggestion", language, name=values["suggestion"])
    for key, value in values.items():
        if isinstance(value, date):
            values[key] = value.isoformat()
        elif isinstance(unit, str) and key in {"value", "low", "high"}:
            assert isinstance(value, float | int)  # noqa: S101 - a value with a unit is a number
            values[key] = writer.value(value, unit)
        elif key == "value":
            values[key] = _quoted(value, language)
    match fault.code:
        case "small_group":
            values["staff"] = writer.number(_float(fault.values["value"]))
            values["people"] = writer.number(_float(fault.values["stressed"]))
        case "missing":
            values |= _help_with_missing(fault.place, language)
    return values


def _quoted(value: object, language: Language) -> str:
    """A value as the user wrote it, cut where it is long."""
    text = str(value) if len(str(value)) <= _LONGEST else f"{str(value)[:_LONGEST]}…"
    if not isinstance(value, str):
        return text
    return f"”{text}”" if language == "sv" else f"“{text}”"


def _help_with_missing(place: Place, language: Language) -> dict[str, str]:
    row = rows_by_code()[place.row or ""]
    fitting = [one.id for one in reference_values().values() if row.code in one.rows]
    example = f'{row.code} = {{ reference = "{fitting[0]}" }}' if fitting else ""
    return {
        "where": row.where.in_(language) if row.where else row.help.in_(language),
        "references": say("faults.references", language, example=example) if fitting else "",
    }


def _float(value: object) -> float:
    assert isinstance(value, float | int)  # noqa: S101 - the check gave numbers
    return float(value)
