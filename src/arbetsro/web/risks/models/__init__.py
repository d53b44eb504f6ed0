"""Risks and how they are rated."""

from arbetsro.web.risks.models.methods import OwnMethod
from arbetsro.web.risks.models.rating import Acceptance, Rating
from arbetsro.web.risks.models.risk import Cause, Risk

__all__ = ["Acceptance", "Cause", "OwnMethod", "Rating", "Risk"]
