"""Made-up entries: a good table of one, and entries made from it by a few changes."""

import copy
from collections.abc import Mapping
from datetime import date
from typing import Any

from arbetsro.knowledge.entry import Entry
from arbetsro.knowledge.library import Library
from arbetsro.knowledge.reading import read_entry


def text(words: str = "Korta möten") -> dict[str, str]:
    """A text in three languages."""
    return {"sv": words, "en": f"{words} (en)", "da": f"{words} (da)"}


def claim(words: str = "Alla möts en kvart.", *places: str) -> dict[str, Any]:
    """A claim with what it rests on."""
    return {**text(words), "from": list(places or ("nfa-norliv-2017#7.2.1",))}


def outcome(about: str = "stress", **changes: Any) -> dict[str, Any]:
    """An outcome for the better, in a review, with moderate strength."""
    table = {
        "about": about, "direction": "better", "kind": "systematic_review",
        "strength": "moderate", "reason": text("Två studier."), "from": ["joyce-2016"],
    }  # fmt: skip
    return {**table, **changes}


NOT_STUDIED = outcome("absence", direction="unknown", strength="none")


def table(**changes: Any) -> dict[str, Any]:
    """The table of a good entry: something for the whole organisation, before ill-health."""
    good = {
        "version": 1,
        "reviewed": date(2026, 11, 22),
        "name": text(),
        "summary": claim(),
        "keywords": text("stå upp"),
        "levels": ["organisation"],
        "stages": ["primary"],
        "factors": ["demands"],
        "nature": ["work_change"],
        "consists": [claim()],
        "mechanism": [claim()],
        "conditions": [claim()],
        "risks": [claim()],
        "process_indicators": [claim()],
        "effect_indicators": [claim()],
        "outcome": [outcome(), NOT_STUDIED],
    }
    return copy.deepcopy({**good, **changes})


def entry(id_: str = "short-meetings", **changes: Any) -> Entry:
    """A good entry with changes."""
    return read_entry(id_, table(**changes))


def library(*entries: Entry) -> Library:
    """A library of these entries."""
    return Library({one.id: one for one in entries})


def without(given: Mapping[str, Any], *keys: str) -> dict[str, Any]:
    """A table without some of its keys."""
    return {key: value for key, value in given.items() if key not in keys}
