"""Matters that nobody has answered in time go to the next level by themselves."""

from contextlib import suppress

from arbetsro.web.frame.refusal import Refusal
from arbetsro.web.jobs.regular import regular
from arbetsro.web.matters.actions import climb
from arbetsro.web.matters.levels import Levels, level_above
from arbetsro.web.matters.lying import unanswered_in_time

_AT_ONCE = 200


@regular("matters that climb")
def climb_what_is_late() -> int:
    """Moves what is late one level up; how many. What is at the top stays there."""
    moved = 0
    late = unanswered_in_time().order_by("pk")
    last = 0
    while batch := list(late.filter(pk__gt=last)[:_AT_ONCE]):
        last = batch[-1].pk
        levels = Levels.on_the_way(leg.matter.unit.path for leg in batch)
        for leg in batch:
            if level_above(leg, levels) is None:
                continue
            # Another worker, or an answer at the same moment, may have been first.
            with suppress(Refusal):
                climb(matter=leg.matter)
                moved += 1
    return moved
