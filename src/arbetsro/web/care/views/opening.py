"""The page that asks why somebody who takes no part wants to read a record."""

from uuid import UUID

from django.http import Http404, HttpResponse
from django.urls import reverse

from arbetsro.web.access.request import OrganisationRequest
from arbetsro.web.care import fetching
from arbetsro.web.care.actions.opening import READERS, open_record
from arbetsro.web.care.forms import OpenForm
from arbetsro.web.care.models import Applicant, Opening
from arbetsro.web.care.recording import log
from arbetsro.web.frame.acting import done, form_page
from arbetsro.web.frame.refusal import Refusal
from arbetsro.web.frame.returning import back_to


def show(request: OrganisationRequest, organisation: str, applicant: UUID) -> HttpResponse:
    """Asks for purpose and reason; nothing of the record is on this page but its number."""
    if not any(map(request.standing.may, READERS)):
        raise Http404
    found = fetching.applicant(request, applicant)
    form = OpenForm(
        request.POST or None,
        language=request.language,
        initial={"next": request.GET.get("next", "")},
    )
    otherwise = reverse("organisations:start", args=[organisation])
    return form_page(
        request,
        "care/open.html",
        form,
        lambda: _open(request, found, form),
        lambda _: done(request, back_to(request, otherwise=otherwise), "care.opened"),
        {"applicant": found},
    )


def _open(request: OrganisationRequest, applicant: Applicant, form: OpenForm) -> Opening:
    given = form.cleaned_data
    try:
        return open_record(
            by=request.user, applicant=applicant, purpose=given["purpose"], reason=given["reason"]
        )
    except Refusal as refusal:
        if refusal.code == "care.blocked":
            # The person is to see that somebody tried.
            log(
                "record.open_refused", by=request.user, purpose=given["purpose"],
                applicant=applicant, reading=True,
            )  # fmt: skip
        raise
