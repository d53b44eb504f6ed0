"""What the knowledge base and good examples offer to somebody who plans a measure."""

from collections.abc import Iterable
from typing import Any

from arbetsro.knowledge.content import Claim
from arbetsro.knowledge.entry import Entry
from arbetsro.knowledge.profile import Profile
from arbetsro.language import Language
from arbetsro.web.knowledge.entries import library_of
from arbetsro.web.knowledge.recommended import Answer, answer
from arbetsro.web.organisations.models import Organisation


def suggested(
    factor: str, finding: str, organisation: Organisation, language: Language
) -> Answer | None:
    """What could help against a strained factor, each with its grade; nothing for no factor."""
    if not factor:
        return None
    profile = Profile(strained={factor: finding})
    return answer(library_of(organisation), profile, None, language)


def from_entry(entry: Entry, factor: str, language: Language) -> dict[str, Any]:
    """The fields of a measure as an entry of the knowledge base tells them."""
    acts_on = factor if factor in entry.factors else next(iter(entry.factors), factor)
    return {
        "title": entry.name.in_(language),
        "mechanism": _lines(entry.mechanism, language),
        "indicator": _lines((*entry.process_indicators, *entry.effect_indicators), language),
        "level": next(iter(entry.levels), ""),
        "stage": next(iter(entry.stages), ""),
        "factor": acts_on,
        "entry": entry.reference,
    }


def _lines(claims: Iterable[Claim], language: Language) -> str:
    return "\n".join(claim.text.in_(language) for claim in claims)
