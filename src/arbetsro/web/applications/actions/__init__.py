"""What is done with applications, by the person and by the clinic."""

from arbetsro.web.applications.actions.applying import (
    begin_application,
    save_application,
    send_application,
    withdraw_application,
)
from arbetsro.web.applications.actions.consents import change_consents
from arbetsro.web.applications.actions.deciding import decide
from arbetsro.web.applications.actions.messages import read_messages, write_message
from arbetsro.web.applications.actions.queue import (
    assign,
    end_coordinators,
    free_counsellors,
    remind_coordinators,
    see_flag,
    set_employer,
    share_evenly,
)
from arbetsro.web.applications.actions.telephone import register_by_telephone

__all__ = [
    "assign",
    "begin_application",
    "change_consents",
    "decide",
    "end_coordinators",
    "free_counsellors",
    "read_messages",
    "register_by_telephone",
    "remind_coordinators",
    "save_application",
    "see_flag",
    "send_application",
    "set_employer",
    "share_evenly",
    "withdraw_application",
    "write_message",
]
