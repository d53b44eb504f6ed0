"""What is done with hours and bookings."""

from arbetsro.web.bookings.actions.answering import accept, cancel, choose, expire, move
from arbetsro.web.bookings.actions.hours import (
    add_deviation,
    add_hours,
    end_hours,
    remove_deviation,
)
from arbetsro.web.bookings.actions.offering import book, offer
from arbetsro.web.bookings.actions.outcome import mark_no_show, staff_ill

__all__ = [
    "accept",
    "add_deviation",
    "add_hours",
    "book",
    "cancel",
    "choose",
    "end_hours",
    "expire",
    "mark_no_show",
    "move",
    "offer",
    "remove_deviation",
    "staff_ill",
]
