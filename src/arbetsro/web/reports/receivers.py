"""Who may receive the reports of a unit today, and who does when the receiver has left."""

from collections.abc import Iterable

from django.db.models import CharField, Exists, ExpressionWrapper, F, OuterRef, QuerySet

from arbetsro.web.access.roles import Permission, Role, roles_that_allow
from arbetsro.web.accounts.models import Person
from arbetsro.web.organisations.finding import valid_today
from arbetsro.web.organisations.models import Membership, Unit


def receivers(unit: Unit) -> QuerySet[Person]:
    """The people who may receive reports in a unit today, by name."""
    held = _held_in(unit).filter(role__in=_RECEIVE)
    found = Person.objects.filter(pk__in=held.values("person"), is_active=True)
    return found.order_by("name", "pk")


def nearest(unit: Unit, without: Iterable[Person] = ()) -> Person | None:
    """The manager of the unit, or the one nearest above, who may receive; else somebody who may."""
    held = _held_in(unit).filter(role__in=_RECEIVE, person__is_active=True)
    left = held.exclude(person__in=list(without)).select_related("person", "unit")
    by_distance = sorted(left, key=lambda one: (one.role != Role.MANAGER, -one.unit.depth, one.pk))
    return by_distance[0].person if by_distance else None


def in_place(person: Person, unit: Unit) -> Person | None:
    """The person, if they may still receive reports in the unit; else who does instead, if any."""
    return person if receivers(unit).filter(pk=person.pk).exists() else nearest(unit, [person])


def still_receiving(person: str, path: str) -> Exists:
    """The condition that a row's person may still receive reports in the row's unit.

    Args:
        person: The name of the row's field that holds the person.
        path: That of the path of its unit.
    """
    held = valid_today(Membership.objects.filter(role__in=_RECEIVE, person__is_active=True))
    # The path of the row's unit begins with that of the unit in which the role is held.
    below = ExpressionWrapper(OuterRef(path), output_field=CharField())
    of_row = held.filter(person=OuterRef(person)).alias(path_of_row=below)
    return Exists(of_row.filter(path_of_row__startswith=F("unit__path")).order_by())


def _held_in(unit: Unit) -> QuerySet[Membership]:
    """The roles that cover a unit today."""
    above = [int(one) for one in unit.path.strip("/").split("/")]
    return valid_today(Membership.objects.filter(unit__in=above))


_RECEIVE = sorted(roles_that_allow(Permission.RECEIVE_REPORTS))
