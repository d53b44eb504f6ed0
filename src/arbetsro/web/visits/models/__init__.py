"""Visits, what is written at them, the plan and the letter."""

from arbetsro.web.visits.models.plan import Letter, Plan, PlanVersion
from arbetsro.web.visits.models.record import Correction, VisitRecord
from arbetsro.web.visits.models.visit import Signal, Visit

__all__ = ["Correction", "Letter", "Plan", "PlanVersion", "Signal", "Visit", "VisitRecord"]
