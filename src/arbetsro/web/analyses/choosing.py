"""An entry of the knowledge base as an intervention of an analysis, sheet B filled in with it."""

from collections.abc import Iterator

from arbetsro.knowledge.content import Claim
from arbetsro.knowledge.entry import Activity, Entry
from arbetsro.language import Language, say
from arbetsro.reporting import knowledge as words
from arbetsro.web.analyses.as_case import strained
from arbetsro.web.analyses.content import Content, Value, items, new_id


def with_entry(content: Content, entry: Entry, language: Language, item: str) -> dict[str, Value]:
    """The content with one more intervention, as the entry tells of it.

    Args:
        content: What the analysis holds.
        entry: The entry.
        language: The language of the analysis.
        item: The id of the new intervention.
    """
    thing = f"interventions.{item}"
    found: dict[str, Value] = {
        **content,
        "interventions": [*items(content, "interventions"), item],
        f"{thing}.name": entry.name.in_(language),
        f"{thing}.entry": entry.reference,
        f"{thing}.levels": list(entry.levels),
        f"{thing}.stages": list(entry.stages),
        f"{thing}.factors": list(entry.factors),
        f"{thing}.B4": _lines(entry.summary, entry.consists, language),
        f"{thing}.B5": "\n".join(_purpose(content, entry, language)),
        f"{thing}.B8": "\n".join(_indicators(entry, language)),
    }
    for activity in entry.activities:
        _put(found, thing, activity, language)
    return {address: value for address, value in found.items() if value not in ("", [])}


def _lines(first: Claim, claims: tuple[Claim, ...], language: Language) -> str:
    return "\n".join((first.text.in_(language), *_bullets(claims, language)))


def _bullets(claims: tuple[Claim, ...], language: Language) -> Iterator[str]:
    yield from (f"• {claim.text.in_(language)}" for claim in claims)


def _purpose(content: Content, entry: Entry, language: Language) -> Iterator[str]:
    """The strained factors that it acts on, with what was found, and how it is meant to work."""
    found = strained(content)
    for factor in [one for one in found if one in entry.factors] or entry.factors:
        name = words.in_sentence(words.word("factor", factor, language))
        told = f" ({found[factor]})" if found.get(factor) else ""
        yield f"{say('knowledge.acts_on', language)} {name}{told}."
    yield f"{say('knowledge.mechanism', language)}:"
    yield from _bullets(entry.mechanism, language)


def _indicators(entry: Entry, language: Language) -> Iterator[str]:
    for key in words.INDICATORS:
        yield say(f"knowledge.{key}", language)
        yield from _bullets(getattr(entry, key), language)


def _put(found: dict[str, Value], thing: str, activity: Activity, language: Language) -> None:
    """Adds an activity, with the figures that a source gives."""
    inner = new_id()
    found.setdefault(f"{thing}.activities", []).append(inner)
    found[f"activities.{inner}.name"] = activity.name.in_(language)
    for code, value in {**activity.H, **activity.I}.items():
        found[f"activities.{inner}.{code}"] = value
