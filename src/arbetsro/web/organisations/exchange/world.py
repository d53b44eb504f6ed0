"""What an organisation holds before an import, fetched in few queries whatever its size."""

import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import TypeVar

from arbetsro.web.accounts.models import Person
from arbetsro.web.organisations.models import Membership, Organisation, Unit

T = TypeVar("T")

#: As many values as one query may name in every database.
_AT_ONCE = 5000

#: A person's role in a unit: e-mail, role, key of the unit.
RoleKey = tuple[str, str, str]


@dataclass(frozen=True, slots=True)
class World:
    """What there is, by what names it in a file: units, keys of their parents, people, roles.

    ``used`` holds the members whose name the organisation may not change: they have logged in, or
    belong to another organisation too.
    """

    organisation: Organisation
    units: dict[str, Unit]
    parents: dict[str, str]
    root: str
    members: dict[str, Person]
    others: dict[str, Person]
    used: frozenset[int]
    roles: dict[RoleKey, list[Membership]]


def key_of(unit: Unit) -> str:
    """What names a unit in a file: its code, or its number where it has none."""
    return composed(unit.code) or f"#{unit.pk}"


def composed(text: str) -> str:
    """A text with its letters in one piece: some programs write å as a and a ring."""
    return unicodedata.normalize("NFC", text)


def world(organisation: Organisation, emails: Iterable[str]) -> World:
    """What the organisation holds, and which of some e-mails have an account elsewhere."""
    units = {unit.pk: unit for unit in Unit.objects.filter(organisation=organisation)}
    keys = {pk: key_of(unit) for pk, unit in units.items()}
    memberships = list(
        Membership.objects.filter(organisation=organisation).select_related("person").order_by("id")
    )
    roles: dict[RoleKey, list[Membership]] = {}
    for one in memberships:
        roles.setdefault((one.person.email, one.role, keys[one.unit_id]), []).append(one)
    members = {one.person.email: one.person for one in memberships}
    return World(
        organisation=organisation,
        units={keys[pk]: unit for pk, unit in units.items()},
        parents={
            keys[pk]: keys[unit.parent_id] if unit.parent_id else "" for pk, unit in units.items()
        },
        root=next(keys[pk] for pk, unit in units.items() if unit.parent_id is None),
        members=members,
        others=_accounts(email for email in emails if email not in members),
        used=_used(organisation, members.values()),
        roles=roles,
    )


def _accounts(emails: Iterable[str]) -> dict[str, Person]:
    found = (Person.objects.filter(email__in=some) for some in _some_at_once(emails))
    return {person.email: person for people in found for person in people}


def _used(organisation: Organisation, members: Iterable[Person]) -> frozenset[int]:
    elsewhere = Membership.objects.exclude(organisation=organisation).filter(
        person__in=Membership.objects.filter(organisation=organisation).values("person")
    )
    logged_in = {one.pk for one in members if one.last_login or one.is_system_administrator}
    return frozenset(logged_in | set(elsewhere.values_list("person_id", flat=True)))


def _some_at_once(values: Iterable[T]) -> Iterator[list[T]]:
    everything = list(values)
    for start in range(0, len(everything), _AT_ONCE):
        yield everything[start : start + _AT_ONCE]
