"""The document as it is now, held until the change is made."""

from arbetsro.web.frame.refusal import Refusal
from arbetsro.web.policies.models import Policy


def locked(policy: Policy) -> Policy:
    """The document as it is now; whoever else wants to change it must wait.

    Raises:
        Refusal: It has been withdrawn.
    """
    found = Policy.objects.select_for_update(of=("self",))
    kept = found.select_related("unit__organisation", "current", "changed_by").get(pk=policy.pk)
    if kept.withdrawn_at:
        raise Refusal("policies.is_withdrawn")
    return kept
