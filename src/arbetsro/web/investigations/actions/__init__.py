"""Everything that changes checklists, investigations and findings."""

from arbetsro.web.investigations.actions.answering import Kept, Said, save_answer
from arbetsro.web.investigations.actions.checklists import (
    add_checklist,
    change_checklist,
    withdraw_checklist,
)
from arbetsro.web.investigations.actions.findings import (
    add_finding,
    reopen_finding,
    settle_finding,
)
from arbetsro.web.investigations.actions.investigating import (
    TakesPart,
    ToFind,
    abandon_investigation,
    add_question,
    change_investigation,
    close_investigation,
    set_participants,
    start_investigation,
)
from arbetsro.web.investigations.actions.photos import add_photo, remove_photo

__all__ = [
    "Kept",
    "Said",
    "TakesPart",
    "ToFind",
    "abandon_investigation",
    "add_checklist",
    "add_finding",
    "add_photo",
    "add_question",
    "change_checklist",
    "change_investigation",
    "close_investigation",
    "remove_photo",
    "reopen_finding",
    "save_answer",
    "set_participants",
    "settle_finding",
    "start_investigation",
    "withdraw_checklist",
]
