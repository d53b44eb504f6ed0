"""The staff of a clinic, who stand in the other store, and what they are called."""

from collections.abc import Iterable

from django.db.models import QuerySet

from arbetsro.web.access.roles import Permission, roles_that_allow
from arbetsro.web.accounts.models import Person
from arbetsro.web.care.models import Clinic
from arbetsro.web.organisations.finding import valid_today
from arbetsro.web.organisations.models import Membership


def staff(clinic: Clinic, permission: Permission) -> QuerySet[Person]:
    """Those who may do something at a clinic today, by name."""
    held = valid_today(
        Membership.objects.filter(
            organisation=clinic.organisation, role__in=roles_that_allow(permission)
        )
    )
    people = Person.objects.filter(pk__in=held.values("person"), is_active=True)
    return people.order_by("name", "pk")


def is_staff(clinic: Clinic, permission: Permission, key: int) -> bool:
    """Whether somebody may do something at a clinic today."""
    return staff(clinic, permission).filter(pk=key).exists()


def names(keys: Iterable[int | None]) -> dict[int, str]:
    """What staff members are called, by key; those who have left keep their name."""
    wanted = {key for key in keys if key is not None}
    return {one.pk: str(one) for one in Person.objects.filter(pk__in=wanted)} if wanted else {}
