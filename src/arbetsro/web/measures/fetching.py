"""Which measures a person may see, and which they may work on."""

from uuid import UUID

from django.db.models import Q, QuerySet
from django.http import Http404

from arbetsro.web.access import fetching
from arbetsro.web.access.request import OrganisationRequest
from arbetsro.web.access.roles import Permission
from arbetsro.web.measures.models import Measure

MEASURES = Measure.objects.select_related("unit__organisation", "owner", "risk__unit", "analysis")


def seen(request: OrganisationRequest) -> QuerySet[Measure]:
    """The measures of the units whose work environment the person may read."""
    return fetching.in_units(request, Permission.READ_WORK_ENVIRONMENT, MEASURES)


def own(request: OrganisationRequest) -> QuerySet[Measure]:
    """The measures that the person answers for, whatever their role."""
    return MEASURES.filter(owner=request.user, unit__organisation=request.standing.organisation)


def to_read(request: OrganisationRequest, pk: UUID) -> Measure:
    """A measure that the person may read, or answers for.

    Raises:
        Http404: There is no such measure, or not for this person.
    """
    return _one(request, Permission.READ_WORK_ENVIRONMENT, pk)


def to_write(request: OrganisationRequest, pk: UUID) -> Measure:
    """A measure that the person may change, or answers for.

    Raises:
        Http404: There is no such measure, or not for this person.
    """
    return _one(request, Permission.WRITE_WORK_ENVIRONMENT, pk)


def may_write(request: OrganisationRequest, measure: Measure) -> bool:
    """Whether the person may change the measure."""
    return measure.owner_id == request.user.pk or may_manage(request, measure)


def may_manage(request: OrganisationRequest, measure: Measure) -> bool:
    """Whether the person may give the measure another owner, and add others beside it."""
    return request.standing.may(Permission.WRITE_WORK_ENVIRONMENT, measure.unit)


def _one(request: OrganisationRequest, permission: Permission, pk: UUID) -> Measure:
    standing = request.standing
    allowed = standing.where(permission, "unit__") | Q(owner=request.user)
    found = MEASURES.filter(allowed, unit__organisation=standing.organisation, pk=pk).first()
    if found is None:
        raise Http404
    return found
