"""The places of an application's content, and how changes from two windows are brought together."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Final

from arbetsro.web.applications.models import Application

#: What is told of the person's work, as it stands under ``facts``.
FACTS: Final = ("age", "sex", "region", "sector", "occupational_health", "sick_leave")
PREFERRED: Final = ("days", "parts", "way")
#: What the person may agree to, each for itself. They are fields of the application.
CONSENTS: Final = ("for_follow_up", "for_evaluation", "for_themes")
_PAIRS: Final = {"items", "facts", "preferred", "danger"}


@dataclass(frozen=True, slots=True)
class Saved:
    """What came of saving.

    Attributes:
        version: The version as it is now.
        theirs: By place, what another window has written since, and this one did not change.
        conflicts: By place, what another window has written where this one wrote something else;
            nothing was changed there.
        points_to_danger: Whether what stands there now points to acute danger.
    """

    version: int
    theirs: Mapping[str, object] = field(default_factory=dict)
    conflicts: Mapping[str, object] = field(default_factory=dict)
    points_to_danger: bool = False


def value_at(application: Application, place: str) -> object:
    """What stands at a place, as in ``items.3``, ``text`` or ``for_themes``; None for nothing."""
    if place in CONSENTS:
        return bool(getattr(application, place))
    above, _, below = place.partition(".")
    found = application.content.get(above)
    return found.get(below) if below and isinstance(found, dict) else found


def is_place(place: str) -> bool:
    """Whether there is such a place."""
    above, _, below = place.partition(".")
    return place == "text" or place in CONSENTS or (above in _PAIRS and bool(below))


def merge(
    application: Application, changes: Mapping[str, object], seen: int, page: str = ""
) -> Saved:
    """Writes changes into an application that is not saved yet.

    Args:
        application: Locked.
        changes: What a window has changed, by place.
        seen: The version that the window last knew.
        page: The mark of the window. What it wrote itself is never somebody else's, also where the
            answer that told it the version was lost on the way.
    """
    touched: dict[str, list[Any]] = dict(application.content.get("touched", {}))
    newer = {p for p, (version, by) in touched.items() if version > seen and by != (page or None)}
    different = {p: v for p, v in changes.items() if not _is_same(value_at(application, p), v)}
    conflicts = {place: value_at(application, place) for place in different if place in newer}
    theirs = {place: value_at(application, place) for place in newer - set(changes)}
    mine = {place: value for place, value in different.items() if place not in conflicts}
    if mine:
        application.version += 1
        for place, value in mine.items():
            _put(application, place, value)
            touched[place] = [application.version, page]
        application.content["touched"] = touched
    return Saved(application.version, theirs, conflicts)


def _is_same(one: object, other: object) -> bool:
    """Nothing at all is the same as an empty text or an empty list."""
    return (one or None) == (other or None)


def _put(application: Application, place: str, value: object) -> None:
    if place in CONSENTS:
        setattr(application, place, bool(value))
        return
    above, _, below = place.partition(".")
    content: dict[str, Any] = application.content
    if not below:
        content[above] = value
        return
    pairs = {**content.get(above, {}), below: value}
    content[above] = {key: one for key, one in pairs.items() if one not in (None, "", [])}
