"""Units: making, changing, moving and closing them."""

from datetime import date

from django.db.models import F, Q, QuerySet, Value
from django.db.models.functions import Concat, Substr
from django.utils import timezone

from arbetsro.web.accounts.models import Person
from arbetsro.web.audit.recording import action, record
from arbetsro.web.organisations.errors import OrganisationError
from arbetsro.web.organisations.models import MAX_DEPTH, Organisation, Unit


@action("unit.created")
def create_unit(
    *,
    by: Person | None,
    parent: Unit,
    name: str,
    code: str = "",
    valid_from: date | None = None,
    valid_to: date | None = None,
) -> Unit:
    """A new unit below another.

    Raises:
        OrganisationError: The code is taken or none, the dates do not fit, or it is too deep.
    """
    organisation = locked(parent.organisation)
    parent = Unit.objects.get(pk=parent.pk)
    unit = Unit(
        organisation=organisation,
        parent=parent,
        name=name,
        code=code,
        valid_from=valid_from or timezone.localdate(),
        valid_to=valid_to,
    )
    _check_code(unit)
    _check_dates(unit)
    _check_depth(parent.depth + 1)
    unit.save()
    unit.path = f"{parent.path}{unit.pk}/"
    unit.save(update_fields=["path"])
    record("unit.created", by=by, target=unit, below=parent.name, unit_code=code)
    return unit


@action("unit.changed")
def change_unit(
    *,
    by: Person | None,
    unit: Unit,
    name: str,
    code: str,
    parent: Unit | None,
    valid_from: date,
    valid_to: date | None,
) -> Unit:
    """Changes a unit; with another parent it moves, and everything below it goes with it.

    Raises:
        OrganisationError: The code is taken or none, the dates do not fit, it would stand below
            itself or too deep, or the root would move or be closed.
    """
    organisation = locked(unit.organisation)
    unit = Unit.objects.select_related("parent").get(pk=unit.pk)
    before = _plain(unit)
    old_path = unit.path
    unit.name, unit.code, unit.valid_from, unit.valid_to = name, code, valid_from, valid_to
    _place(unit, parent, organisation)
    _check_code(unit)
    _check_dates(unit)
    if valid_to is not None and (below := _open_below(unit, old_path, valid_to)):
        raise OrganisationError("units_open_below", field="valid_to", name=below.name)
    unit.save()
    if unit.path != old_path:
        _rewrite_paths(organisation, old_path, unit.path)
    after = _plain(unit)
    changed = {key: [before[key], after[key]] for key in before if before[key] != after[key]}
    record("unit.changed", by=by, target=unit, changed=changed)
    return unit


@action("unit.closed")
def close_unit(*, by: Person | None, unit: Unit, last_day: date, also_below: bool = False) -> Unit:
    """Closes a unit after a day; with ``also_below`` everything below it that is open too.

    Raises:
        OrganisationError: It is the root, it begins later, or units below it are open.
    """
    organisation = locked(unit.organisation)
    unit = Unit.objects.get(pk=unit.pk)
    if unit.parent_id is None:
        raise OrganisationError("root_stays_open")
    below = _still_open(organisation, unit.path, last_day).exclude(pk=unit.pk)
    if not also_below and (first := below.first()):
        raise OrganisationError("units_open_below", field="also_below", name=first.name)
    later = Q(valid_from__gt=last_day)
    if first := Unit.objects.filter(later & (Q(pk=unit.pk) | Q(pk__in=below))).first():
        raise OrganisationError(
            "begins_later", field="last_day", name=first.name, day=first.valid_from
        )
    closed = below.update(valid_to=last_day)
    unit.valid_to = last_day
    unit.save(update_fields=["valid_to"])
    record("unit.closed", by=by, target=unit, last_day=str(last_day), closed_below=closed)
    return unit


def locked(organisation: Organisation) -> Organisation:
    """The organisation as it is now; whoever else wants to change its tree must wait."""
    return Organisation.objects.select_for_update().get(pk=organisation.pk)


def _place(unit: Unit, parent: Unit | None, organisation: Organisation) -> None:
    """Sets the parent and the path, where they are to change."""
    if (parent.pk if parent else None) == unit.parent_id:
        return
    if parent is None or unit.parent_id is None:
        raise OrganisationError("root_stays", field="parent")
    parent = Unit.objects.get(pk=parent.pk, organisation=organisation)
    if parent.is_below(unit):
        raise OrganisationError("below_itself", field="parent", name=unit.name)
    deepest = max(
        path.count("/") for path in _below(organisation, unit.path).values_list("path", flat=True)
    )
    _check_depth(parent.depth + 1 + deepest - unit.path.count("/"))
    unit.parent, unit.path = parent, f"{parent.path}{unit.pk}/"


def _rewrite_paths(organisation: Organisation, old: str, new: str) -> None:
    """Gives everything below a moved unit its new path, in one statement."""
    _below(organisation, old).update(path=Concat(Value(new), Substr(F("path"), len(old) + 1)))


def _below(organisation: Organisation, path: str) -> QuerySet[Unit]:
    return Unit.objects.filter(organisation=organisation, path__startswith=path)


def _still_open(organisation: Organisation, path: str, day: date) -> QuerySet[Unit]:
    """The units at and below a path that are open after a day."""
    return _below(organisation, path).filter(Q(valid_to=None) | Q(valid_to__gt=day))


def _open_below(unit: Unit, path: str, day: date) -> Unit | None:
    return _still_open(unit.organisation, path, day).exclude(pk=unit.pk).first()


def _check_code(unit: Unit) -> None:
    # A number sign and a number name a unit without a code in a file.
    if unit.code.startswith("#"):
        raise OrganisationError("code_begins_with_number_sign", field="code")
    others = Unit.objects.filter(organisation=unit.organisation, code=unit.code)
    if unit.code and (other := others.exclude(pk=unit.pk).first()):
        raise OrganisationError("code_taken", field="code", value=unit.code, name=other.name)


def _check_dates(unit: Unit) -> None:
    if unit.valid_to and unit.valid_to < unit.valid_from:
        raise OrganisationError("ends_before_it_begins", field="valid_to")
    if unit.parent is None:
        if unit.valid_to:
            raise OrganisationError("root_stays_open", field="valid_to")
        return
    end = unit.parent.valid_to
    if end and (unit.valid_to is None or unit.valid_to > end):
        raise OrganisationError(
            "parent_ends_before", field="valid_to", name=unit.parent.name, day=end
        )


def _check_depth(depth: int) -> None:
    if depth > MAX_DEPTH:
        raise OrganisationError("too_deep", field="parent", most=MAX_DEPTH)


def _plain(unit: Unit) -> dict[str, str]:
    """What the log keeps of a unit."""
    return {
        "name": unit.name,
        "code": unit.code,
        "parent": unit.parent.name if unit.parent else "",
        "valid_from": str(unit.valid_from),
        "valid_to": str(unit.valid_to or ""),
    }
