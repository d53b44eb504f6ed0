"""As what people take part in an investigation."""

from arbetsro.web.access.roles import Role
from arbetsro.web.accounts.models import Person
from arbetsro.web.frame.clock import today
from arbetsro.web.investigations.models import Investigation, Participant
from arbetsro.web.organisations.models import Membership, Unit, valid_on

Capacity = Participant.Capacity

#: The capacities that the rules ask for in every investigation.
NEEDED = (Capacity.MANAGER, Capacity.SAFETY_REPRESENTATIVE)
#: As what somebody with a role takes part, the one that says most first.
_OF_ROLE = {
    Role.SAFETY_REPRESENTATIVE: Capacity.SAFETY_REPRESENTATIVE,
    Role.MANAGER: Capacity.MANAGER,
    Role.HR_ANALYST: Capacity.HR,
    Role.CONSULTANT: Capacity.CONSULTANT,
    Role.EMPLOYEE: Capacity.EMPLOYEE,
}


def capacity_of(person: Person, unit: Unit) -> Participant.Capacity:
    """As what a person takes part in what concerns a unit, by their roles there."""
    held = Membership.objects.filter(
        valid_on(today()), person=person, organisation=unit.organisation_id
    ).select_related("unit")
    roles = {one.role for one in held if unit.path.startswith(one.unit.path)}
    return next((cap for role, cap in _OF_ROLE.items() if role in roles), Capacity.OTHER)


def missing(investigation: Investigation) -> list[str]:
    """The capacities that nobody takes part in and somebody should."""
    there = {one.capacity for one in investigation.participants.all()}
    return [one.value for one in NEEDED if one not in there]
