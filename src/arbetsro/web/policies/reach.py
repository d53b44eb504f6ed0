"""Which documents a person finds: those that hold for them, and those of the units they see."""

from uuid import UUID

from django.db.models import Q, QuerySet
from django.http import Http404

from arbetsro.web.access import fetching
from arbetsro.web.access.request import OrganisationRequest
from arbetsro.web.access.roles import Permission
from arbetsro.web.policies.models import Policy
from arbetsro.web.policies.staff import holds_for

_SEE, _READ = Permission.SEE_UNITS, Permission.READ_WORK_ENVIRONMENT
POLICIES = Policy.objects.select_related(
    "unit__organisation", "current__decided_by", "keeper", "changed_by", "risk"
)


def in_reach(request: OrganisationRequest) -> QuerySet[Policy]:
    """What a person may read.

    What is in force and holds for them or stands in a unit that they see; drafts and what has been
    withdrawn only where they read of the work environment.
    """
    standing = request.standing
    here = POLICIES.filter(unit__organisation=standing.organisation)
    in_force = Q(current__isnull=False, withdrawn_at=None)
    seen = holds_for(standing) | standing.where(_SEE, "unit__")
    return here.filter((in_force & seen) | standing.where(_READ, "unit__"))


def policy_in_reach(request: OrganisationRequest, pk: UUID) -> Policy:
    """One of them.

    Raises:
        Http404: There is no such document, or not for this person.
    """
    found = in_reach(request).filter(pk=pk).first()
    if found is None:
        raise Http404
    return found


def policy_for(request: OrganisationRequest, permission: Permission, pk: UUID) -> Policy:
    """A document in whose unit the person may do something.

    Raises:
        Http404: There is no such document, or not for this person.
    """
    return fetching.one_in_units(request, permission, POLICIES, pk)
