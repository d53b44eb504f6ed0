"""What is done with reports: the doors they come through, the reports, and protected cases."""

from arbetsro.web.reports.actions.cases import (
    MOST_READERS,
    add_note,
    answer_case,
    change_readers,
    close_case,
    find_reader,
    next_reader,
    protect_report,
    receive_case,
    reopen_case,
)
from arbetsro.web.reports.actions.doors import (
    change_channel,
    close_channel,
    open_channel,
    renew_channel,
)
from arbetsro.web.reports.actions.receiving import (
    answer_report,
    hand_over,
    make_finding,
    receive_report,
    tell_receiver,
)
from arbetsro.web.reports.actions.sending import send_report

__all__ = [
    "MOST_READERS",
    "add_note",
    "answer_case",
    "answer_report",
    "change_channel",
    "change_readers",
    "close_case",
    "close_channel",
    "find_reader",
    "hand_over",
    "make_finding",
    "next_reader",
    "open_channel",
    "protect_report",
    "receive_case",
    "receive_report",
    "renew_channel",
    "reopen_case",
    "send_report",
    "tell_receiver",
]
