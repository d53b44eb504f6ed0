"""The rows of roles against each other and against the roles there are."""

from collections.abc import Iterator, KeysView
from dataclasses import dataclass, replace
from datetime import date
from itertools import pairwise

from arbetsro.web.access.roles import administrator_of, roles_of
from arbetsro.web.organisations.exchange.cells import Change, Findings, Kind, RoleRow, UnitRow
from arbetsro.web.organisations.exchange.world import RoleKey, World
from arbetsro.web.organisations.models import Membership


@dataclass(frozen=True, slots=True)
class Time:
    """When a role is valid, and the row that says so; none for one the file does not name."""

    start: date
    end: date | None
    number: int | None = None
    touched: bool = False


def check_roles(
    rows: list[RoleRow],
    units: list[UnitRow],
    people: set[str],
    world: World,
    today: date,
    findings: Findings,
) -> list[Change[RoleRow]]:
    """What each row of roles would do; what is wrong is noted."""
    ends = {key: unit.valid_to for key, unit in world.units.items()}
    ends |= {row.code: row.valid_to for row in units}
    everybody = people | world.members.keys()
    changes = []
    for row in rows:
        _check_names(row, everybody, ends.keys(), world, findings)
        if not findings.is_faulty("roles", row.number):
            changes.append(_change(row, world, today))
    for one in changes:
        _check_days(one, ends[one.row.unit_code], findings)
    times = dict(_times(changes, world))
    for found in times.values():
        _check_overlaps(found, findings)
    _check_administrators(times, world, today, findings)
    return [one for one in changes if not findings.is_faulty("roles", one.row.number)]


def _check_names(
    row: RoleRow, people: set[str], units: KeysView[str], world: World, findings: Findings
) -> None:
    if row.email and row.email not in people:
        findings.add("roles", row.number, "email", "unknown_person", value=row.email[:60])
    known = roles_of(world.organisation.kind)
    if row.role and row.role not in known:
        allowed = ", ".join(sorted(known))
        findings.add("roles", row.number, "role", "unknown_role", value=row.role, allowed=allowed)
    if row.unit_code and row.unit_code not in units:
        findings.add("roles", row.number, "unit_code", "unknown_unit", value=row.unit_code)


def _change(row: RoleRow, world: World, today: date) -> Change[RoleRow]:
    """A row with the day the role begins filled in, and what it would do."""
    given = world.roles.get((row.email, row.role, row.unit_code), [])
    found = _the_same(row, given)
    if found is None:
        return Change("new", replace(row, valid_from=row.valid_from or today))
    row = replace(row, valid_from=found.valid_from)
    if found.valid_to == row.valid_to:
        return Change("unchanged", row, found.pk)
    kind: Kind = "ended" if found.valid_to is None else "changed"
    return Change(kind, row, found.pk, (("valid_to", str(found.valid_to or "")),))


def _the_same(row: RoleRow, given: list[Membership]) -> Membership | None:
    """The role that a row is about: the one of that first day, or the open one where none is."""
    if row.valid_from is None:
        return next((one for one in given if one.valid_to is None), None)
    return next((one for one in given if one.valid_from == row.valid_from), None)


def _check_days(change: Change[RoleRow], unit_ends: date | None, findings: Findings) -> None:
    row = change.row
    start = row.valid_from
    if start and row.valid_to and row.valid_to < start:
        findings.add("roles", row.number, "valid_to", "ends_before_it_begins")
    if change.kind == "new" and start and unit_ends and unit_ends < start:
        findings.add(
            "roles", row.number, "unit_code", "unit_closed", value=row.unit_code, day=unit_ends
        )


def _times(changes: list[Change[RoleRow]], world: World) -> Iterator[tuple[RoleKey, list[Time]]]:
    """When each role that the file names would be valid, and of those of the whole too."""
    named = {one.pk for one in changes}
    found: dict[RoleKey, list[Time]] = {}
    for one in changes:
        row = one.row
        if row.valid_from:
            time = Time(row.valid_from, row.valid_to, row.number, one.kind != "unchanged")
            found.setdefault((row.email, row.role, row.unit_code), []).append(time)
    for key, given in world.roles.items():
        rest = [Time(one.valid_from, one.valid_to) for one in given if one.pk not in named]
        if rest and (key in found or _is_of_the_whole(key, world)):
            found.setdefault(key, []).extend(rest)
    yield from found.items()


def _check_overlaps(times: list[Time], findings: Findings) -> None:
    """Of two times of one role that meet, the row further down is told."""
    times = sorted(times, key=lambda time: (time.start, time.number or 0))
    for earlier, later in pairwise(times):
        meets = earlier.end is None or later.start <= earlier.end
        if not meets or not (earlier.touched or later.touched):
            continue
        told = max(earlier, later, key=lambda time: time.number or 0)
        if told.number is not None:
            findings.add("roles", told.number, "valid_from", "role_overlaps", day=earlier.start)


def _is_of_the_whole(key: RoleKey, world: World) -> bool:
    return key[1] == administrator_of(world.organisation.kind) and key[2] == world.root


def _check_administrators(
    times: dict[RoleKey, list[Time]], world: World, today: date, findings: Findings
) -> None:
    """Somebody must administer the whole organisation, now and with no last day."""
    whole = [
        (key[0], time)
        for key, found in times.items()
        if _is_of_the_whole(key, world)
        for time in found
    ]
    left = [email for email, time in whole if time.start <= today and time.end is None]
    if any(email not in world.members or world.members[email].is_active for email in left):
        return
    for _, time in whole:
        if time.touched and time.end is not None and time.number is not None:
            findings.add("roles", time.number, "valid_to", "last_administrator")
