"""The waves, and the page of each: how far it has come and what is to be done next."""

from uuid import UUID

from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import redirect, render

from arbetsro.web.access.request import OrganisationRequest
from arbetsro.web.frame.acting import done, form_page
from arbetsro.web.frame.clock import today
from arbetsro.web.frame.codes import qr_svg
from arbetsro.web.surveys.actions import change_wave, start_wave
from arbetsro.web.surveys.changed_units import changed_since
from arbetsro.web.surveys.fetching import units_to_ask, wave_to_run, waves_to_run
from arbetsro.web.surveys.forms import SettingsForm, StartForm
from arbetsro.web.surveys.letters import entry_address, waiting_letters
from arbetsro.web.surveys.models import Wave
from arbetsro.web.surveys.pages import page_of
from arbetsro.web.surveys.responding import responded
from arbetsro.web.surveys.steps import steps_of
from arbetsro.web.surveys.waiting import has_failed

_ON_A_PAGE = 30


def every(request: OrganisationRequest, organisation: str) -> HttpResponse:
    """The waves, the latest first."""
    page = Paginator(waves_to_run(request), _ON_A_PAGE).get_page(request.GET.get("page"))
    return render(request, "surveys/campaign/list.html", {"page": page})


def start(request: OrganisationRequest, organisation: str) -> HttpResponse:
    """What a new wave is called, whom it asks, and what it is compared with."""
    earlier = waves_to_run(request).filter(state=Wave.State.PUBLISHED)
    form = StartForm(
        request.POST or None, units=units_to_ask(request), earlier=earlier,
        language=request.language,
    )  # fmt: skip
    return form_page(
        request,
        "surveys/campaign/start.html",
        form,
        lambda: start_wave(by=request.user, **form.cleaned_data),
        lambda made: redirect("surveys:show", organisation, made.pk),
    )


def show(request: OrganisationRequest, organisation: str, wave: UUID) -> HttpResponse:
    """A wave: a list of what is left to do, or how it goes."""
    found = wave_to_run(request, wave)
    context: dict[str, object] = {"wave": found, "today": today()}
    if found.state == Wave.State.DRAFT:
        context["steps"] = steps_of(found, request.language)
        return render(request, "surveys/campaign/draft.html", context)
    if found.state == Wave.State.OPEN:
        return render(request, "surveys/campaign/open.html", context | _while_open(found))
    context["has_failed"] = found.state == Wave.State.CLOSED and has_failed(found)
    return render(request, "surveys/campaign/after.html", context)


def _while_open(wave: Wave) -> dict[str, object]:
    staff = wave.invitations.exclude(person=None)
    address = entry_address()
    return {
        "invited": wave.invitations.count(),
        "on_paper": wave.invitations.filter(person=None).count(),
        "staff": staff.count(),
        "responded": responded(wave),
        "changed": changed_since(wave),
        "address": address,
        "code": qr_svg(address),
        "half_way": wave.letter_round and waiting_letters(wave).exists(),
        "may_write": wave.letters_on != today(),
        "days": ", ".join(wave.reminders),
    }


def settings(request: OrganisationRequest, organisation: str, wave: UUID) -> HttpResponse:
    """The name, the languages and the thresholds of a draft."""
    found = wave_to_run(request, wave)
    form = SettingsForm(request.POST or None, wave=found, language=request.language)
    return form_page(
        request,
        "surveys/campaign/settings.html",
        form,
        lambda: change_wave(by=request.user, wave=found, **form.cleaned_data),
        lambda _: done(request, page_of(found), "surveys.saved"),
        {"wave": found},
    )
