"""What was found in the units, and what becomes of it."""

from uuid import UUID

from django.core.paginator import Paginator
from django.db.models import Case, IntegerField, QuerySet, Value, When
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from arbetsro.web.access.fetching import in_units
from arbetsro.web.access.request import OrganisationRequest
from arbetsro.web.access.roles import Permission
from arbetsro.web.audit.recording import record
from arbetsro.web.frame.acting import done, form_page, pressed
from arbetsro.web.investigations import actions
from arbetsro.web.investigations.asked import asked_questions
from arbetsro.web.investigations.findings import FindingForm, FindingsFilter, SettleForm
from arbetsro.web.investigations.forms import writable_units
from arbetsro.web.investigations.models import Finding, Investigation
from arbetsro.web.investigations.reading import (
    FINDINGS,
    finding_to_read,
    finding_to_write,
    may_write,
    to_write,
)
from arbetsro.web.organisations.choosing import chosen_unit

_ON_A_PAGE = 50


def all_of_them(request: OrganisationRequest, organisation: str) -> HttpResponse:
    """The findings that the person may read: those that wait for a decision first."""
    unit = chosen_unit(request, Permission.READ_WORK_ENVIRONMENT)
    found = in_units(request, Permission.READ_WORK_ENVIRONMENT, FINDINGS.all())
    narrowing = FindingsFilter(request.GET, language=request.language)
    found = narrowing.narrow(found.filter(unit=unit) if unit else found)
    context = {
        "page": Paginator(_open_first(found), _ON_A_PAGE).get_page(request.GET.get("page")),
        "unit": unit,
        "filter": narrowing,
    }
    return render(request, "investigations/findings.html", context)


def _open_first(found: QuerySet[Finding]) -> QuerySet[Finding]:
    """What waits for a decision, then what is good and may be made use of, then the rest."""
    waits = Case(
        When(state=Finding.State.OPEN, kind=Finding.Kind.PROBLEM, then=Value(0)),
        When(state=Finding.State.OPEN, then=Value(1)),
        default=Value(2),
        output_field=IntegerField(),
    )
    return found.order_by(waits, "-found_on", "-added_at")


def show(request: OrganisationRequest, organisation: str, pk: UUID) -> HttpResponse:
    """A finding, what it came from, and what can be done with it."""
    found = finding_to_read(request, pk)
    record("finding.read", by=request.user, target=found, reading=True)
    return _page(request, found, SettleForm(kind=found.kind, language=request.language))


def _page(
    request: OrganisationRequest, found: Finding, form: SettleForm, status: int = 200
) -> HttpResponse:
    context = {
        "finding": found,
        "question": _question(request, found),
        "form": form,
        "may_write": may_write(request, found),
        "is_settled": found.state in (Finding.State.SOLVED, Finding.State.NO_ACTION),
    }
    return render(request, "investigations/finding.html", context, status=status)


def _question(request: OrganisationRequest, found: Finding) -> str:
    """The question that it answers, where it came from a checklist."""
    if found.investigation is None or not found.question:
        return ""
    asked = asked_questions(found.investigation, request.language, {found.question})
    return asked[found.question].text if found.question in asked else ""


def settle(request: OrganisationRequest, organisation: str, pk: UUID) -> HttpResponse:
    """Settles a finding as solved, or says why nothing is done."""
    found = finding_to_write(request, pk)
    form = SettleForm(request.POST, kind=found.kind, language=request.language)
    if not form.is_valid():
        return _page(request, found, form, status=422)
    return pressed(
        request,
        lambda: actions.settle_finding(
            by=request.user,
            finding=found,
            state=form.cleaned_data["becomes"],
            reason=form.cleaned_data["reason"],
        ),
        _address(organisation, found),
        "findings.settled",
    )


def reopen(request: OrganisationRequest, organisation: str, pk: UUID) -> HttpResponse:
    """Opens a finding again."""
    found = finding_to_write(request, pk)
    return pressed(
        request,
        lambda: actions.reopen_finding(by=request.user, finding=found),
        _address(organisation, found),
        "findings.reopened",
    )


def new(request: OrganisationRequest, organisation: str) -> HttpResponse:
    """Adds a finding by hand, of its own or to an investigation."""
    investigation = _investigation(request)
    form = FindingForm(
        request.POST or None,
        units=writable_units(request),
        investigation=investigation,
        language=request.language,
        initial={
            "unit": investigation.unit
            if investigation
            else chosen_unit(request, Permission.WRITE_WORK_ENVIRONMENT),
            "text": request.GET.get("text", "")[:2000],
        },
    )
    return form_page(
        request,
        "investigations/finding_new.html",
        form,
        lambda: _add(request, form, investigation),
        lambda made: done(request, _address(organisation, made), "findings.added"),
        {"investigation": investigation},
    )


def _investigation(request: OrganisationRequest) -> Investigation | None:
    given = request.GET.get("investigation", "")
    try:
        return to_write(request, UUID(given)) if given else None
    except ValueError:
        raise Http404 from None


def _add(
    request: OrganisationRequest, form: FindingForm, investigation: Investigation | None
) -> Finding:
    given = form.cleaned_data
    return actions.add_finding(
        by=request.user,
        unit=investigation.unit if investigation else given["unit"],
        text=given["text"],
        source=investigation.way if investigation else given["source"],
        found_on=given["found_on"],
        kind=given["kind"],
        factor=given["factor"],
        cause=given["cause"],
        question=request.GET.get("question", "")[:80] if investigation else "",
        investigation=investigation,
    )


def _address(organisation: str, found: Finding) -> str:
    return reverse("investigations:finding", args=[organisation, found.pk])
