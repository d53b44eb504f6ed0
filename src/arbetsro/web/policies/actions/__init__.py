"""What can be done to documents, and to what is told of the employer's size."""

from arbetsro.web.policies.actions.deciding import (
    confirm_review,
    decide_policy,
    withdraw_policy,
)
from arbetsro.web.policies.actions.drafting import drop_draft, start_policy, write_policy
from arbetsro.web.policies.actions.reading import acknowledge_policy
from arbetsro.web.policies.actions.reminding import remind_of_review
from arbetsro.web.policies.actions.sizes import tell_size

__all__ = [
    "acknowledge_policy",
    "confirm_review",
    "decide_policy",
    "drop_draft",
    "remind_of_review",
    "start_policy",
    "tell_size",
    "withdraw_policy",
    "write_policy",
]
