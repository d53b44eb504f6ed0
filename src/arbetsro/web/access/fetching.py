"""The one way to fetch objects: what a person may not see is not found."""

from typing import TypeVar

from django.db.models import Model, Q, QuerySet
from django.http import Http404

from arbetsro.web.access.request import OrganisationRequest
from arbetsro.web.access.roles import Permission
from arbetsro.web.organisations.models import Unit

M = TypeVar("M", bound=Model)


def units(request: OrganisationRequest, permission: Permission) -> QuerySet[Unit]:
    """The units of the organisation in which the person may do something."""
    mine = request.standing.where(permission)
    return Unit.objects.filter(mine, organisation=request.standing.organisation)


def unit(request: OrganisationRequest, permission: Permission, pk: int) -> Unit:
    """A unit in which the person may do something.

    Raises:
        Http404: There is no such unit, or not for this person.
    """
    return _one(units(request, permission), pk)


def around(request: OrganisationRequest) -> QuerySet[Unit]:
    """The units that one of the person's roles covers or lies in, whatever the role allows.

    What is told to the staff of a unit is told to everybody who is one of them.
    """
    nearby = Q(pk__in=[])
    for _, path in request.standing.given:
        above = [int(one) for one in path.strip("/").split("/")]
        nearby |= Q(path__startswith=path) | Q(pk__in=above)
    return Unit.objects.filter(nearby, organisation=request.standing.organisation)


def anywhere(request: OrganisationRequest, objects: QuerySet[M]) -> QuerySet[M]:
    """Of objects that belong to a unit, those of the organisation in the address.

    Only for what has been shared with everybody in the organisation.
    """
    return objects.filter(unit__organisation=request.standing.organisation)


def in_units(
    request: OrganisationRequest, permission: Permission, objects: QuerySet[M]
) -> QuerySet[M]:
    """Of objects that belong to a unit, those in whose unit the person may do something."""
    standing = request.standing
    return objects.filter(
        standing.where(permission, "unit__"), unit__organisation=standing.organisation
    )


def one_in_units(
    request: OrganisationRequest, permission: Permission, objects: QuerySet[M], pk: object
) -> M:
    """The object with this key, if the person may do something in its unit.

    Raises:
        Http404: There is no such object, or not for this person.
    """
    return _one(in_units(request, permission, objects), pk)


def of_organisation(request: OrganisationRequest, objects: QuerySet[M]) -> QuerySet[M]:
    """Of objects that belong to an organisation, those of the one in the address."""
    return objects.filter(organisation=request.standing.organisation)


def one_of_organisation(request: OrganisationRequest, objects: QuerySet[M], pk: object) -> M:
    """The object with this key of the organisation in the address.

    Raises:
        Http404: There is no such object there.
    """
    return _one(of_organisation(request, objects), pk)


def _one(objects: QuerySet[M], pk: object) -> M:
    found = objects.filter(pk=pk).first()
    if found is None:
        raise Http404
    return found
