"""The themes of what was written in own words, for those who read the results of the whole."""

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render

from arbetsro.web.access import fetching
from arbetsro.web.access.request import OrganisationRequest
from arbetsro.web.surveys.asked import form_of
from arbetsro.web.surveys.models import Wave
from arbetsro.web.surveys.results_fetching import READ

_WAVES = Wave.objects.select_related("unit__organisation").filter(state=Wave.State.PUBLISHED)


def show(request: OrganisationRequest, organisation: str, wave: UUID) -> HttpResponse:
    """The themes of each question of a wave, never beside a unit or a background."""
    found = fetching.one_in_units(request, READ, _WAVES, wave)
    published = {one.question: one for one in found.text_themes.all()}
    context = {
        "wave": found,
        "least": found.threshold,
        "questions": [
            {"text": one.text.in_(request.language), "told": published[one.key]}
            for one in form_of(found).texts
            if one.key in published
        ],
    }
    return render(request, "surveys/texts/themes.html", context)
