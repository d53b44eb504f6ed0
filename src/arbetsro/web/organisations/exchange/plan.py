"""What a file would do: every row checked, and told as new, changed, ended or unchanged."""

import hashlib
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from arbetsro.web.organisations.exchange.cells import (
    Change,
    Findings,
    Kind,
    PersonRow,
    RoleRow,
    UnitRow,
    person_rows,
    role_rows,
    unit_rows,
)
from arbetsro.web.organisations.exchange.check_people import check_people
from arbetsro.web.organisations.exchange.check_roles import check_roles
from arbetsro.web.organisations.exchange.check_units import check_units
from arbetsro.web.organisations.exchange.faults import Fault
from arbetsro.web.organisations.exchange.form import SHEETS, SheetName
from arbetsro.web.organisations.exchange.reading import Row
from arbetsro.web.organisations.exchange.world import World, world
from arbetsro.web.organisations.models import Organisation

AnyChange = Change[UnitRow] | Change[PersonRow] | Change[RoleRow]

KINDS: tuple[Kind, ...] = ("new", "changed", "ended", "unchanged")


@dataclass(frozen=True)
class Plan:
    """What a file would do. It can be carried out only where nothing is wrong."""

    world: World
    units: list[Change[UnitRow]]
    people: list[Change[PersonRow]]
    roles: list[Change[RoleRow]]
    faults: list[Fault]

    @property
    def wrong(self) -> list[Fault]:
        """The faults that must be mended, in the order of the file."""
        return [fault for fault in self.faults if not fault.is_note]

    @property
    def notes(self) -> list[Fault]:
        """What the reader should know of rows that can be taken in."""
        return [fault for fault in self.faults if fault.is_note]

    def of(self, sheet: SheetName) -> Sequence[AnyChange]:
        """What the rows of a sheet would do."""
        found: dict[SheetName, Sequence[AnyChange]] = {
            "units": self.units,
            "people": self.people,
            "roles": self.roles,
        }
        return found[sheet]

    def counts(self, sheet: SheetName) -> Counter[Kind]:
        """How many rows of a sheet are new, changed, ended and unchanged."""
        return Counter(one.kind for one in self.of(sheet))

    @property
    def changes_something(self) -> bool:
        """Whether carrying it out would make a difference."""
        return any(one.kind != "unchanged" for sheet in SHEETS for one in self.of(sheet))

    def mark(self) -> str:
        """The same for two plans that do the same to the same."""
        told = [repr(one) for sheet in SHEETS for one in self.of(sheet)]
        told += [repr(fault) for fault in self.faults]
        return hashlib.sha256("\n".join(told).encode()).hexdigest()


def plan(
    organisation: Organisation,
    rows: Mapping[SheetName, list[Row]],
    read_faults: list[Fault],
    today: date,
) -> Plan:
    """What some rows would do to an organisation, and everything that is wrong with them."""
    findings = Findings(list(read_faults))
    units = unit_rows(rows.get("units", []), findings)
    people = person_rows(rows.get("people", []), findings)
    roles = role_rows(rows.get("roles", []), findings)
    there = world(organisation, {row.email for row in people})
    with_role = {row.email for row in roles}
    made = Plan(
        world=there,
        units=check_units(units, there, findings),
        people=check_people(people, with_role, there, findings),
        roles=check_roles(roles, units, {row.email for row in people}, there, today, findings),
        faults=findings.faults,
    )
    made.faults.sort(key=lambda fault: (SHEETS.index(fault.sheet), fault.row))
    return made
