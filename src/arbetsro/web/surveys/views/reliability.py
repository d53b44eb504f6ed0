"""For those who run surveys: how well the questions measure, and how much is not shown."""

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render

from arbetsro.language import Language, Writer, say
from arbetsro.statistics.estimate import TooFewError
from arbetsro.web.access.request import OrganisationRequest
from arbetsro.web.frame.key_ring import NoKeyError
from arbetsro.web.surveys.concealing import concealed_of
from arbetsro.web.surveys.measured import LEAST, Measured, measured
from arbetsro.web.surveys.results_fetching import wave_to_run
from arbetsro.web.surveys.views.damage import told_of_damage


@told_of_damage
def show(request: OrganisationRequest, organisation: str, wave: UUID) -> HttpResponse:
    """Alpha, omega and each question of each area, of the whole wave."""
    told = wave_to_run(request, wave)
    context: dict[str, object] = {"wave": told.wave, "least": LEAST, "areas": None}
    try:
        context["areas"] = [
            _area(one, request.language) for one in measured(told, request.language)
        ]
    except TooFewError:
        context["why"] = say("survey_results.too_few_to_measure", request.language, least=LEAST)
    except NoKeyError:
        context["why"] = say("surveys.no_key", request.language)
    return render(request, "surveys/results/reliability.html", context)


@told_of_damage
def concealed(request: OrganisationRequest, organisation: str, wave: UUID) -> HttpResponse:
    """How much of the wave is not shown, counted from what is shown and who was invited."""
    told = wave_to_run(request, wave)
    context = {"wave": told.wave, "told": told, "concealed": concealed_of(told)}
    return render(request, "surveys/results/concealed.html", context)


def _area(one: Measured, language: Language) -> dict[str, object]:
    writer, found = Writer(language), one.found
    if found is None:
        return {"label": one.label, "items": ()}
    return {
        "label": one.label,
        "n": found.n,
        "alpha": _written(found.alpha.value if found.alpha else None, writer),
        "interval": f"{_written(found.alpha.low, writer)} – {_written(found.alpha.high, writer)}"
        if found.alpha
        else "–",
        "omega": _written(found.omega, writer),
        "items": [
            {
                "label": label,
                "mean": _written(item.mean, writer, 1),
                "sd": _written(item.sd, writer, 1),
                "missing": writer.share(item.missing, 0),
                "item_rest": _written(item.item_rest, writer),
                "alpha_without": _written(item.alpha_without, writer),
            }
            for label, item in zip(one.items, found.items, strict=True)
        ],
    }


def _written(value: float | None, writer: Writer, decimals: int = 2) -> str:
    return "–" if value is None else writer.number(value, decimals)
