"""At which level somebody reads of a unit, and in which order the page then tells things."""

from typing import Literal

from arbetsro.web.access.roles import Role
from arbetsro.web.access.standing import Standing
from arbetsro.web.organisations.models import Unit

Level = Literal["board", "department", "unit", "area"]

#: What comes first for each: a board what it must answer, a manager what is serious.
ORDER: dict[Level, tuple[str, ...]] = {
    "board": ("upward", "serious", "exempt", "overdue"),
    "department": ("serious", "upward", "overdue", "exempt"),
    "unit": ("serious", "overdue", "upward", "exempt"),
    "area": ("upward", "serious", "overdue", "exempt"),
}


def level_of(standing: Standing, unit: Unit, *, has_below: bool) -> Level:
    """The level of a reader in a unit.

    Args:
        standing: What the reader may do.
        unit: The unit of the page.
        has_below: Whether there are units below it.
    """
    here = {role for role, path in standing.given if unit.path.startswith(path)}
    if Role.SAFETY_REPRESENTATIVE in here and Role.MANAGER not in here:
        return "area"
    if unit.parent_id is None:
        return "board"
    return "department" if has_below else "unit"
