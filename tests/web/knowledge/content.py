"""An entry of an organisation's own: as content, and as somebody types it."""

from typing import Any


def _said(text: str) -> dict[str, Any]:
    return {"sv": text, "en": text, "da": text}


def _claimed(text: str) -> dict[str, Any]:
    return {**_said(text), "from": ["own"]}


def own_content(name: str = "Promenader", summary: str = "Korta promenader.") -> dict[str, Any]:
    """The content of an entry, without version and day of review."""
    claims = ("consists", "mechanism", "conditions", "risks", "process_indicators",
              "effect_indicators")  # fmt: skip
    return {
        "name": _said(name),
        "summary": _claimed(summary),
        "keywords": _said("gå, utomhus"),
        "levels": ["group"],
        "stages": ["primary"],
        "factors": ["recovery"],
        "nature": ["support"],
        **{key: [_claimed(f"{name}: {key}.")] for key in claims},
        "outcome": [_outcome("stress"), _outcome("absence")],
    }


def _outcome(about: str) -> dict[str, Any]:
    return {
        "about": about, "direction": "better", "kind": "own_experience", "strength": "moderate",
        "reason": _said("Fler säger att de mår bättre."), "from": ["own"],
    }  # fmt: skip


def typed(**other: object) -> dict[str, object]:
    """What somebody fills in to add an entry."""
    return {
        "name": "Vandringsmöten",
        "summary": "Möten där man går.",
        "keywords": "",
        "levels": ["group", "organisation"],
        "stages": ["primary"],
        "nature": ["work_change"],
        "factors": ["recovery", "social_support"],
        "consists": "Möten på tu man hand hålls gående.\r\n\r\nMax en timme.",
        "mechanism": "Rörelse ger återhämtning.",
        "conditions": "Någonstans att gå.",
        "risks": "Den som inte kan gå hamnar utanför.",
        "process_indicators": "Antal möten.",
        "effect_indicators": "Trötthet efter arbetsdagen.",
        "health_outcome": "well_being",
        "health_direction": "better",
        "health_strength": "unclear",
        "health_reason": "Vi har bara frågat några.",
        "work_outcome": "absence",
        "work_direction": "unknown",
        "work_strength": "none",
        "work_reason": "Vi har inte mätt det.",
        **other,
    }
