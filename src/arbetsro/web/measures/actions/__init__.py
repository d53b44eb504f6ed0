"""Everything that changes measures, and what follows from them."""

from arbetsro.web.measures.actions.adding import add_measure
from arbetsro.web.measures.actions.bulk import change_many, undo_many
from arbetsro.web.measures.actions.calendars import close_calendar, open_calendar
from arbetsro.web.measures.actions.changing import change_measure, set_state
from arbetsro.web.measures.actions.economy import count_in_analysis, take_over_plan
from arbetsro.web.measures.actions.following import follow_up
from arbetsro.web.measures.actions.reminding import remind

__all__ = [
    "add_measure",
    "change_many",
    "change_measure",
    "close_calendar",
    "count_in_analysis",
    "follow_up",
    "open_calendar",
    "remind",
    "set_state",
    "take_over_plan",
    "undo_many",
]
