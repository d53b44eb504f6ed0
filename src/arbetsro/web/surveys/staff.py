"""Whom a wave can ask: those who work in a unit and below it."""

from django.db.models import QuerySet

from arbetsro.web.access.roles import Role
from arbetsro.web.frame.clock import today
from arbetsro.web.organisations.models import Membership, Unit, valid_on

#: The roles of those who work there. Consultants, elected politicians and others who only have a
#: task in the program are not asked.
STAFF_ROLES = (Role.EMPLOYEE, Role.MANAGER, Role.SAFETY_REPRESENTATIVE, Role.HR_ANALYST)


def staff_by_person(unit: Unit) -> dict[int, int]:
    """The unit that each of the staff of a unit and below it answers for, by the person's key.

    Whoever has several roles is asked once: as an employee rather than as anything else, and in
    the innermost unit.
    """
    rows = _memberships(unit).values_list("person", "role", "unit__path", "unit", "pk")
    found: dict[int, tuple[tuple[int, int, int], int]] = {}
    for person, role, path, where, pk in rows:
        rank = (STAFF_ROLES.index(Role(role)), -path.count("/"), pk)
        if person not in found or rank < found[person][0]:
            found[person] = (rank, where)
    return {person: where for person, (_, where) in found.items()}


def _memberships(unit: Unit) -> QuerySet[Membership]:
    return Membership.objects.filter(
        valid_on(today()), valid_on(today(), "unit__"), unit__path__startswith=unit.path,
        role__in=STAFF_ROLES, person__is_active=True,
    ).exclude(person__email="")  # fmt: skip
