"""What a clinic says: its own texts where it has written any, else those that are built in.

A clinic keeps ``information`` and ``advice`` as ``{section: {language: text}}``, and ``crisis`` as
``{"title" | "text": {language: text}, "numbers": [{"number": ..., "label": {language: text}}]}``.
"""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from arbetsro.counselling import crisis as built_in
from arbetsro.counselling import pages
from arbetsro.counselling.crisis import Crisis, Number
from arbetsro.counselling.pages import Section
from arbetsro.instruments.wording import Wording, demo_wording
from arbetsro.language import LANGUAGES, Text
from arbetsro.web.care.models import Clinic


def information_of(clinic: Clinic) -> Mapping[str, Section]:
    """The page about the service, section by section."""
    return _sections(pages.information(), clinic.information)


def advice_of(clinic: Clinic) -> Mapping[str, Section]:
    """Where to turn when the service is not the right one."""
    return _sections(pages.advice(), clinic.advice)


def crisis_of(clinic: Clinic) -> Crisis:
    """What is shown at once where something points to danger."""
    found, own = built_in.crisis(), clinic.crisis
    numbers = tuple(_number(one) for one in own.get("numbers", ()))
    return replace(
        found,
        title=_text(found.title, own.get("title")),
        text=_text(found.text, own.get("text")),
        numbers=numbers or found.numbers,
    )


def wording_of(clinic: Clinic) -> Wording | None:
    """The words of the self-rating: those the clinic has loaded, else the demo's where it uses it.

    None where the clinic has neither; then it cannot take applications.
    """
    if clinic.wording:
        items: dict[int, Any] = {int(number): texts for number, texts in clinic.wording.items()}
        known = tuple(one for one in LANGUAGES if all(texts.get(one) for texts in items.values()))
        return Wording(demo_wording().instrument, items, known)
    return demo_wording() if clinic.uses_demo_wording else None


def _sections(
    found: Mapping[str, Section], own: Mapping[str, Mapping[str, str]]
) -> dict[str, Section]:
    return {
        key: replace(section, text=_text(section.text, own.get(key)))
        for key, section in found.items()
    }


def _number(kept: Mapping[str, Any]) -> Number:
    words = {one: kept["label"].get(one, "") for one in LANGUAGES}
    first = next((text for text in words.values() if text), "")
    return Number(kept["number"], Text(**{one: text or first for one, text in words.items()}))


def _text(otherwise: Text, own: Mapping[str, str] | None) -> Text:
    """A text in each language: the clinic's own, else the one that is built in."""
    given = own or {}
    return Text(**{one: given.get(one) or otherwise.in_(one) for one in LANGUAGES})
