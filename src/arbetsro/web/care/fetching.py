"""The one way for staff to fetch what belongs to a clinic: what is another's is not found."""

from typing import TypeVar

from django.db.models import Model, QuerySet
from django.http import Http404

from arbetsro.web.access.request import OrganisationRequest
from arbetsro.web.care.clinics import clinic_for
from arbetsro.web.care.models import Applicant, Clinic

M = TypeVar("M", bound=Model)


def clinic_of(request: OrganisationRequest) -> Clinic:
    """The clinic of the organisation in the address.

    Raises:
        Http404: The organisation is none.
    """
    return clinic_for(request.standing.organisation)


def of_clinic(request: OrganisationRequest, objects: QuerySet[M], through: str = "") -> QuerySet[M]:
    """Of some objects, those of the clinic in the address.

    Args:
        request: Whose organisation is the clinic.
        objects: They belong to a clinic.
        through: The way to the clinic, as in ``applicant__``.
    """
    return objects.filter(**{f"{through}clinic": request.standing.organisation.pk})


def one_of_clinic(
    request: OrganisationRequest, objects: QuerySet[M], pk: object, through: str = ""
) -> M:
    """The object with this key, of the clinic in the address.

    Raises:
        Http404: There is no such object there.
    """
    found = of_clinic(request, objects, through).filter(pk=pk).first()
    if found is None:
        raise Http404
    return found


def applicant(request: OrganisationRequest, pk: object) -> Applicant:
    """The person with this key; ``reading.read`` says whether the record may be opened."""
    return one_of_clinic(request, Applicant.objects.select_related("clinic"), pk)
