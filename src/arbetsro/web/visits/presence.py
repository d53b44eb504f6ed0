"""Whether each of the two has the page of the room open just now.

The pages tell so every few seconds. That is no entry in the record and leaves no event: entering
the room does.
"""

from datetime import datetime, timedelta

from arbetsro.web.frame.clock import now
from arbetsro.web.visits.models import Visit
from arbetsro.web.visits.rounds import Side

#: A browser lets a window that nobody looks at tell once a minute.
_GONE_AFTER = timedelta(seconds=75)
#: What is written is written this seldom, so that those who wait do not wear out the store.
_TOLD_EVERY = timedelta(seconds=10)


def seen_at(visit: Visit, side: Side) -> datetime | None:
    """When the page of a side last told that it is there."""
    return visit.staff_seen_at if side == "staff" else visit.applicant_seen_at


def is_here(visit: Visit, side: Side) -> bool:
    """Whether the page of a side is open just now."""
    seen = seen_at(visit, side)
    return seen is not None and now() - seen < _GONE_AFTER


def comes(visit: Visit, side: Side) -> None:
    """Notes that a page is open."""
    seen = seen_at(visit, side)
    if seen is None or now() - seen >= _TOLD_EVERY:
        _note(visit, side, now())


def goes(visit: Visit, side: Side) -> None:
    """Notes that a page is being left."""
    _note(visit, side, None)


def _note(visit: Visit, side: Side, moment: datetime | None) -> None:
    setattr(visit, f"{side}_seen_at", moment)
    visit.save(update_fields=[f"{side}_seen_at"])
