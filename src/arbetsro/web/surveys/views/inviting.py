"""Whom a wave asks, codes on paper, and whether those who ask are ready."""

from uuid import UUID

from django.db.models import Count, Q
from django.http import Http404, HttpResponse

from arbetsro.web.access.request import OrganisationRequest
from arbetsro.web.frame.acting import done, form_page, pressed
from arbetsro.web.frame.paper import download
from arbetsro.web.organisations.models import Unit
from arbetsro.web.surveys.actions import add_codes, answer_readiness, invite_staff, remove_codes
from arbetsro.web.surveys.dividing import division_of
from arbetsro.web.surveys.fetching import units_to_ask, wave_to_run
from arbetsro.web.surveys.forms import CodesForm, ReadinessForm
from arbetsro.web.surveys.models import Wave
from arbetsro.web.surveys.pages import page_of
from arbetsro.web.surveys.ready import readiness_of
from arbetsro.web.surveys.slips import slips_of
from arbetsro.web.surveys.staff import staff_by_person
from arbetsro.web.surveys.steps import form_or_faults


def whom(request: OrganisationRequest, organisation: str, wave: UUID) -> HttpResponse:
    """How many are invited in each unit, and a form for codes on paper."""
    found = wave_to_run(request, wave)
    units = units_to_ask(request).filter(path__startswith=found.unit.path)
    form = CodesForm(request.POST or None, units=units, language=request.language)
    return form_page(
        request,
        "surveys/campaign/whom.html",
        form,
        lambda: add_codes(by=request.user, wave=found, **form.cleaned_data),
        lambda count: done(request, page_of(found, "whom"), "surveys.codes_made", count=count),
        {
            "wave": found,
            "units": _units(found),
            "division": division_of(found),
            "staff": len(staff_by_person(found.unit)),
            "invited_staff": found.invitations.exclude(person=None).count(),
        },
    )


def _units(wave: Wave) -> list[Unit]:
    """The units in the order of the tree, each with how many are invited by letter and by code."""
    counts = {
        row["unit"]: row
        for row in wave.invitations.order_by().values("unit").annotate(
            letters=Count("pk", filter=Q(person__isnull=False)),
            on_paper=Count("pk", filter=Q(person__isnull=True)),
        )
    }  # fmt: skip
    found = list(Unit.objects.filter(pk__in=counts).select_related("organisation"))
    for unit in found:
        unit.by_letter = counts[unit.pk]["letters"]  # type: ignore[attr-defined]
        unit.on_paper = counts[unit.pk]["on_paper"]  # type: ignore[attr-defined]
    return sorted(found, key=lambda unit: [int(one) for one in unit.path.strip("/").split("/")])


def invite(request: OrganisationRequest, organisation: str, wave: UUID) -> HttpResponse:
    """Invites everybody who works there."""
    found = wave_to_run(request, wave)
    return pressed(
        request,
        lambda: invite_staff(by=request.user, wave=found),
        page_of(found, "whom"),
        "surveys.staff_was_invited",
    )


def codes_drop(
    request: OrganisationRequest, organisation: str, wave: UUID, pk: int
) -> HttpResponse:
    """Throws away the codes on paper of a unit."""
    found, unit = _with_unit(request, wave, pk)
    return pressed(
        request,
        lambda: remove_codes(by=request.user, wave=found, unit=unit),
        page_of(found, "whom"),
        "surveys.codes_dropped",
        unit=unit.name,
    )


def slips(request: OrganisationRequest, organisation: str, wave: UUID, pk: int) -> HttpResponse:
    """Slips of paper to cut out and hand round, one for each code that has not been used."""
    found, unit = _with_unit(request, wave, pk)
    if found.state not in (Wave.State.DRAFT, Wave.State.OPEN):
        raise Http404
    return download(slips_of(found, unit), "pdf", f"{found.title} {unit.name}")


def _with_unit(request: OrganisationRequest, wave: UUID, pk: int) -> tuple[Wave, Unit]:
    found = wave_to_run(request, wave)
    invited = found.invitations.filter(unit=pk, person=None)
    unit = Unit.objects.filter(pk__in=invited.values("unit")).first()
    if unit is None:
        raise Http404
    return found, unit


def ready(request: OrganisationRequest, organisation: str, wave: UUID) -> HttpResponse:
    """The questions that come before asking, and what they stop."""
    found = wave_to_run(request, wave)
    asked, _ = form_or_faults(found, request.language)
    screens = asked is not None and asked.screens
    form = ReadinessForm(
        request.POST or None, wave=found, screens=screens, language=request.language
    )
    return form_page(
        request,
        "surveys/campaign/ready.html",
        form,
        lambda: answer_readiness(by=request.user, wave=found, answers=form.answers),
        lambda _: done(request, page_of(found, "ready"), "surveys.saved"),
        {"wave": found, "readiness": readiness_of(found, asked) if asked else None},
    )
