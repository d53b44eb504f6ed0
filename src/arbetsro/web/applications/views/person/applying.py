"""The application: filled in, saved as it is typed, sent, withdrawn."""

import secrets
from typing import Any

from django.http import HttpResponse, HttpResponseRedirect, JsonResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone

from arbetsro.language import say
from arbetsro.web.applications.actions import (
    begin_application,
    save_application,
    send_application,
    withdraw_application,
)
from arbetsro.web.applications.forms.person.application import (
    ApplicationForm,
    fields_of,
    filled_in,
)
from arbetsro.web.applications.models import Application
from arbetsro.web.applications.places import Saved
from arbetsro.web.applications.rating import is_enough, left_out
from arbetsro.web.applications.scores import rating
from arbetsro.web.care.mine import ApplicantRequest
from arbetsro.web.care.texts import crisis_of, wording_of
from arbetsro.web.frame.acting import done, pressed
from arbetsro.web.frame.clock import now
from arbetsro.web.frame.plain import whole
from arbetsro.web.frame.refusal import Refusal


def application(request: ApplicantRequest, clinic: str) -> HttpResponse:
    """The form, with what was filled in the last time."""
    found = _draft(request)
    if found is None or wording_of(request.clinic) is None:
        return redirect("service:mine", clinic=clinic)
    if request.method != "POST":
        return _page(request, found, _form(request, initial=filled_in(found)))
    form = _form(request, request.POST)
    form.is_valid()
    try:
        saved = _save(request, found, form, None)
        found.refresh_from_db()
        return _after(request, found, form, saved)
    except Refusal as refusal:
        form.tell(refusal)
        return _page(request, found, form, status=422)


def _after(
    request: ApplicantRequest, found: Application, form: ApplicationForm, saved: Saved
) -> HttpResponse:
    """What follows when the whole form has been saved by a button."""
    if saved.conflicts:
        return _page(request, found, form, saved, status=409)
    if form.errors:
        return _page(request, found, form, status=422)
    if request.POST.get("do") not in {"send", "anyway"}:
        return done(request, _here(request, "application"), "service.saved_now")
    if left_out(found.content) and not (
        is_enough(found.content) and request.POST["do"] == "anyway"
    ):
        return _page(request, found, form, status=422, is_to_be_sent=True)
    send_application(by=request.applicant, application=found)
    return done(request, _here(request, "mine"), "service.sent_now")


def save(request: ApplicantRequest, clinic: str) -> JsonResponse:
    """Saves the fields that the script names, and tells it what another window has written."""
    found = _draft(request)
    if found is None:
        return JsonResponse({"says": say("service.sent_already", request.language)}, status=422)
    form = _form(request, request.POST)
    form.is_valid()
    try:
        saved = _save(request, found, form, request.POST.get("changed", "").split(","))
    except Refusal as refusal:
        return JsonResponse({"says": refusal.told(request.language)}, status=422)
    return JsonResponse(_told(request, form, saved), status=409 if saved.conflicts else 200)


def _told(request: ApplicantRequest, form: ApplicationForm, saved: Saved) -> dict[str, object]:
    at = timezone.localtime(now(), request.clinic.zone).strftime("%H:%M")
    said = "service.saved_conflict" if saved.conflicts else "service.saved_at"
    changed = request.POST.get("changed", "").split(",")
    faulty = [name for name in changed if name in form.errors]
    return {
        "seen": saved.version,
        "says": say(said, request.language, at=at),
        "theirs": fields_of(saved.theirs),
        "conflicts": {
            name: {"value": value, "words": form.words_of(name, value)}
            for name, value in fields_of(saved.conflicts).items()
        },
        "faults": {name: " ".join(map(str, form.errors[name])) for name in faulty},
        "danger": saved.points_to_danger,
    }


def withdraw(request: ApplicantRequest, clinic: str) -> HttpResponse:
    """Asks whether the application is to be taken back, and does it."""
    found = request.applicant.applications.filter(state__in=Application.OPEN).first()
    if found is None:
        return redirect("service:mine", clinic=clinic)
    context: dict[str, object] = {"clinic": request.clinic, "application": found}
    if request.method == "POST":
        try:
            made = withdraw_application(by=request.applicant, application=found)
        except Refusal as refusal:
            context["refused"] = refusal.told(request.language)
        else:
            return redirect("service:receipt", clinic=clinic, receipt=made.pk)
    return render(request, "applications/person/withdraw.html", context)


def again(request: ApplicantRequest, clinic: str) -> HttpResponse:
    """Begins a new application once an earlier one has come to its end."""
    answer = pressed(
        request, lambda: begin_application(by=request.applicant), _here(request, "application")
    )
    assert isinstance(answer, HttpResponseRedirect)  # noqa: S101 - where a press leads
    return answer


def _draft(request: ApplicantRequest) -> Application | None:
    drafts = request.applicant.applications.filter(state=Application.State.DRAFT)
    return drafts.select_related("applicant__clinic").first()


def _form(request: ApplicantRequest, *args: Any, **kwargs: Any) -> ApplicationForm:  # noqa: ANN401
    wording = wording_of(request.clinic)
    assert wording is not None  # noqa: S101 - the clinic takes applications
    return ApplicationForm(
        *args, clinic=request.clinic, wording=wording, language=request.language, **kwargs
    )


def _save(
    request: ApplicantRequest, found: Application, form: ApplicationForm, names: list[str] | None
) -> Saved:
    return save_application(
        by=request.applicant, application=found, changes=form.changes(names),
        seen=whole(request.POST.get("seen", "")) or 0, page=request.POST.get("page", "")[:40],
    )  # fmt: skip


def _page(
    request: ApplicantRequest,
    found: Application,
    form: ApplicationForm,
    saved: Saved | None = None,
    *,
    status: int = 200,
    is_to_be_sent: bool = False,
) -> HttpResponse:
    conflicts = fields_of(saved.conflicts) if saved else {}
    missing = left_out(found.content) if is_to_be_sent else []
    bool(form.errors)  # read before it is shown
    form.unmark()
    context = {
        "clinic": request.clinic,
        "application": found,
        "form": form,
        "rating": rating(),
        "wording": wording_of(request.clinic),
        "crisis": crisis_of(request.clinic),
        "seen": found.version,
        # Another window has its own mark; after a conflict this one has seen what stood there.
        "page": secrets.token_hex(8),
        "conflicts": [(form[name], form.words_of(name, one)) for name, one in conflicts.items()],
        "missing": [(number, form[f"item_{number}"]) for number in missing],
        "is_enough": is_enough(found.content),
    }
    return render(request, "applications/person/application.html", context, status=status)


def _here(request: ApplicantRequest, name: str) -> str:
    return reverse(f"service:{name}", args=[request.clinic.slug])
