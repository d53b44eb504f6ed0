"""Who takes part in an investigation."""

from uuid import UUID

from django.http import Http404, HttpResponse
from django.urls import reverse

from arbetsro.web.access.request import OrganisationRequest
from arbetsro.web.frame.acting import done, form_page, pressed
from arbetsro.web.frame.refusal import Refusal
from arbetsro.web.investigations import actions
from arbetsro.web.investigations.actions import TakesPart
from arbetsro.web.investigations.capacities import missing
from arbetsro.web.investigations.forms import ParticipantForm
from arbetsro.web.investigations.models import Investigation
from arbetsro.web.investigations.reading import to_write


def change(request: OrganisationRequest, organisation: str, pk: UUID) -> HttpResponse:
    """Adds somebody who takes part, or takes somebody away."""
    found = to_write(request, pk)
    here = reverse("investigations:participants", args=[organisation, found.pk])
    if request.method == "POST" and "remove" in request.POST:
        return pressed(request, lambda: _remove(request, found), here)
    form = ParticipantForm(
        request.POST or None,
        organisation=request.standing.organisation,
        language=request.language,
        initial={"capacity": next(iter(missing(found)), "employee")},
    )
    context = {
        "investigation": found,
        "participants": found.participants.select_related("person"),
        "missing": missing(found),
    }
    return form_page(
        request,
        "investigations/participants.html",
        form,
        lambda: _add(request, found, form),
        lambda _: done(request, here, "investigations.participant_added"),
        context,
    )


def _add(request: OrganisationRequest, found: Investigation, form: ParticipantForm) -> object:
    person, name = form.cleaned_data["person"], form.cleaned_data["name"]
    if person is None and not name:
        raise Refusal("investigations.participant_needs_name", field="name")
    added = TakesPart(form.cleaned_data["capacity"], person, "" if person else name)
    return actions.set_participants(
        by=request.user, investigation=found, participants=[*_now(found), added]
    )


def _remove(request: OrganisationRequest, found: Investigation) -> object:
    given = request.POST.get("remove", "")
    gone = next((one for one in found.participants.all() if str(one.pk) == given), None)
    if gone is None:
        raise Http404
    left = [one for one in _now(found) if one != TakesPart(gone.capacity, gone.person, gone.name)]
    return actions.set_participants(by=request.user, investigation=found, participants=left)


def _now(found: Investigation) -> list[TakesPart]:
    there = found.participants.select_related("person")
    return [TakesPart(one.capacity, one.person, one.name) for one in there]
