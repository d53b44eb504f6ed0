"""What a person may do in one organisation, and where."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Q
from django.utils import timezone

from arbetsro.web.access.roles import Permission, Role, roles
from arbetsro.web.accounts.models import Person
from arbetsro.web.organisations.models import Membership, Organisation, Unit, valid_on


@dataclass(frozen=True, slots=True)
class Standing:
    """A person's roles in an organisation today: each with the path of the unit it is given in."""

    person: Person
    organisation: Organisation
    given: tuple[tuple[Role, str], ...]

    @property
    def roles(self) -> tuple[Role, ...]:
        """The roles without their units, each once, in the order of the list of roles."""
        held = {role for role, _ in self.given}
        return tuple(role for role in roles() if role in held)

    def paths(self, permission: Permission) -> tuple[str, ...]:
        """The paths of the units below which something is allowed; none lies below another."""
        found = sorted({path for role, path in self.given if permission in roles()[role].allows})
        return tuple(_without_those_below(found))

    def may(self, permission: Permission, unit: Unit | None = None) -> bool:
        """Whether something is allowed in a unit, or anywhere where no unit is named."""
        paths = self.paths(permission)
        return bool(paths) if unit is None else unit.path.startswith(paths)

    def where(self, permission: Permission, prefix: str = "") -> Q:
        """The condition on a unit's path (found under ``prefix``) that something is allowed."""
        allowed = Q(pk__in=[])
        for path in self.paths(permission):
            allowed |= Q(**{f"{prefix}path__startswith": path})
        return allowed


def _without_those_below(paths: Iterable[str]) -> Iterable[str]:
    last: str | None = None
    for path in paths:
        if last is None or not path.startswith(last):
            last = path
            yield path


def standing_of(person: Person, slug: str) -> Standing | None:
    """The person's standing in the organisation; nothing for somebody who is no member today."""
    today = timezone.localdate()
    found = list(
        Membership.objects.filter(valid_on(today), valid_on(today, "unit__"))
        .filter(person=person, organisation__slug=slug)
        .select_related("organisation", "unit")
    )
    if not found:
        return None
    given = tuple((Role(one.role), one.unit.path) for one in found)
    return Standing(person, found[0].organisation, given)
