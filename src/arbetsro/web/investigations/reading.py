"""Fetching investigations, findings and checklists with the access check."""

from uuid import UUID

from django.db.models import QuerySet

from arbetsro.web.access.fetching import one_in_units
from arbetsro.web.access.request import OrganisationRequest
from arbetsro.web.access.roles import Permission
from arbetsro.web.investigations.models import Finding, Investigation

INVESTIGATIONS: QuerySet[Investigation] = Investigation.objects.select_related(
    "unit__organisation", "checklist", "based_on__checklist", "started_by", "closed_by"
)
FINDINGS: QuerySet[Finding] = Finding.objects.select_related(
    "unit__organisation", "investigation", "added_by", "handled_by"
)


def to_read(request: OrganisationRequest, pk: UUID) -> Investigation:
    """The investigation, where the person may read it."""
    return one_in_units(request, Permission.READ_WORK_ENVIRONMENT, INVESTIGATIONS.all(), pk)


def to_write(request: OrganisationRequest, pk: UUID) -> Investigation:
    """The investigation, where the person may change it."""
    return one_in_units(request, Permission.WRITE_WORK_ENVIRONMENT, INVESTIGATIONS.all(), pk)


def finding_to_read(request: OrganisationRequest, pk: UUID) -> Finding:
    """The finding, where the person may read it."""
    return one_in_units(request, Permission.READ_WORK_ENVIRONMENT, FINDINGS.all(), pk)


def finding_to_write(request: OrganisationRequest, pk: UUID) -> Finding:
    """The finding, where the person may change it."""
    return one_in_units(request, Permission.WRITE_WORK_ENVIRONMENT, FINDINGS.all(), pk)


def may_write(request: OrganisationRequest, one: Investigation | Finding) -> bool:
    """Whether the person may change it."""
    return request.standing.may(Permission.WRITE_WORK_ENVIRONMENT, one.unit)
