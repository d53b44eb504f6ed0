"""What is done with risks: adding, changing, rating, accepting, closing, choosing the method."""

from arbetsro.web.risks.actions.accepting import LONGEST, accept_risk, end_acceptance
from arbetsro.web.risks.actions.closing import close_risk, reopen_risk
from arbetsro.web.risks.actions.methods import choose_method
from arbetsro.web.risks.actions.rating import rate_risk
from arbetsro.web.risks.actions.risks import add_risk, change_risk

__all__ = [
    "LONGEST",
    "accept_risk",
    "add_risk",
    "change_risk",
    "choose_method",
    "close_risk",
    "end_acceptance",
    "rate_risk",
    "reopen_risk",
]
