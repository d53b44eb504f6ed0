"""The conversation guide of the visits, from ``guide.toml``."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace
from functools import cache
from typing import Literal, get_args

from arbetsro.counselling.content import Choice, choice, one_of, read_content, texts
from arbetsro.knowledge.content import Reader, Table
from arbetsro.language import Text

Kind = Literal["text", "rating", "steps", "tick", "truth", "choices"]
SeenBy = Literal["both", "counsellor"]
KINDS: tuple[Kind, ...] = get_args(Kind)
SEEN_BY: tuple[SeenBy, ...] = get_args(SeenBy)
#: What a rating is given on, both ends included.
RATING = range(1, 11)
#: What may be answered where something is so, is not so, or nobody knows.
TRUTH = ("yes", "no", "unknown")
VISITS = (1, 2)

#: Where the problem in focus is named and how large it is; the follow-up rates the same one.
PROBLEM_NAME = "problem.name"
PROBLEM_SIZE = "problem.size"
#: Where the facts that the evaluation counts stand.
TOLD_MANAGER = "work.told_manager"
MANAGER_SUPPORT = "work.manager_support"
VICTIMISED_BY_MANAGER = "work.victimised_by_manager"
VICTIMISED_BY_COWORKER = "work.victimised_by_coworker"
OCCUPATIONAL_HEALTH = "work.occupational_health"
OCCUPATIONAL_HEALTH_CONTACT = "work.occupational_health_contact"
WHY_NOT_OCCUPATIONAL_HEALTH = "work.why_not_occupational_health"
#: The places that code relies on, each with the kind that it must have.
NAMED: Mapping[str, Kind] = {
    PROBLEM_NAME: "text",
    PROBLEM_SIZE: "rating",
    TOLD_MANAGER: "truth",
    MANAGER_SUPPORT: "truth",
    VICTIMISED_BY_MANAGER: "truth",
    VICTIMISED_BY_COWORKER: "truth",
    OCCUPATIONAL_HEALTH: "truth",
    OCCUPATIONAL_HEALTH_CONTACT: "truth",
    WHY_NOT_OCCUPATIONAL_HEALTH: "choices",
}


@dataclass(frozen=True, slots=True)
class Field:
    """Something to fill in.

    Attributes:
        place: What its note is kept under, as in ``work.development``.
        kind: One of ``KINDS``.
        obligatory: Whether a visit is not through without it.
        seen_by: Whether the person sees it as it is written.
        visits: The visits that it belongs to.
        label: What it is called.
        hint: What to bear in mind.
        questions: Questions that the counsellor may put.
        choices: What may be chosen, where the kind is ``choices``.
    """

    place: str
    kind: Kind
    obligatory: bool
    seen_by: SeenBy
    visits: tuple[int, ...]
    label: Text
    hint: Text | None
    questions: tuple[Text, ...]
    choices: tuple[Choice, ...]


@dataclass(frozen=True, slots=True)
class Part:
    """A part of the conversation, with its fields in order."""

    key: str
    label: Text
    about: Text
    fields: tuple[Field, ...]

    @property
    def is_obligatory(self) -> bool:
        """Whether a visit is not through without it."""
        return any(field.obligatory for field in self.fields)

    def is_done(self, filled: Collection[str]) -> bool:
        """Whether all that is obligatory in it is among the places that are filled in."""
        return all(one.place in filled for one in self.fields if one.obligatory)


@dataclass(frozen=True, slots=True)
class Guide:
    """The whole guide, its parts in order."""

    parts: tuple[Part, ...]

    @property
    def fields(self) -> tuple[Field, ...]:
        """Every field, in order."""
        return tuple(field for part in self.parts for field in part.fields)

    def field(self, place: str) -> Field:
        """The field at a place.

        Raises:
            KeyError: There is none.
        """
        found = next((field for field in self.fields if field.place == place), None)
        if found is None:
            raise KeyError(place)
        return found

    def for_visit(self, number: int) -> "Guide":
        """Only what belongs to the first visit or the second."""
        parts = (
            replace(part, fields=tuple(f for f in part.fields if number in f.visits))
            for part in self.parts
        )
        return Guide(tuple(part for part in parts if part.fields))

    def undone(self, filled: Collection[str]) -> tuple[Field, ...]:
        """The obligatory fields whose places are not filled in."""
        return tuple(one for one in self.fields if one.obligatory and one.place not in filled)


@cache
def guide() -> Guide:
    """The guide that is built in.

    Raises:
        ContentError: The file is faulty; every fault is named.
    """
    return read_content("guide", read_guide)


def read_guide(reader: Reader, table: Table) -> Guide:
    """A guide, with the places that code relies on."""
    reader.expect(table, {"part"})
    found = Guide(reader.each(table, "part", lambda one, at: _part(reader, one, at)))
    kinds = {field.place: field.kind for field in found.fields}
    if len(kinds) < len(found.fields):
        reader.fault("used_twice", "part.field.place", given=_first_twice(found))
    for place, kind in NAMED.items():
        if kinds.get(place) != kind:
            reader.fault("missing", place)
    return found


def _first_twice(found: Guide) -> str:
    places = [field.place for field in found.fields]
    return next(place for place in places if places.count(place) > 1)


def _part(reader: Reader, table: Table, at: str) -> Part:
    reader.expect(table, {"key", "label", "about", "field"}, at)
    return Part(
        key=reader.value(table, "key", str, "", at),
        label=reader.text(table, "label", at),
        about=reader.text(table, "about", at),
        fields=reader.each(table, "field", lambda one, i: _field(reader, one, f"{at}.{i}")),
    )


def _field(reader: Reader, table: Table, at: str) -> Field:
    keys = {
        "place", "kind", "obligatory", "seen_by", "visits", "label", "hint", "questions", "choice",
    }  # fmt: skip
    reader.expect(table, keys, at)
    kind = one_of(reader, table, "kind", KINDS, at)
    choices = reader.each(table, "choice", lambda one, i: choice(reader, one, f"{at}.{i}"))
    if bool(choices) != (kind == "choices"):
        reader.fault("missing" if kind == "choices" else "unknown_field", f"{at}.choice", known="")
    return Field(
        place=reader.value(table, "place", str, "", at),
        kind=kind,
        obligatory=reader.value(table, "obligatory", bool, False, at),
        seen_by=one_of(reader, table, "seen_by", SEEN_BY, at),
        visits=_visits(reader, table, at),
        label=reader.text(table, "label", at),
        hint=reader.text(table, "hint", at) if "hint" in table else None,
        questions=texts(reader, table, "questions", at),
        choices=choices,
    )


def _visits(reader: Reader, table: Table, at: str) -> tuple[int, ...]:
    given = table.get("visits")
    if isinstance(given, list) and given and all(one in VISITS for one in given):
        return tuple(given)
    reader.fault("wrong_kind", f"{at}.visits", wanted="list")
    return ()
