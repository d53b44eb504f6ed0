"""What could help, and why: the question, the rule with its weights, and the answer."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.http import HttpResponse
from django.shortcuts import render

from arbetsro.knowledge.entry import Entry
from arbetsro.knowledge.library import Library
from arbetsro.knowledge.profile import RESULTS, Profile
from arbetsro.knowledge.recommend import Reason, Recommendation, Suggestion, recommend
from arbetsro.language import Language, say
from arbetsro.reporting import knowledge as words
from arbetsro.web.access.request import OrganisationRequest
from arbetsro.web.knowledge.asking import LONGEST_FINDING, Asked, WeightsForm, names
from arbetsro.web.knowledge.entries import library_of
from arbetsro.web.knowledge.shown import Notes, ShownCompanion, companion

#: The lists of an answer, in the order in which they are told.
_LISTS = ("measures", "beside", "not_known", "against")
_HEADINGS = {"measures": "recommended"}


@dataclass(frozen=True, slots=True)
class ShownReason:
    """Why an entry stands where it does: what it gave, in words, and where the entry says it."""

    points: float
    says: str
    anchor: str


@dataclass(frozen=True, slots=True)
class ShownSuggestion:
    """An entry that came up, with its reasons and what goes with it."""

    entry: Entry
    standing: str
    points: float
    reasons: tuple[ShownReason, ...]
    companions: tuple[ShownCompanion, ...]
    cautions: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ShownList:
    """A list of the answer, with its heading and what it means."""

    key: str
    title: str
    about: str
    suggestions: tuple[ShownSuggestion, ...]


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
        **(_answer(library, asked.profile, weights, request.language) if answered else {}),
    }
    status = 422 if asked.faults or weights.errors else 200
    return render(request, "knowledge/recommend.html", context, status=status)


def _answer(
    library: Library, profile: Profile, weights: WeightsForm, language: Language
) -> dict[str, object]:
    if profile.says_nothing:
        return {"says_nothing": True}
    found = recommend(library, profile, weights.weights)
    return {
        "lists": [one for key in _LISTS if (one := _list(key, found, library, language))],
        "knows_nothing": found.knows_nothing,
        "gaps": [words.word("factor", one, language).lower() for one in found.gaps],
    }


def _list(
    key: str, found: Recommendation, library: Library, language: Language
) -> ShownList | None:
    suggestions: Iterable[Suggestion] = getattr(found, key)
    shown = tuple(_suggestion(one, library, language) for one in suggestions)
    if not shown:
        return None
    heading = _HEADINGS.get(key, key)
    title, about = f"knowledge.{heading}", f"knowledge.{heading}_about"
    return ShownList(key, say(title, language), say(about, language), shown)


def _suggestion(given: Suggestion, library: Library, language: Language) -> ShownSuggestion:
    notes = Notes(language)
    return ShownSuggestion(
        entry=given.entry,
        standing=given.standing,
        points=given.points,
        reasons=tuple(_reason(one, language) for one in given.reasons),
        companions=tuple(companion(one, library, notes) for one in given.entry.companions),
        cautions=tuple(claim.text.in_(language) for claim in given.entry.not_when),
    )


def _reason(given: Reason, language: Language) -> ShownReason:
    anchor = "outcomes" if given.field == "outcomes" else "facts"
    return ShownReason(given.points, words.reason(given, language), anchor)


def _told(profile: Profile, language: Language) -> Iterable[tuple[str, str]]:
    """What was told, in short: each kind of word with its words."""
    given = {
        "factor": tuple(profile.strained), "stage": profile.stages, "group": profile.groups,
        "absence": (profile.absence,), "size": (profile.size,), "branch": (profile.branch,),
    }  # fmt: skip
    for kind, keys in given.items():
        if any(keys):
            yield say(f"knowledge.{kind}", language), words.words(kind, keys, language)  # type: ignore[arg-type]
