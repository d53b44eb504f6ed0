"""Everything that changes matters and tasks."""

from arbetsro.web.matters.actions.answering import answer, confirm, withdraw
from arbetsro.web.matters.actions.climbing import climb
from arbetsro.web.matters.actions.distributing import end_task, give_task, set_deputy
from arbetsro.web.matters.actions.raising import raise_matter
from arbetsro.web.matters.actions.tasks import acknowledge_task, return_task

__all__ = [
    "acknowledge_task",
    "answer",
    "climb",
    "confirm",
    "end_task",
    "give_task",
    "raise_matter",
    "return_task",
    "set_deputy",
    "withdraw",
]
