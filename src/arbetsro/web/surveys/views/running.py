"""Opening a wave, reminding, closing it, and calling it off."""

from collections.abc import Callable
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from arbetsro.language import known, say
from arbetsro.web.access.request import OrganisationRequest
from arbetsro.web.frame.acting import done, form_page, pressed
from arbetsro.web.frame.refusal import Refusal
from arbetsro.web.jobs.models import Job
from arbetsro.web.surveys.actions import (
    cancel_wave,
    close_wave,
    open_wave,
    publish_again,
    raise_threshold,
    send_letters,
    set_reminders,
)
from arbetsro.web.surveys.answering_forms import asked_in
from arbetsro.web.surveys.fetching import wave_to_run
from arbetsro.web.surveys.forms import OpenForm, RaiseForm, RemindersForm
from arbetsro.web.surveys.models import Wave
from arbetsro.web.surveys.pages import page_of
from arbetsro.web.surveys.steps import form_or_faults, steps_of


def preview(request: OrganisationRequest, organisation: str, wave: UUID) -> HttpResponse:
    """What those who are asked will see."""
    found = wave_to_run(request, wave)
    language = known(request.GET.get("in")) or request.language
    if language not in found.languages:
        language = known(found.languages[0]) or language
    form, faults = form_or_faults(found, request.language)
    context = {
        "wave": found,
        "faults": faults,
        "parts": asked_in(form, language) if form else (),
        "spoken_in": language,
        "others": [
            (one, say(f"organisations.language_{one}", request.language))
            for one in found.languages
            if one != language
        ],
    }
    return render(request, "surveys/campaign/preview.html", context)


def opening(request: OrganisationRequest, organisation: str, wave: UUID) -> HttpResponse:
    """Until when the wave is open, and the opening itself."""
    found = wave_to_run(request, wave)
    has_staff = found.invitations.exclude(person=None).exists()
    form = OpenForm(request.POST or None, has_staff=has_staff, language=request.language)
    lacking = [one for one in steps_of(found, request.language)[:3] if not one.is_done]
    return form_page(
        request,
        "surveys/campaign/opening.html",
        form,
        lambda: _open(request, found, form),
        lambda opened: _after_opening(request, opened, wants_letters=_wants_letters(form)),
        {"wave": found, "lacking": lacking, "invited": found.invitations.count()},
    )


def _open(request: OrganisationRequest, wave: Wave, form: OpenForm) -> Wave:
    opened = open_wave(by=request.user, wave=wave, closes_on=form.cleaned_data["closes_on"])
    if form.days:
        try:
            set_reminders(by=request.user, wave=opened, days=form.days)
        except Refusal as refusal:  # it is open: the days can be chosen anew on its page
            messages.warning(request, refusal.told(request.language))
    return opened


def _wants_letters(form: OpenForm) -> bool:
    return bool(form.cleaned_data.get("letters"))


def _after_opening(
    request: OrganisationRequest, wave: Wave, *, wants_letters: bool
) -> HttpResponse:
    messages.success(request, say("surveys.was_opened", request.language))
    return _letters(request, wave) if wants_letters else redirect(page_of(wave))


def letters(request: OrganisationRequest, organisation: str, wave: UUID) -> HttpResponse:
    """Sends a letter to all who have not answered."""
    return _letters(request, wave_to_run(request, wave))


def _letters(request: OrganisationRequest, wave: Wave) -> HttpResponse:
    return _started(
        request, wave, lambda: send_letters(by=request.user, wave=wave, back_to=page_of(wave))
    )


def reminders(request: OrganisationRequest, organisation: str, wave: UUID) -> HttpResponse:
    """The days on which those who have not answered are reminded."""
    found = wave_to_run(request, wave)
    initial = dict(zip(("first", "second"), found.reminders, strict=False))
    form = RemindersForm(request.POST or None, initial=initial, language=request.language)
    return form_page(
        request,
        "surveys/campaign/reminders.html",
        form,
        lambda: set_reminders(by=request.user, wave=found, days=form.days),
        lambda _: done(request, page_of(found), "surveys.saved"),
        {"wave": found},
    )


def close(request: OrganisationRequest, organisation: str, wave: UUID) -> HttpResponse:
    """Asks whether the wave is to be closed, and does it."""
    found = wave_to_run(request, wave)
    if request.method != "POST":
        return render(request, "surveys/campaign/close.html", {"wave": found})
    return _started(
        request, found, lambda: close_wave(by=request.user, wave=found, back_to=page_of(found))
    )


def publish(request: OrganisationRequest, organisation: str, wave: UUID) -> HttpResponse:
    """Works out the results once more, where that failed."""
    found = wave_to_run(request, wave)
    return _started(
        request, found, lambda: publish_again(by=request.user, wave=found, back_to=page_of(found))
    )


def cancel(request: OrganisationRequest, organisation: str, wave: UUID) -> HttpResponse:
    """Asks whether the wave is to be called off, and does it."""
    found = wave_to_run(request, wave)
    if request.method != "POST":
        return render(request, "surveys/campaign/cancel.html", {"wave": found})
    return pressed(
        request,
        lambda: cancel_wave(by=request.user, wave=found),
        reverse("surveys:list", args=[organisation]),
        "surveys.was_cancelled",
        title=found.title,
    )


def threshold(request: OrganisationRequest, organisation: str, wave: UUID) -> HttpResponse:
    """A higher threshold for what has been published."""
    found = wave_to_run(request, wave)
    if found.state != Wave.State.PUBLISHED:
        raise Http404
    form = RaiseForm(request.POST or None, wave=found, language=request.language)
    return form_page(
        request,
        "surveys/campaign/threshold.html",
        form,
        lambda: raise_threshold(
            by=request.user, wave=found, back_to=page_of(found), **form.cleaned_data
        ),
        _to,
        {"wave": found},
    )


def _started(request: OrganisationRequest, wave: Wave, start: Callable[[], Job]) -> HttpResponse:
    """Starts long work and goes where it can be followed; back, with the reason, if it may not."""
    try:
        job = start()
    except Refusal as refusal:
        messages.error(request, refusal.told(request.language))
        return redirect(page_of(wave))
    return _to(job)


def _to(job: Job) -> HttpResponse:
    return redirect("jobs:show", job.organisation.slug, job.pk)
