"""What is done with hours and bookings."""

from arbetsro.web.bookings.actions.answering import (
    accept,
    cancel,
    choose,
    expire,
    move,
    next_kind,
)
from arbetsro.web.bookings.actions.feeds import close_feed, open_feed
from arbetsro.web.bookings.actions.hours import (
    add_deviation,
    add_hours,
    end_hours,
    remove_deviation,
)
from arbetsro.web.bookings.actions.offering import book, offer
from arbetsro.web.bookings.actions.outcome import mark_no_show, staff_ill
from arbetsro.web.bookings.actions.reminding import is_to_remind, remind

__all__ = [
    "accept",
    "add_deviation",
    "add_hours",
    "book",
    "cancel",
    "choose",
    "close_feed",
    "end_hours",
    "expire",
    "is_to_remind",
    "mark_no_show",
    "move",
    "next_kind",
    "offer",
    "open_feed",
    "remind",
    "remove_deviation",
    "staff_ill",
]
