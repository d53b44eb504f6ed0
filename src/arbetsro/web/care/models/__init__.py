"""Clinics, the people in their care, who may read of them, and the log of access."""

from arbetsro.web.care.models.applicant import Applicant
from arbetsro.web.care.models.clinic import Clinic
from arbetsro.web.care.models.event import CareEvent
from arbetsro.web.care.models.reading import Block, Opening, TakesPart
from arbetsro.web.care.models.retention import DeletionReport, Receipt

__all__ = [
    "Applicant",
    "Block",
    "CareEvent",
    "Clinic",
    "DeletionReport",
    "Opening",
    "Receipt",
    "TakesPart",
]
