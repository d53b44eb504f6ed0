"""The rows of people against each other and against the accounts there are."""

from collections.abc import Iterable, Iterator

from django.core.exceptions import ValidationError
from django.core.validators import validate_email

from arbetsro.web.organisations.exchange.cells import Change, Findings, PersonRow
from arbetsro.web.organisations.exchange.world import World, composed


def check_people(
    rows: list[PersonRow], with_role: set[str], world: World, findings: Findings
) -> list[Change[PersonRow]]:
    """What each row of people would do; what is wrong is noted.

    Nothing here tells whether an address has an account in another organisation.
    """
    changes = []
    for row in _first_of_each(rows, findings):
        if not _is_address(row.email):
            findings.add("people", row.number, "email", "not_an_address", value=row.email[:60])
        elif row.email not in world.members and row.email not in with_role:
            findings.add("people", row.number, "email", "person_without_role", value=row.email)
        if not findings.is_faulty("people", row.number):
            changes.append(_change(row, world, findings))
    return changes


def _first_of_each(rows: Iterable[PersonRow], findings: Findings) -> Iterator[PersonRow]:
    seen: dict[str, int] = {}
    for row in rows:
        if row.email and row.email in seen:
            findings.add(
                "people", row.number, "email", "twice", value=row.email, first=seen[row.email]
            )
        elif row.email:
            seen[row.email] = row.number
            yield row


def _is_address(email: str) -> bool:
    try:
        validate_email(email)
    except ValidationError:
        return False
    return True


def _change(row: PersonRow, world: World, findings: Findings) -> Change[PersonRow]:
    person = world.members.get(row.email)
    if person is None:
        return Change("new", row)
    if composed(person.name) == row.name:
        return Change("unchanged", row, person.pk)
    if person.pk in world.used:
        findings.note("people", row.number, "name", "name_kept", value=person.name)
        return Change("unchanged", row, person.pk)
    return Change("changed", row, person.pk, (("name", person.name),))
