"""Documents an employer must have, and who has read them."""

from arbetsro.web.policies.models.policy import Acknowledgement, Policy, PolicyVersion
from arbetsro.web.policies.models.size import EmployerSize

__all__ = ["Acknowledgement", "EmployerSize", "Policy", "PolicyVersion"]
