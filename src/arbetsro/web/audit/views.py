"""The log: of an organisation for its administrators, of the installation for the system's."""

from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.db.models import Max, QuerySet
from django.http import HttpRequest, HttpResponse, StreamingHttpResponse
from django.shortcuts import render
from django.utils import timezone

from arbetsro.language import Language
from arbetsro.web.access.fetching import of_organisation, units
from arbetsro.web.access.request import OrganisationRequest, PersonRequest
from arbetsro.web.access.roles import Permission
from arbetsro.web.audit.finding import EventFilter, kind_name, sentence
from arbetsro.web.audit.models import Event
from arbetsro.web.audit.recording import record
from arbetsro.web.audit.table import lines
from arbetsro.web.organisations.models import Organisation

ON_A_PAGE = 50


def list_events(request: OrganisationRequest, organisation: str) -> HttpResponse:
    """The log of the organisation, newest first."""
    return _page(request, _of_organisation(request), request.standing.organisation)


def export(request: OrganisationRequest, organisation: str) -> StreamingHttpResponse:
    """The events that the list would show, as a CSV file."""
    return _file(request, _of_organisation(request), request.standing.organisation)


def list_installation(request: PersonRequest) -> HttpResponse:
    """The log of what concerns no single organisation."""
    return _page(request, Event.objects.filter(organisation=None), None)


def export_installation(request: PersonRequest) -> StreamingHttpResponse:
    """The events that the list of the installation would show, as a CSV file."""
    return _file(request, Event.objects.filter(organisation=None), None)


def _of_organisation(request: OrganisationRequest) -> QuerySet[Event]:
    # An event belongs to no unit: the log is for those who may read that of the whole.
    if not units(request, Permission.READ_AUDIT).filter(parent=None).exists():
        raise PermissionDenied
    return of_organisation(request, Event.objects.all())


def _page(
    request: PersonRequest, events: QuerySet[Event], organisation: Organisation | None
) -> HttpResponse:
    form = EventFilter(request.GET, language=request.language)
    page = Paginator(form.narrow(events), ON_A_PAGE).get_page(request.GET.get("page"))
    shown = [_shown(event, request.language) for event in page]
    record(
        "audit.read", by=request.user, organisation=organisation, reading=True,
        narrowed_by=form.used() if form.is_valid() else [], page=page.number,
    )  # fmt: skip
    context = {"form": form, "page": page, "events": shown, "query": _query(request)}
    return render(request, "audit/list.html", context)


def _shown(event: Event, language: Language) -> dict[str, object]:
    kind = kind_name(event.target_kind, language) if event.target_kind else ""
    return {"event": event, "sentence": sentence(event.action, language), "kind": kind}


def _file(
    request: PersonRequest, events: QuerySet[Event], organisation: Organisation | None
) -> StreamingHttpResponse:
    form = EventFilter(request.GET, language=request.language)
    # The file is sent afterwards, and does not tell of itself.
    found = form.narrow(events).filter(pk__lte=_newest())
    record(
        "audit.exported", by=request.user, organisation=organisation, reading=True,
        narrowed_by=form.used() if form.is_valid() else [], events=found.count(),
    )  # fmt: skip
    content = lines(found.iterator(chunk_size=1000), request.language)
    name = f"audit-{timezone.localdate().isoformat()}.csv"
    return StreamingHttpResponse(
        content,
        content_type="text/csv; charset=utf-8",
        headers={"Content-Disposition": f'attachment; filename="{name}"'},
    )


def _newest() -> int:
    return Event.objects.aggregate(newest=Max("pk"))["newest"] or 0


def _query(request: HttpRequest) -> str:
    """The filter as a piece of an address, without the number of the page."""
    query = request.GET.copy()
    query.pop("page", None)
    return query.urlencode()
