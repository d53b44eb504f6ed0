"""What the pages of risks have in common."""

from uuid import UUID

from django.urls import reverse

from arbetsro.web.access.fetching import one_in_units
from arbetsro.web.access.request import OrganisationRequest
from arbetsro.web.access.roles import Permission
from arbetsro.web.risks.models import Risk

RISKS = Risk.objects.select_related("unit__organisation")


def risk_for(request: OrganisationRequest, permission: Permission, pk: UUID) -> Risk:
    """A risk in whose unit the person may do something.

    Raises:
        Http404: There is no such risk, or not for this person.
    """
    return one_in_units(request, permission, RISKS, pk)


def page_of(risk: Risk) -> str:
    """The address of a risk's page."""
    return reverse("risks:show", args=[risk.organisation.slug, risk.pk])
