"""Roles: giving and ending them."""

from datetime import date, timedelta

from django.db.models import Q, QuerySet
from django.utils import timezone

from arbetsro.web.access.roles import Role, administrator_of, roles_of, roles_that_read_records
from arbetsro.web.accounts.models import Person
from arbetsro.web.audit.recording import action, record
from arbetsro.web.frame.clock import today
from arbetsro.web.organisations.actions.units import locked
from arbetsro.web.organisations.errors import OrganisationError
from arbetsro.web.organisations.models import Membership, Unit


@action("role.given")
def give_role(
    *,
    by: Person | None,
    person: Person,
    unit: Unit,
    role: Role,
    valid_from: date | None = None,
    valid_to: date | None = None,
    was_offered: bool = False,
) -> Membership:
    """Gives a person a role in a unit and everything below it.

    ``was_offered`` tells that somebody else has offered it to the one who takes it.

    Raises:
        OrganisationError: The dates do not fit, the unit is closed, the person has it already, the
            role is none of this kind of organisation, or it reaches records and ``by`` is the one
            who would get it.
    """
    organisation = locked(unit.organisation)
    unit = Unit.objects.get(pk=unit.pk)
    start = valid_from or timezone.localdate()
    if role not in roles_of(organisation.kind):
        raise OrganisationError("role_of_other_kind", field="role")
    if by == person and not was_offered and role in roles_that_read_records():
        raise OrganisationError("role_not_to_oneself", field="role")
    if valid_to and valid_to < start:
        raise OrganisationError("ends_before_it_begins", field="valid_to")
    if unit.valid_to and unit.valid_to < start:
        raise OrganisationError("unit_has_closed", field="unit", name=unit.name, day=unit.valid_to)
    same = Membership.objects.filter(person=person, unit=unit, role=role)
    if overlapping(same, start, valid_to).exists():
        raise OrganisationError("role_given_already", field="role", name=person.name)
    given = Membership.objects.create(
        person=person,
        organisation=organisation,
        unit=unit,
        role=role,
        valid_from=start,
        valid_to=valid_to,
    )
    record(
        "role.given",
        by=by,
        target=person,
        organisation=organisation,
        role=role.value,
        unit=unit.name,
        valid_from=str(start),
        valid_to=str(valid_to or ""),
    )
    return given


@action("role.ended")
def end_role(*, by: Person | None, membership: Membership) -> None:
    """Ends a role yesterday, so that it gives nothing any more; one that had not begun goes away.

    Raises:
        OrganisationError: Nobody would be left who administers the whole organisation, or the
            role has ended already.
    """
    organisation = locked(membership.organisation)
    membership = Membership.objects.select_related("person", "unit").get(pk=membership.pk)
    yesterday = today() - timedelta(days=1)
    if membership.valid_to and membership.valid_to <= yesterday:
        raise OrganisationError("role_ended_already", day=membership.valid_to)
    if _is_of_the_whole(membership) and not _others(membership):
        raise OrganisationError("last_administrator", name=membership.person.name)
    if membership.valid_from > yesterday:
        membership.delete()
    else:
        membership.valid_to = yesterday
        membership.save(update_fields=["valid_to"])
    record(
        "role.ended",
        by=by,
        target=membership.person,
        organisation=organisation,
        role=membership.role,
        unit=membership.unit.name,
        last_day=str(yesterday),
    )


def overlapping(
    memberships: QuerySet[Membership], start: date, end: date | None
) -> QuerySet[Membership]:
    """Those of some memberships that are valid on some day of a time."""
    found = memberships.filter(Q(valid_to=None) | Q(valid_to__gte=start))
    return found.filter(valid_from__lte=end) if end else found


def _is_of_the_whole(membership: Membership) -> bool:
    administers = membership.role == administrator_of(membership.organisation.kind)
    return administers and membership.unit.parent_id is None


def _others(membership: Membership) -> bool:
    """Whether somebody else administers the whole organisation, now and with no last day."""
    return (
        Membership.objects.filter(
            organisation=membership.organisation,
            unit__parent=None,
            role=membership.role,
            valid_from__lte=timezone.localdate(),
            valid_to=None,
            person__is_active=True,
        )
        .exclude(pk=membership.pk)
        .exists()
    )
