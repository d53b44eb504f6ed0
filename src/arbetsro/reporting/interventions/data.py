"""Entries and recommendations as plain data, for programs."""

from collections.abc import Iterable, Mapping
from typing import Any

from arbetsro.knowledge.content import Claim
from arbetsro.knowledge.entry import Entry, Outcome, overall_strength, standing
from arbetsro.knowledge.recommend import Recommendation, Suggestion
from arbetsro.language import Language
from arbetsro.reporting.knowledge import INDICATORS, PARTS_AFTER, PARTS_BEFORE, reason

_HEAD = (
    "levels", "stages", "factors", "nature", "sizes", "hard_for", "branches", "groups",
)  # fmt: skip
_CLAIMS = (*PARTS_BEFORE, *PARTS_AFTER, "resources", *INDICATORS)


def entry_data(entry: Entry, language: Language, *, whole: bool = False) -> dict[str, Any]:
    """An entry's head and outcomes, or the whole of it, with its texts in one language."""
    data = {
        "id": entry.id,
        "reference": entry.reference,
        "version": entry.version,
        "reviewed": entry.reviewed.isoformat(),
        "name": entry.name.in_(language),
        "summary": claim_data(entry.summary, language),
        "standing": standing(entry),
        "strength": overall_strength(entry),
        **{key: list(getattr(entry, key)) for key in _HEAD},
        "outcomes": [_outcome(one, language) for one in entry.outcomes],
    }
    return data | _rest(entry, language) if whole else data


def _rest(entry: Entry, language: Language) -> dict[str, Any]:
    claims = {key: _claims(getattr(entry, key), language) for key in _CLAIMS}
    companions = [
        {"one_of": list(one.one_of), "required": one.required, "why": claim_data(one.why, language)}
        for one in entry.companions
    ]
    activities = [
        {
            "name": one.name.in_(language),
            "H": dict(one.H),
            "I": dict(one.I),
            "note": claim_data(one.note, language) if one.note else None,
        }
        for one in entry.activities
    ]
    return {
        **claims,
        "instead_of": list(entry.instead_of),
        "companions": companions,
        "activities": activities,
    }


def _claims(claims: Iterable[Claim], language: Language) -> list[dict[str, Any]]:
    return [claim_data(one, language) for one in claims]


def claim_data(claim: Claim, language: Language) -> dict[str, Any]:
    """What a claim says, and the places it rests on."""
    return {"says": claim.text.in_(language), "from": list(map(str, claim.sources))}


def _outcome(outcome: Outcome, language: Language) -> dict[str, Any]:
    return {
        "about": outcome.about,
        "direction": outcome.direction,
        "kind": outcome.kind,
        "strength": outcome.strength,
        "reason": outcome.reason.in_(language),
        "from": list(map(str, outcome.sources)),
    }


def recommendation_data(recommendation: Recommendation, language: Language) -> dict[str, Any]:
    """A recommendation with every suggestion and the reasons for it."""
    lists: Mapping[str, Iterable[Suggestion]] = {
        "measures": recommendation.measures,
        "beside": recommendation.beside,
        "not_known": recommendation.not_known,
        "against": recommendation.against,
    }
    told = {key: [_suggestion(one, language) for one in found] for key, found in lists.items()}
    return {
        "profile": recommendation.profile.name,
        "weights": dict(recommendation.weights),
        **told,
        "gaps": list(recommendation.gaps),
        "knows_nothing": recommendation.knows_nothing,
    }


def _suggestion(one: Suggestion, language: Language) -> dict[str, Any]:
    return {
        "id": one.entry.id,
        "reference": one.entry.reference,
        "name": one.entry.name.in_(language),
        "standing": one.standing,
        "points": one.points,
        "reasons": [
            {
                "criterion": because.criterion,
                "points": because.points,
                "field": because.field,
                "word": because.word,
                "finding": because.finding,
                "says": reason(because, language),
            }
            for because in one.reasons
        ],
    }
