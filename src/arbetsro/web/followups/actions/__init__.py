"""What is done with follow-ups."""

from arbetsro.web.followups.actions.asking import (
    answer_follow_up,
    lose_follow_up,
    note_attempt,
)
from arbetsro.web.followups.actions.assigning import assign_evenly, assign_follow_up

__all__ = [
    "answer_follow_up",
    "assign_evenly",
    "assign_follow_up",
    "lose_follow_up",
    "note_attempt",
]
