"""Everything that changes checklists, investigations, meetings, maps and findings."""

from arbetsro.web.investigations.actions.answering import Kept, Said, save_answer
from arbetsro.web.investigations.actions.checklists import (
    add_checklist,
    change_checklist,
    withdraw_checklist,
)
from arbetsro.web.investigations.actions.closing import (
    ToFind,
    abandon_investigation,
    close_investigation,
)
from arbetsro.web.investigations.actions.findings import (
    add_finding,
    reopen_finding,
    settle_finding,
)
from arbetsro.web.investigations.actions.interviews import (
    choose_themes,
    note_conversation,
    remove_conversation,
)
from arbetsro.web.investigations.actions.investigating import (
    TakesPart,
    add_question,
    change_investigation,
    set_participants,
    start_investigation,
)
from arbetsro.web.investigations.actions.letters import (
    close_questions,
    give_reply,
    remind_of_questions,
    send_questions,
)
from arbetsro.web.investigations.actions.maps import (
    change_map,
    draw_map,
)
from arbetsro.web.investigations.actions.meetings import (
    close_dots,
    give_dots,
    note_card,
    open_dots,
    prepare_meeting,
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
    "change_map",
    "choose_themes",
    "close_dots",
    "close_investigation",
    "close_questions",
    "draw_map",
    "give_dots",
    "give_reply",
    "note_card",
    "note_conversation",
    "open_dots",
    "prepare_meeting",
    "remind_of_questions",
    "remove_conversation",
    "remove_photo",
    "reopen_finding",
    "save_answer",
    "send_questions",
    "set_participants",
    "settle_finding",
    "start_investigation",
    "withdraw_checklist",
]
