"""When counsellors are there, and what has been booked."""

from arbetsro.web.bookings.models.booking import Booking, Quarter
from arbetsro.web.bookings.models.feed import TimesFeed
from arbetsro.web.bookings.models.hours import Deviation, WeeklyHours

__all__ = ["Booking", "Deviation", "Quarter", "TimesFeed", "WeeklyHours"]
