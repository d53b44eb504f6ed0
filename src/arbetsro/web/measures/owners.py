"""Measures whose owner has left."""

from django.db.models import Exists, OuterRef, Q

from arbetsro.web.frame.clock import today
from arbetsro.web.organisations.models import Membership, valid_on


def owner_is_here() -> Q:
    """The condition on a measure that its owner has a role in the organisation and an account.

    Somebody whose role has ended, whose unit is closed or whose account is closed has left.
    """
    roles = Membership.objects.filter(
        valid_on(today()),
        valid_on(today(), "unit__"),
        person=OuterRef("owner"),
        person__is_active=True,
        organisation=OuterRef("unit__organisation"),
    )
    return Q(Exists(roles.order_by()))


def has_no_owner() -> Q:
    """The condition on a measure that nobody answers for it: its owner has left."""
    return ~owner_is_here()
