"""Matters that go upward, and the tasks that stand behind them."""

from arbetsro.web.matters.models.matter import Leg, Matter, Receipt
from arbetsro.web.matters.models.tasks import Task

__all__ = ["Leg", "Matter", "Receipt", "Task"]
