"""Carrying out a plan: the same changes as the other actions make, many at a time."""

from collections.abc import Sequence

from allauth.account.models import EmailAddress
from django.contrib.auth.hashers import make_password
from django.db.models import CharField, OuterRef, Subquery, Value
from django.db.models.functions import Cast, Concat

from arbetsro.web.access.roles import roles_that_read_records
from arbetsro.web.accounts.models import Person
from arbetsro.web.audit.recording import record_each
from arbetsro.web.organisations.errors import OrganisationError
from arbetsro.web.organisations.exchange.cells import Change, PersonRow, RoleRow, UnitRow
from arbetsro.web.organisations.exchange.plan import Plan
from arbetsro.web.organisations.models import Membership, Organisation, Unit

_AT_ONCE = 500
_UNIT_FIELDS = ("name", "parent", "valid_from", "valid_to", "path")


def carry_out(by: Person, organisation: Organisation, plan: Plan) -> None:
    """Makes and changes units, people and roles as a faultless plan says, with their events."""
    units = _units(by, organisation, plan)
    people = _people(by, organisation, plan)
    _roles(by, organisation, plan, units, people)


def _units(by: Person, organisation: Organisation, plan: Plan) -> dict[str, Unit]:
    """Every unit by its key, when those of the plan have been made and changed."""
    units = dict(plan.world.units)
    old_paths = {unit.pk: unit.path for unit in units.values()}
    changes = [one for one in plan.units if one.kind != "unchanged"]
    levels = _levels([one.row for one in changes if one.kind == "new"])
    for level in levels:
        made = [_unit(row, organisation, units[row.parent_code]) for row in level]
        Unit.objects.bulk_create(made, batch_size=_AT_ONCE)
        units |= {unit.code: unit for unit in made}
    old = [one.row for one in changes if one.kind != "new"]
    for row in old:
        _set(units[row.code], row, units)
    _save_old(units, {row.code for row in old}, old_paths)
    for level in levels:
        _save_paths([units[row.code].pk for row in level])
    _tell_units(by, organisation, changes, units)
    return units


def _levels(rows: list[UnitRow]) -> list[list[UnitRow]]:
    """New units so that each stands after the one above it, if that is new too."""
    waiting = {row.code: row for row in rows}
    levels = []
    while waiting:
        level = [row for row in waiting.values() if row.parent_code not in waiting]
        for row in level:
            del waiting[row.code]
        levels.append(level)
    return levels


def _unit(row: UnitRow, organisation: Organisation, parent: Unit) -> Unit:
    unit = Unit(organisation=organisation, parent=parent, code=row.code, name=row.name)
    unit.valid_from, unit.valid_to = row.valid_from or unit.valid_from, row.valid_to
    return unit


def _set(unit: Unit, row: UnitRow, units: dict[str, Unit]) -> None:
    unit.name = row.name
    unit.parent = units[row.parent_code] if row.parent_code else None
    unit.valid_from, unit.valid_to = row.valid_from or unit.valid_from, row.valid_to


def _save_old(units: dict[str, Unit], changed: set[str], old_paths: dict[int, str]) -> None:
    """Saves the units that a row changes, and those that move because one above them does."""
    by_pk = {unit.pk: unit for unit in units.values()}
    paths: dict[int, str] = {}
    for unit in by_pk.values():
        unit.path = _path(unit, by_pk, paths)
    moved = {key for key, unit in units.items() if old_paths.get(unit.pk, unit.path) != unit.path}
    to_save = [units[key] for key in sorted(changed | moved)]
    Unit.objects.bulk_update(to_save, _UNIT_FIELDS, batch_size=_AT_ONCE)


def _save_paths(level: list[int]) -> None:
    """Saves the paths of new units below others that have theirs, in few statements."""
    above = Unit.objects.filter(pk=OuterRef("parent_id")).values("path")
    own = Cast("pk", CharField())
    for start in range(0, len(level), _AT_ONCE):
        some = Unit.objects.filter(pk__in=level[start : start + _AT_ONCE])
        some.update(path=Concat(Subquery(above), own, Value("/"), output_field=CharField()))


def _path(unit: Unit, by_pk: dict[int, Unit], paths: dict[int, str]) -> str:
    if unit.pk not in paths:
        above = _path(by_pk[unit.parent_id], by_pk, paths) if unit.parent_id else "/"
        paths[unit.pk] = f"{above}{unit.pk}/"
    return paths[unit.pk]


def _people(by: Person, organisation: Organisation, plan: Plan) -> dict[str, Person]:
    """Everybody whom the plan names by e-mail; those without an account are given one."""
    people = plan.world.members | plan.world.others
    new = [one.row for one in plan.people if one.kind == "new" and one.row.email not in people]
    made = [_person(row) for row in new]
    Person.objects.bulk_create(made, batch_size=_AT_ONCE)
    EmailAddress.objects.bulk_create(
        [EmailAddress(user=one, email=one.email, verified=True, primary=True) for one in made],
        batch_size=_AT_ONCE,
    )
    renamed = [one for one in plan.people if one.kind == "changed"]
    for one in renamed:
        people[one.row.email].name = one.row.name
    Person.objects.bulk_update(
        [people[one.row.email] for one in renamed], ["name"], batch_size=_AT_ONCE
    )
    record_each(
        "person.created", by=by, organisation=organisation, targets=[(one, {}) for one in made]
    )
    record_each(
        "person.renamed",
        by=by,
        organisation=organisation,
        targets=[(people[one.row.email], {}) for one in renamed],
    )
    return people | {person.email: person for person in made}


def _person(row: PersonRow) -> Person:
    # Without a password nobody can log in; an invitation is what lets the person choose one.
    return Person(email=row.email, name=row.name, password=make_password(None))


def _roles(
    by: Person,
    organisation: Organisation,
    plan: Plan,
    units: dict[str, Unit],
    people: dict[str, Person],
) -> None:
    given = [one.row for one in plan.roles if one.kind in {"new", "changed"}]
    if {row.role for row in given if row.email == by.email} & roles_that_read_records():
        raise OrganisationError("role_not_to_oneself")
    new = [one for one in plan.roles if one.kind == "new"]
    other = [one for one in plan.roles if one.kind in {"changed", "ended"}]
    made = [_membership(one.row, organisation, units, people) for one in new]
    Membership.objects.bulk_create(made, batch_size=_AT_ONCE)
    kept = {one.pk: one for given in plan.world.roles.values() for one in given}
    for one in other:
        kept[one.pk or 0].valid_to = one.row.valid_to
    Membership.objects.bulk_update(
        [kept[one.pk or 0] for one in other], ["valid_to"], batch_size=_AT_ONCE
    )
    for code, kind in (("role.given", "new"), ("role.changed", "changed"), ("role.ended", "ended")):
        told = [one.row for one in plan.roles if one.kind == kind]
        targets = [(people[row.email], _role_detail(row, units)) for row in told]
        record_each(code, by=by, organisation=organisation, targets=targets)


def _membership(
    row: RoleRow, organisation: Organisation, units: dict[str, Unit], people: dict[str, Person]
) -> Membership:
    made = Membership(
        organisation=organisation,
        person=people[row.email],
        unit=units[row.unit_code],
        role=row.role,
        valid_to=row.valid_to,
    )
    made.valid_from = row.valid_from or made.valid_from
    return made


def _role_detail(row: RoleRow, units: dict[str, Unit]) -> dict[str, object]:
    return {
        "role": row.role,
        "unit": units[row.unit_code].name,
        "valid_from": str(row.valid_from or ""),
        "valid_to": str(row.valid_to or ""),
    }


def _tell_units(
    by: Person,
    organisation: Organisation,
    changes: Sequence[Change[UnitRow]],
    units: dict[str, Unit],
) -> None:
    for code, kind in (
        ("unit.created", "new"),
        ("unit.changed", "changed"),
        ("unit.closed", "ended"),
    ):
        told = [one for one in changes if one.kind == kind]
        targets = [(units[one.row.code], _unit_detail(one)) for one in told]
        record_each(code, by=by, organisation=organisation, targets=targets)


def _unit_detail(change: Change[UnitRow]) -> dict[str, object]:
    row = change.row
    after = {
        "name": row.name,
        "parent_code": row.parent_code,
        "valid_from": str(row.valid_from or ""),
        "valid_to": str(row.valid_to or ""),
    }
    if change.kind == "new":
        return {"code": row.code, **after}
    return {"changed": {name: [old, after[name]] for name, old in change.before}}
