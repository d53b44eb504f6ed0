"""The notes of a visit: written beside the picture or alone, signed, and corrected."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from arbetsro.language import say
from arbetsro.web.access.request import OrganisationRequest
from arbetsro.web.care.fetching import clinic_of
from arbetsro.web.care.staff import names
from arbetsro.web.frame.acting import done, form_page
from arbetsro.web.frame.plain import whole
from arbetsro.web.frame.refusal import Refusal
from arbetsro.web.visits import actions
from arbetsro.web.visits.actions.record import WrittenSince, news
from arbetsro.web.visits.beside import beside
from arbetsro.web.visits.forms.record import CHANGED, written
from arbetsro.web.visits.forms.words import CorrectionForm, SignForm
from arbetsro.web.visits.guiding import guide_for, lacking, value_at
from arbetsro.web.visits.models import Visit, VisitRecord
from arbetsro.web.visits.reaching import let_in, record_of, visit_of
from arbetsro.web.visits.unsigned import unsigned

_SEEN = "seen"


def every(request: OrganisationRequest, organisation: str) -> HttpResponse:
    """The visits of the person who asks whose notes are not signed."""
    found = unsigned(clinic_of(request), request.user.pk)
    return render(request, "visits/record/list.html", {"visits": found})


def show(request: OrganisationRequest, organisation: str, visit: UUID) -> HttpResponse:
    """The guide with the notes; what is sent is saved: as it is typed, or all of it at once."""
    if request.method == "POST":
        return _save(request, visit_of(request, visit))
    return _page(request, visit_of(request, visit, "record.read"))


def _save(request: OrganisationRequest, visit: Visit) -> HttpResponse:
    seen = whole(request.POST.get(_SEEN, ""))
    if seen is None:
        return HttpResponse(status=422)
    values = _changes(request, visit)
    try:
        record = actions.write_record(by=request.user, visit=visit, changes=values, seen=seen)
    except Refusal as refusal:
        return _not_saved(request, visit, values, seen, refusal)
    if _is_typing(request):
        told = news(record, seen, values)
        lacks = [one.part.key for one in lacking(record)]
        return JsonResponse({"seen": record.version, "news": told, "lacking": lacks})
    return done(request, _address(request, visit), "visits.saved")


def _changes(request: OrganisationRequest, visit: Visit) -> dict[str, Any]:
    """What is to be written. A page without a script sends everything: what differs is meant."""
    values = written(request.POST, guide_for(visit))
    if CHANGED in request.POST:
        return values
    content = record_of(visit).content
    return {a: value for a, value in values.items() if (value or None) != value_at(content, a)}


def _not_saved(
    request: OrganisationRequest,
    visit: Visit,
    values: Mapping[str, Any],
    seen: int,
    refusal: Refusal,
) -> HttpResponse:
    """Says why, with what stands there now; what was typed stays in the fields."""
    let_in(request, visit.booking.application.applicant, "record.read")
    says = refusal.told(request.language)
    theirs = dict(refusal.theirs) if isinstance(refusal, WrittenSince) else {}
    if _is_typing(request):
        record = record_of(visit)
        told = {"says": says, "theirs": theirs, "seen": record.version}
        return JsonResponse({**told, "news": news(record, seen, values)}, status=409)
    messages.error(request, says)
    return _page(request, visit, values, theirs, status=409)


def _is_typing(request: OrganisationRequest) -> bool:
    return request.headers.get("X-Requested-With") == "fetch"


def sign(request: OrganisationRequest, organisation: str, visit: UUID) -> HttpResponse:
    """What lacks, and the button that signs."""
    found = visit_of(request, visit, "record.read")
    record = record_of(found)
    if not record.version:
        messages.error(request, say("visits.nothing_to_sign", request.language))
        return redirect(_address(request, found))
    left = lacking(record)
    form = SignForm(
        request.POST if request.method == "POST" else None,
        lacks=bool(left),
        language=request.language,
    )

    def act() -> VisitRecord:
        in_spite = bool(form.cleaned_data.get("although_lacking"))
        return actions.sign_record(by=request.user, record=record, although_lacking=in_spite)

    return form_page(
        request,
        "visits/record/sign.html",
        form,
        act,
        lambda _: done(request, _address(request, found), "visits.signed"),
        {"visit": found, "lacking": left, "record": record},
    )


def correct(request: OrganisationRequest, organisation: str, visit: UUID) -> HttpResponse:
    """A form for a correction of a signed record."""
    found = visit_of(request, visit, "record.read")
    record = record_of(found)
    if record.signed_at is None:
        return redirect(_address(request, found))
    form = CorrectionForm(
        request.POST if request.method == "POST" else None, language=request.language
    )
    return form_page(
        request,
        "visits/record/correct.html",
        form,
        lambda: actions.correct_record(
            by=request.user, record=record, text=form.cleaned_data["correction"]
        ),
        lambda _: done(request, _address(request, found), "visits.corrected"),
        {"visit": found},
    )


def _page(
    request: OrganisationRequest,
    visit: Visit,
    typed: Mapping[str, Any] | None = None,
    theirs: Mapping[str, Any] | None = None,
    status: int = 200,
) -> HttpResponse:
    shown = beside(visit, dict(typed or {}), dict(theirs or {}))
    corrections = list(shown.record.corrections.all()) if shown.record.pk else []
    called = names([shown.record.signed_by, *(one.by for one in corrections)])
    context = {
        "visit": visit,
        "shown": shown,
        "application": shown.application,
        "person": shown.application.applicant,
        "signed_by": called.get(shown.record.signed_by or 0, ""),
        "corrections": [(one, called.get(one.by, "")) for one in corrections],
    }
    return render(request, "visits/record/show.html", context, status=status)


def _address(request: OrganisationRequest, visit: Visit) -> str:
    return reverse("visits:record", args=[request.standing.organisation.slug, visit.pk])
