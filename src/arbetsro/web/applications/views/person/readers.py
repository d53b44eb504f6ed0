"""Who has read my record, and whom I have shut out."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from arbetsro.language import Language, say
from arbetsro.web.access.roles import roles
from arbetsro.web.applications.forms.person.own import BlockForm
from arbetsro.web.care import actions
from arbetsro.web.care.actions.blocks import known_staff
from arbetsro.web.care.mine import ApplicantRequest
from arbetsro.web.care.models import Applicant, CareEvent, Opening
from arbetsro.web.care.staff import names
from arbetsro.web.care.wording import sentence
from arbetsro.web.frame.acting import pressed
from arbetsro.web.organisations.models import Membership

_ON_A_PAGE = 50


@dataclass(frozen=True, slots=True)
class Line:
    """An event as the person reads it."""

    at: datetime
    who: str
    sentence: str
    purpose: str
    reason: str


@dataclass(frozen=True, slots=True)
class ShutOut:
    """A block that is in force; without a name it is for everybody who takes no part."""

    pk: int
    name: str
    at: datetime


def readers(request: ApplicantRequest, clinic: str) -> HttpResponse:
    """Every event about me, newest first, and whom I have shut out; my own only when asked for."""
    who = request.applicant
    events = CareEvent.objects.filter(applicant=who.pk)
    with_own = "own" in request.GET
    if not with_own:
        events = events.filter(by_applicant=False)
    page = Paginator(events, _ON_A_PAGE).get_page(request.GET.get("page"))
    context = {
        "clinic": request.clinic,
        "page": page,
        "with_own": with_own,
        "events": _lines(who, page, request.language),
        "blocks": _blocks(who),
        "form": BlockForm(None, people=_people(who), language=request.language),
    }
    return render(request, "applications/person/readers.html", context)


def block(request: ApplicantRequest, clinic: str) -> HttpResponse:
    """Shuts somebody out."""
    who = request.applicant
    form = BlockForm(request.POST, people=_people(who), language=request.language)
    if not form.is_valid():
        return redirect("service:readers", clinic=clinic)
    return pressed(
        request, lambda: actions.block(by=who, applicant=who, staff=form.key),
        reverse("service:readers", args=[clinic]), "service.blocked_now",
    )  # fmt: skip


def lift(request: ApplicantRequest, clinic: str, block: int) -> HttpResponse:
    """Opens the record again for whom it was shut."""
    found = request.applicant.blocks.filter(pk=block).first()
    if found is None:
        raise Http404
    return pressed(
        request, lambda: actions.lift_block(by=request.applicant, block=found),
        reverse("service:readers", args=[clinic]), "service.lifted_now",
    )  # fmt: skip


def _lines(who: Applicant, events: Iterable[CareEvent], language: Language) -> list[Line]:
    shown = list(events)
    held = _roles({one.by_key for one in shown if one.by_key}, who, language)
    reasons = {str(one.pk): str(one.reason) for one in who.openings.all()}
    return [_line(one, held, reasons, language) for one in shown]


def _line(
    event: CareEvent,
    held: dict[int, str],
    reasons: dict[str, str],
    language: Language,
) -> Line:
    is_opening = event.target_kind == Opening._meta.model_name
    return Line(
        event.at,
        _who(event, held, language),
        sentence(event.action, language),
        "" if event.by_applicant else say(f"service.purpose_{event.purpose}", language),
        reasons.get(event.target_id, "") if is_opening else "",
    )


def _who(event: CareEvent, held: dict[int, str], language: Language) -> str:
    if event.by_applicant:
        return say("service.you", language)
    if event.by_key is None:
        return say("service.the_program", language)
    role = held.get(event.by_key, "")
    return f"{event.by_name}, {role}" if role else event.by_name


def _roles(keys: set[int], who: Applicant, language: Language) -> dict[int, str]:
    """The role that each staff member has or has had at the clinic."""
    found = Membership.objects.filter(organisation=who.clinic_id, person__in=keys)
    declared = roles()
    return {
        one.person_id: next(d.label for role, d in declared.items() if role == one.role)
        .in_(language)
        .lower()
        for one in found.order_by("valid_from")
    }


def _people(who: Applicant) -> dict[int, str]:
    """Those whom the person has had to do with and has not shut out yet, by name."""
    out = set(who.blocks.filter(lifted_at=None).values_list("staff", flat=True))
    found = names(known_staff(who) - out)
    return dict(sorted(found.items(), key=lambda one: one[1]))


def _blocks(who: Applicant) -> list[ShutOut]:
    found = list(who.blocks.filter(lifted_at=None).order_by("at"))
    called = names(one.staff for one in found)
    return [ShutOut(one.pk, called.get(one.staff or 0, ""), one.at) for one in found]
