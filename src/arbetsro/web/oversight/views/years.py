"""The yearly follow-ups of a unit, and one of them: its sections, its lists, and its signatures."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render

from arbetsro.web.access import fetching
from arbetsro.web.access.request import OrganisationRequest
from arbetsro.web.access.roles import Permission
from arbetsro.web.audit.recording import record
from arbetsro.web.frame.clock import today
from arbetsro.web.frame.paper import PAPER, paper_answer
from arbetsro.web.frame.refusal import Refusal
from arbetsro.web.organisations.models import valid_on
from arbetsro.web.oversight.actions import start_year
from arbetsro.web.oversight.actions.years import years_to_begin
from arbetsro.web.oversight.models import YearlyFollowUp, YearlySignature
from arbetsro.web.oversight.years_figures import filled_in, period_of
from arbetsro.web.oversight.years_forms import SignForm
from arbetsro.web.oversight.years_lists import lists_of
from arbetsro.web.oversight.years_paper import year_document
from arbetsro.workenv.yearly import sections

READ, WRITE = Permission.READ_WORK_ENVIRONMENT, Permission.WRITE_WORK_ENVIRONMENT
YEARS = YearlyFollowUp.objects.select_related("unit__organisation", "changed_by", "closed_by")
#: What each capacity must be allowed.
CAPACITIES = {
    YearlySignature.Capacity.MANAGER: Permission.SIGN_AS_MANAGER,
    YearlySignature.Capacity.SAFETY_REPRESENTATIVE: Permission.SIGN_AS_SAFETY_REPRESENTATIVE,
}
_MOST_BELOW = 60


def all_of_them(request: OrganisationRequest, organisation: str, pk: int) -> HttpResponse:
    """The follow-ups of a unit, the latest first, and beginning one."""
    unit = fetching.unit(request, READ, pk)
    found = list(unit.yearly_follow_ups.prefetch_related("signatures"))
    left = [year for year in years_to_begin() if year not in {one.year for one in found}]
    below = fetching.units(request, READ).filter(valid_on(today()), parent=unit)
    context = {
        "unit": unit,
        "years": found,
        "left": left if request.standing.may(WRITE, unit) and unit.is_valid(today()) else [],
        "below": list(below.order_by("name")[:_MOST_BELOW]),
    }
    return render(request, "oversight/years.html", context)


def start(request: OrganisationRequest, organisation: str, pk: int) -> HttpResponse:
    """Begins the follow-up of a year."""
    unit = fetching.unit(request, WRITE, pk)
    text = request.POST.get("year", "")
    year = int(text) if text.isdecimal() and len(text) == len("2026") else 0
    try:
        begun = start_year(by=request.user, unit=unit, year=year)
    except Refusal as refusal:
        messages.error(request, refusal.told(request.language))
        return redirect("oversight:years", organisation, unit.pk)
    return redirect("oversight:year", organisation, begun.pk)


def year_of(request: OrganisationRequest, permission: Permission, pk: UUID) -> YearlyFollowUp:
    """A follow-up in whose unit the person may do something.

    Raises:
        Http404: There is no such follow-up, or not for this person.
    """
    return fetching.one_in_units(request, permission, YEARS, pk)


def show(request: OrganisationRequest, organisation: str, year: UUID) -> HttpResponse:
    """A follow-up: what is left while it is open, and everything once it is closed."""
    found = year_of(request, READ, year)
    record("year.read", by=request.user, target=found, reading=True)
    return year_page(request, found)


def year_page(
    request: OrganisationRequest,
    found: YearlyFollowUp,
    sent: SignForm | None = None,
    capacity: str = "",
) -> HttpResponse:
    """The page of a follow-up; ``sent`` is a signature that was sent and not right."""
    since, until = period_of(found)
    closed = found.closed_at is not None
    signatures = list(found.signatures.select_related("by")) if closed else []
    context = {
        "year": found,
        "unit": found.unit,
        "since": since,
        "until": until,
        "sections": [
            (one, sum(question.key in found.answers for question in one.questions))
            for one in sections()
        ],
        "figures": filled_in(found) if closed else {},
        "lists": lists_of(found),
        "earlier": earlier_of(found),
        "signatures": signatures,
        "to_sign": _to_sign(request, found, signatures, sent, capacity) if closed else [],
        "may_write": request.standing.may(WRITE, found.unit),
    }
    status = 422 if sent is not None else 200
    return render(request, "oversight/year.html", context, status=status)


def earlier_of(follow_up: YearlyFollowUp) -> YearlyFollowUp | None:
    """The follow-up of the unit before this one, if there is one."""
    before = YEARS.filter(unit=follow_up.unit_id, year__lt=follow_up.year)
    return before.order_by("-year").first()


def _to_sign(
    request: OrganisationRequest,
    found: YearlyFollowUp,
    signatures: list[YearlySignature],
    sent: SignForm | None,
    chosen: str,
) -> list[tuple[str, SignForm | None]]:
    """The capacities that nobody has signed in, each with a form where the person can sign."""
    done = {one.capacity for one in signatures}
    has_signed = any(one.by_id == request.user.pk for one in signatures)
    waiting = []
    for capacity, permission in CAPACITIES.items():
        if capacity in done:
            continue
        may_sign = request.standing.may(permission, found.unit) and not has_signed
        form = SignForm(capacity=capacity, language=request.language) if may_sign else None
        waiting.append((str(capacity.value), sent if sent and capacity == chosen else form))
    return waiting


def file(request: OrganisationRequest, organisation: str, year: UUID, kind: str) -> HttpResponse:
    """A follow-up as PDF or Word, in the language of the reader."""
    if kind not in PAPER:
        raise Http404
    found = year_of(request, READ, year)
    record("year.fetched", by=request.user, target=found, reading=True, kind=kind)
    document = year_document(found, list(found.signatures.select_related("by")), request.language)
    return paper_answer(document, kind, f"{document.title} {found.unit.name}")
