"""The themes of what was written in own words, for those who read the results of the whole."""

from dataclasses import dataclass
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render

from arbetsro.surveys.text_themes import OTHER, told_themes
from arbetsro.web.access import fetching
from arbetsro.web.access.request import OrganisationRequest
from arbetsro.web.surveys.asked import form_of
from arbetsro.web.surveys.models import TextThemes, Wave
from arbetsro.web.surveys.results_fetching import READ

_WAVES = Wave.objects.select_related("unit__organisation").filter(state=Wave.State.PUBLISHED)


@dataclass(frozen=True, slots=True)
class Theme:
    """A theme as it is shown: its name (blank for the others), how many, and masked texts."""

    theme: str
    count: int
    texts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ToldNow:
    """What may be told of a question: how many have written, and the themes."""

    answered: int
    themes: tuple[Theme, ...]


def show(request: OrganisationRequest, organisation: str, wave: UUID) -> HttpResponse:
    """The themes of each question of a wave, never beside a unit or a background."""
    found = fetching.one_in_units(request, READ, _WAVES, wave)
    published = {one.question: one for one in found.text_themes.all()}
    context = {
        "wave": found,
        "least": found.threshold,
        "questions": [
            {"text": one.text.in_(request.language), "told": _told_now(found, published[one.key])}
            for one in form_of(found).texts
            if one.key in published
        ],
    }
    return render(request, "surveys/texts/themes.html", context)


def _told_now(wave: Wave, published: TextThemes) -> ToldNow:
    """What was published of a question, under the threshold that holds today.

    It is kept as it was once told; the threshold may have been raised since.
    """
    if published.answered < wave.text_threshold:
        return ToldNow(published.answered, ())
    counts = {one["theme"]: one["count"] for one in published.themes}
    texts = {one["theme"]: tuple(one["texts"]) for one in published.themes}
    shown = told_themes(counts, wave.threshold)
    return ToldNow(
        published.answered,
        tuple(
            Theme(key, n, texts[key] if key != OTHER and n >= wave.text_threshold else ())
            for key, n in shown.items()
        ),
    )
