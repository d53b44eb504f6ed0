"""Whether a text names somebody. It only warns: words that are names stand in many sentences."""

import re

from arbetsro.web.organisations.finding import valid_today
from arbetsro.web.organisations.models import Membership, Unit

_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_SHORTEST = 3


def names_in(unit: Unit, text: str) -> tuple[str, ...]:
    """The members whom a text seems to name, as it names them.

    Of everybody in the organisation the whole name is looked for; of those who work in the unit, or
    answer for it, each part of the name that the text writes with a capital letter.
    """
    if not text.strip():
        return ()
    words = _WORD.findall(text)
    folded = f" {' '.join(words).casefold()} "
    capital = {word for word in words if word[0].isupper() and len(word) >= _SHORTEST}
    found = set()
    for name, path in _members(unit):
        parts = _WORD.findall(name)
        if len(parts) > 1 and f" {' '.join(parts).casefold()} " in folded:
            found.add(name)
        elif path.startswith(unit.path) or unit.path.startswith(path):
            found |= {part for part in parts if part in capital}
    return tuple(sorted(found))


def _members(unit: Unit) -> list[tuple[str, str]]:
    """The name of each member today, with the path of the unit of each of their roles."""
    held = valid_today(Membership.objects.filter(organisation=unit.organisation_id))
    return list(held.order_by().values_list("person__name", "unit__path").distinct())
