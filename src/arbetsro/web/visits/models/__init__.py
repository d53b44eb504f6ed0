"""Visits, what is written at them, the plan, the letter and the closing note."""

from arbetsro.web.visits.models.closing import Closing
from arbetsro.web.visits.models.plan import Letter, Plan, PlanVersion
from arbetsro.web.visits.models.record import Correction, VisitRecord
from arbetsro.web.visits.models.visit import Signal, Visit

__all__ = [
    "Closing",
    "Correction",
    "Letter",
    "Plan",
    "PlanVersion",
    "Signal",
    "Visit",
    "VisitRecord",
]
