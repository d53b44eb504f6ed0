"""Figures that are told by hand, the yearly follow-up, and packs for the board."""

from arbetsro.web.oversight.models.board import BoardFile, BoardPack
from arbetsro.web.oversight.models.conditions import ManagersConditions, OperationsFigure
from arbetsro.web.oversight.models.yearly import YearlyFollowUp, YearlySignature

__all__ = [
    "BoardFile",
    "BoardPack",
    "ManagersConditions",
    "OperationsFigure",
    "YearlyFollowUp",
    "YearlySignature",
]
