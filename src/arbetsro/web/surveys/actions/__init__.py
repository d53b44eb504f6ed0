"""What changes the state of surveys."""

from arbetsro.web.surveys.actions.answering import take_in
from arbetsro.web.surveys.actions.closing import (
    cancel_wave,
    close_wave,
    leave_untold,
    publish_again,
    publish_wave,
)
from arbetsro.web.surveys.actions.economics import count_share
from arbetsro.web.surveys.actions.handing_over import take_area
from arbetsro.web.surveys.actions.inviting import add_codes, invite_staff, remove_codes
from arbetsro.web.surveys.actions.opening import open_wave
from arbetsro.web.surveys.actions.planning import (
    Edit,
    answer_readiness,
    change_questions,
    change_wave,
    start_wave,
)
from arbetsro.web.surveys.actions.raising import raise_threshold
from arbetsro.web.surveys.actions.reminding import send_letters, set_reminders
from arbetsro.web.surveys.actions.talking import talk_held
from arbetsro.web.surveys.actions.texts import publish_texts, rename_theme, review_text
from arbetsro.web.surveys.actions.wording import load_wording

__all__ = [
    "Edit",
    "add_codes",
    "answer_readiness",
    "cancel_wave",
    "change_questions",
    "change_wave",
    "close_wave",
    "count_share",
    "invite_staff",
    "leave_untold",
    "load_wording",
    "open_wave",
    "publish_again",
    "publish_texts",
    "publish_wave",
    "raise_threshold",
    "remove_codes",
    "rename_theme",
    "review_text",
    "send_letters",
    "set_reminders",
    "start_wave",
    "take_area",
    "take_in",
    "talk_held",
]
