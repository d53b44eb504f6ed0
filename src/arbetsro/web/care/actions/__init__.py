"""What is done with people's records as a whole."""

from arbetsro.web.care.actions.blocks import block, lift_block
from arbetsro.web.care.actions.people import change_applicant, link_account, register_applicant

__all__ = ["block", "change_applicant", "lift_block", "link_account", "register_applicant"]
