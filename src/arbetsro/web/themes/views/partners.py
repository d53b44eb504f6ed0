"""Which employers the clinic may give themes to."""

from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse

from arbetsro.web.access.request import OrganisationRequest
from arbetsro.web.frame.acting import done, form_page, pressed
from arbetsro.web.themes.actions import add_partner, remove_partner
from arbetsro.web.themes.forms import PartnerForm
from arbetsro.web.themes.models import Partner


def every(request: OrganisationRequest, organisation: str) -> HttpResponse:
    """The employers, and a form for another."""
    clinic = request.standing.organisation
    form = PartnerForm(request.POST or None, language=request.language)
    found = Partner.objects.filter(clinic=clinic).select_related("employer")
    return form_page(
        request,
        "themes/partners.html",
        form,
        lambda: add_partner(by=request.user, clinic=clinic, employer=form.cleaned_data["employer"]),
        lambda made: done(
            request, _page(organisation), "themes.partner_added", name=made.employer.name
        ),
        {"partners": found.order_by("employer__name")},
    )


def remove(request: OrganisationRequest, organisation: str, partner: int) -> HttpResponse:
    """Lets an employer have no more themes."""
    found = get_object_or_404(
        Partner.objects.select_related("employer", "clinic"),
        pk=partner,
        clinic=request.standing.organisation,
    )
    return pressed(
        request,
        lambda: remove_partner(by=request.user, partner=found),
        _page(organisation),
        "themes.partner_removed",
        name=found.employer.name,
    )


def _page(organisation: str) -> str:
    return reverse("themes:partners", args=[organisation])
