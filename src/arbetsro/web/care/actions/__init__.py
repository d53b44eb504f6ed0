"""What is done with people's records as a whole."""

from arbetsro.web.care.actions.people import change_applicant, link_account, register_applicant

__all__ = ["change_applicant", "link_account", "register_applicant"]
