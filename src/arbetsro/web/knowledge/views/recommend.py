"""What could help, and why: the question, the rule with its weights, and the answer."""

from collections.abc import Iterable

from django.http import HttpResponse
from django.shortcuts import render

from arbetsro.knowledge.profile import RESULTS, Profile
from arbetsro.knowledge.vocabulary import Kind
from arbetsro.language import Language, say
from arbetsro.reporting import knowledge as words
from arbetsro.web.access.request import OrganisationRequest
from arbetsro.web.knowledge.asking import LONGEST_FINDING, Asked, WeightsForm, names
from arbetsro.web.knowledge.entries import library_of
from arbetsro.web.knowledge.recommended import answer


def show(request: OrganisationRequest, organisation: str) -> HttpResponse:
    """What could help, for what the address tells."""
    library = library_of(request.standing.organisation)
    asked = Asked(request.GET, library, request.language)
    weights = WeightsForm(request.GET, language=request.language)
    answered = asked.is_asked and not asked.faults
    context = {
        "asked": asked,
        "weights": weights,
        "names": names(library, request.language),
        "results": RESULTS,
        "longest_finding": LONGEST_FINDING,
        "told": list(_told(asked.profile, request.language)),
        "answer": answer(library, asked.profile, weights.weights, request.language)
        if answered
        else None,
    }
    status = 422 if asked.faults or weights.errors else 200
    return render(request, "knowledge/recommend.html", context, status=status)


def _told(profile: Profile, language: Language) -> Iterable[tuple[str, str]]:
    """What was told, in short: each kind of word with its words."""
    given: dict[Kind, tuple[str, ...]] = {
        "factor": tuple(profile.strained), "stage": profile.stages, "group": profile.groups,
        "absence": (profile.absence,), "size": (profile.size,), "branch": (profile.branch,),
    }  # fmt: skip
    for kind, keys in given.items():
        if any(keys):
            yield say(f"knowledge.{kind}", language), words.words(kind, keys, language)
