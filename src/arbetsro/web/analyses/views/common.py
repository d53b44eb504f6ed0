"""How the views of analyses find what they show."""

from datetime import date
from uuid import UUID

from django.utils import timezone

from arbetsro.economics.case_file import write_case
from arbetsro.language import say
from arbetsro.web.access.fetching import one_in_units
from arbetsro.web.access.request import OrganisationRequest
from arbetsro.web.access.roles import Permission
from arbetsro.web.analyses.actions import AnalysisError
from arbetsro.web.analyses.chapters import Chapter, Order
from arbetsro.web.analyses.draughtsman import drawn
from arbetsro.web.analyses.entry import EntryError
from arbetsro.web.analyses.models import Analysis
from arbetsro.web.analyses.opened import Opened, opened
from arbetsro.web.analyses.shown import Shown
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
    found = opened(to_read(request, pk), request.language)
    note_reading(request, found, page)
    return found


def note_reading(request: OrganisationRequest, found: Opened, page: str) -> None:
    """Tells the log that somebody reads a page of an analysis."""
    record("analysis.read", by=request.user, target=found.analysis, reading=True, page=page)


def may_write(request: OrganisationRequest, analysis: Analysis) -> bool:
    """Whether the person may change the analysis as it is now."""
    return analysis.is_open and request.standing.may(Permission.WRITE_ANALYSES, analysis.unit)


def chapter(found: Opened, name: Chapter, day: date | None = None) -> tuple[Shown, ...]:
    """A chapter of the analysis as it is opened, drawn in the process for that."""
    made = day or timezone.localdate()
    return drawn(Order(write_case(found.case), name, found.language, made))


def told(request: OrganisationRequest, error: AnalysisError | EntryError) -> str:
    """Why something could not be done, in the person's language."""
    return say(f"{error.area}.{error.code}", request.language, **error.values)
