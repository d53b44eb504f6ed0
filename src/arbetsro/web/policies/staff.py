"""For whom a document holds, who has acknowledged it, and what of that may be told."""

from dataclasses import dataclass

from django.db.models import Exists, OuterRef, Q, QuerySet, Subquery

from arbetsro.statistics.disclosure import is_shown
from arbetsro.web.access.roles import Permission, roles_that_allow
from arbetsro.web.access.standing import Standing
from arbetsro.web.accounts.models import Person
from arbetsro.web.frame.clock import today
from arbetsro.web.organisations.models import Membership, Unit, valid_on
from arbetsro.web.policies.models import Acknowledgement, Policy

#: The requirement whose documents tell by name who has read them. Whoever lets somebody do work
#: with a serious risk must know that this very person has read the instruction; of everything else
#: a share is enough, and a list of names would be a list of those to put pressure on.
BY_NAME = "instructions"


@dataclass(frozen=True, slots=True)
class Read:
    """How many have acknowledged a version, of how many; nothing where the group is too small."""

    count: int | None
    of: int | None


def staff_of(unit: Unit) -> QuerySet[Person]:
    """The members of a unit and of what is below it today."""
    held = Membership.objects.filter(
        valid_on(today()), valid_on(today(), "unit__"), unit__path__startswith=unit.path
    )
    return Person.objects.filter(is_active=True, pk__in=held.values("person"))


def read_of(policy: Policy) -> Read:
    """How many of those whom the version in force holds for have acknowledged it."""
    staff = staff_of(policy.unit)
    of = staff.count()
    if not is_shown(of):
        return Read(None, None)
    return Read(staff.filter(_has_read(policy)).count(), of)


def readers_of(policy: Policy) -> QuerySet[Person]:
    """Those whom an instruction holds for, by name, each with when they ``read_at`` it."""
    mine = Acknowledgement.objects.filter(version=policy.current_id, person=OuterRef("pk"))
    return (
        staff_of(policy.unit)
        .annotate(read_at=Subquery(mine.values("at")[:1]))
        .order_by("name", "pk")
    )


def _has_read(policy: Policy) -> Exists:
    return Exists(Acknowledgement.objects.filter(version=policy.current_id, person=OuterRef("pk")))


def above_me(standing: Standing) -> set[int]:
    """The units that a person belongs to: those of their roles, and all above them."""
    return {int(pk) for _, path in standing.given for pk in path.strip("/").split("/")}


def holds_for(standing: Standing) -> Q:
    """The condition that a document holds for a person."""
    return Q(unit__in=above_me(standing))


def waits_for_me(standing: Standing) -> QuerySet[Policy]:
    """The documents in force that a person is asked to acknowledge and has not."""
    mine = Acknowledgement.objects.filter(version=OuterRef("current"), person=standing.person)
    asked = Policy.objects.filter(
        holds_for(standing), unit__organisation=standing.organisation,
        withdrawn_at=None, current__asks=True,
    )  # fmt: skip
    return asked.exclude(Exists(mine))


def keeper_now(policy: Policy) -> Person | None:
    """Who is to go through a document: its keeper, else those nearest who may keep documents."""
    path = policy.unit.path
    above = [int(pk) for pk in path.strip("/").split("/")]
    held = Membership.objects.filter(
        valid_on(today()), valid_on(today(), "unit__"), unit__in=above, person__is_active=True,
        role__in=roles_that_allow(Permission.KEEP_POLICIES),
    ).select_related("person", "unit")  # fmt: skip
    nearest = sorted(held, key=lambda one: (-len(one.unit.path), one.pk))
    own = [one for one in nearest if one.person_id == policy.keeper_id]
    return next((one.person for one in (*own, *nearest)), None)
