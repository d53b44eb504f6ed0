"""Registering somebody who rings."""

from django.http import HttpResponse
from django.urls import reverse

from arbetsro.web.access.request import OrganisationRequest
from arbetsro.web.applications import actions
from arbetsro.web.applications.forms.staff.telephone import TelephoneForm
from arbetsro.web.applications.models import Application
from arbetsro.web.applications.scores import rating
from arbetsro.web.care.fetching import clinic_of
from arbetsro.web.care.models import Clinic
from arbetsro.web.care.texts import wording_of
from arbetsro.web.frame.acting import done, form_page


def register(request: OrganisationRequest, organisation: str) -> HttpResponse:
    """A form for what somebody says on the telephone; sending it sends their application."""
    clinic = clinic_of(request)
    wording = wording_of(clinic)
    form = TelephoneForm(request.POST or None, wording=wording, language=request.language)
    return form_page(
        request,
        "applications/staff/telephone.html",
        form,
        lambda: _register(request, clinic, form),
        lambda made: done(
            request,
            reverse("applications:show", args=[organisation, made.pk]),
            "applications.registered",
            number=made.applicant.number,
        ),
        {"clinic": clinic, "wording": wording, "rating": rating()},
    )


def _register(request: OrganisationRequest, clinic: Clinic, form: TelephoneForm) -> Application:
    given = form.cleaned_data
    return actions.register_by_telephone(
        by=request.user,
        clinic=clinic,
        name=given["name"],
        contact=form.contact,
        language=given["speaks"],
        is_protected=given["is_protected"],
        changes=form.changes,
    )
