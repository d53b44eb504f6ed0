"""How the views of analyses find what they show."""

from uuid import UUID

from arbetsro.web.access.fetching import one_in_units
from arbetsro.web.access.request import OrganisationRequest
from arbetsro.web.access.roles import Permission
from arbetsro.web.analyses.models import Analysis
from arbetsro.web.analyses.opened import Opened, opened
from arbetsro.web.audit.recording import record

ANALYSES = Analysis.objects.select_related("unit__organisation")


def to_read(request: OrganisationRequest, pk: UUID) -> Analysis:
    """An analysis that the person may read."""
    return one_in_units(request, Permission.READ_ANALYSES, ANALYSES, pk)


def to_write(request: OrganisationRequest, pk: UUID) -> Analysis:
    """An analysis that the person may work on."""
    return one_in_units(request, Permission.WRITE_ANALYSES, ANALYSES, pk)


def read(request: OrganisationRequest, pk: UUID, page: str) -> Opened:
    """An analysis opened for somebody to read, which the log tells."""
    analysis = to_read(request, pk)
    record("analysis.read", by=request.user, target=analysis, reading=True, page=page)
    return opened(analysis, request.language)


def may_write(request: OrganisationRequest, analysis: Analysis) -> bool:
    """Whether the person may change the analysis as it is now."""
    return analysis.is_open and request.standing.may(Permission.WRITE_ANALYSES, analysis.unit)
