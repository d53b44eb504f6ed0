"""A visit's notes beside the conversation guide: what is asked, what stands there, what lacks."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from arbetsro.counselling.guide import TRUTH, Field, Guide, Part, guide
from arbetsro.counselling.themes import themes
from arbetsro.web.bookings.models import Booking
from arbetsro.web.visits.models import Visit, VisitRecord

#: The address of the themes that a visit is tagged with.
THEMES = "themes"
#: What the address of a part's tick begins with.
DONE = "done."
#: The longest note at a place, in characters.
LONGEST = 20_000


@dataclass(frozen=True, slots=True)
class Lacking:
    """An obligatory part that is not through.

    Attributes:
        part: Which.
        is_ticked: Whether it has been ticked as gone through.
        fields: The obligatory fields of it where nothing stands.
    """

    part: Part
    is_ticked: bool
    fields: tuple[Field, ...]


def number_of(visit: Visit) -> int:
    """Which visit of the person's it is, as the guide counts: 1 or 2."""
    return 2 if visit.booking.kind == Booking.Kind.SECOND else 1


def guide_for(visit: Visit) -> Guide:
    """What belongs to this visit."""
    return guide().for_visit(number_of(visit))


def addresses(of: Guide) -> tuple[str, ...]:
    """Every address of a record that something can be written at."""
    parts = (f"{DONE}{part.key}" for part in of.parts)
    return (*(field.place for field in of.fields), *parts, THEMES)


def value_at(content: dict[str, Any], address: str) -> Any:  # noqa: ANN401 - whatever stands there
    """What stands at an address; nothing where nothing has been written."""
    if address == THEMES:
        return content.get("themes") or None
    if address.startswith(DONE):
        return address.removeprefix(DONE) in content.get("done", []) or None
    return content.get("places", {}).get(address)


def with_value(content: dict[str, Any], address: str, value: Any) -> dict[str, Any]:  # noqa: ANN401
    """The content with something else at an address."""
    if address == THEMES:
        return {**content, "themes": value or []}
    if address.startswith(DONE):
        key = address.removeprefix(DONE)
        others = [one for one in content.get("done", []) if one != key]
        return {**content, "done": [*others, key] if value else others}
    places = {k: v for k, v in content.get("places", {}).items() if k != address}
    return {**content, "places": {**places, address: value} if value is not None else places}


def fits(of: Guide, address: str, value: Any) -> bool:  # noqa: ANN401
    """Whether a value may stand at an address. Nothing may stand anywhere."""
    if address not in addresses(of):
        return False
    if value is None:
        return True
    if address == THEMES:
        return isinstance(value, list) and set(value) <= set(themes())
    if address.startswith(DONE):
        return isinstance(value, bool)
    return _fits_field(of.field(address), value)


def _fits_field(field: Field, value: Any) -> bool:  # noqa: ANN401
    match field.kind:
        case "text":
            return isinstance(value, str) and len(value) <= LONGEST
        case "steps":
            return isinstance(value, list) and sum(len(str(one)) for one in value) <= LONGEST
        case "rating":
            return type(value) is int and 1 <= value <= 10
        case "tick":
            return isinstance(value, bool)
        case "truth":
            return value in TRUTH
        case "choices":
            return isinstance(value, list) and set(value) <= {one.key for one in field.choices}


def lacking(record: VisitRecord) -> list[Lacking]:
    """The obligatory parts that have not been ticked or where something obligatory is empty."""
    return list(_lacking(record))


def _lacking(record: VisitRecord) -> Iterator[Lacking]:
    filled = set(record.content.get("places", {}))
    done = set(record.content.get("done", []))
    for part in guide_for(record.visit).parts:
        empty = tuple(f for f in part.fields if f.obligatory and f.place not in filled)
        if part.is_obligatory and (part.key not in done or empty):
            yield Lacking(part, part.key in done, empty)
