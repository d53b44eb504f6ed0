"""What is done with people's records as a whole."""

from arbetsro.web.care.actions.blocks import block, lift_block
from arbetsro.web.care.actions.clinics import (
    change_clinic,
    change_texts,
    drop_wording,
    load_wording,
)
from arbetsro.web.care.actions.deleting import delete_old_drafts, delete_old_records
from arbetsro.web.care.actions.opening import open_record
from arbetsro.web.care.actions.people import change_applicant, link_account, register_applicant

__all__ = [
    "block",
    "change_applicant",
    "change_clinic",
    "change_texts",
    "delete_old_drafts",
    "delete_old_records",
    "drop_wording",
    "lift_block",
    "link_account",
    "load_wording",
    "open_record",
    "register_applicant",
]
