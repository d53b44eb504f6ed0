"""Disclosure control: what may be shown of a group, so that nobody in it can be made out.

Screens, exports and charts ask here, and show what is hidden as they show what is empty.
"""

#: The fewest people that anything is told of. In a smaller group each of them knows so much of the
#: others that what is left can be guessed.
SMALLEST_GROUP = 5


def is_shown(of: int) -> bool:
    """Whether anything may be told of a group of so many people.

    Args:
        of: How many people it rests on: those who answered, never those who were asked.
    """
    return of >= SMALLEST_GROUP


def shown(count: int, of: int) -> int | None:
    """A count within a group, or nothing where the group is too small to tell it.

    Args:
        count: What was counted.
        of: How many people it rests on.
    """
    return count if is_shown(of) else None
