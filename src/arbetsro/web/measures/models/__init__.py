"""Measures and what follows from them."""

from arbetsro.web.measures.models.bulk import BulkChange
from arbetsro.web.measures.models.calendar import CalendarFeed, Reminder
from arbetsro.web.measures.models.follow_up import FollowUp
from arbetsro.web.measures.models.measure import Measure

__all__ = ["BulkChange", "CalendarFeed", "FollowUp", "Measure", "Reminder"]
