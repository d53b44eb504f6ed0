"""Acknowledging a document."""

from arbetsro.web.accounts.models import Person
from arbetsro.web.audit.recording import action, record
from arbetsro.web.frame.refusal import Refusal
from arbetsro.web.policies.actions.locking import locked
from arbetsro.web.policies.models import Acknowledgement, Policy
from arbetsro.web.policies.staff import staff_of


@action("policy.acknowledged")
def acknowledge_policy(*, by: Person, policy: Policy, number: int) -> Acknowledgement:
    """Tells that somebody has read the version in force. Doing it twice changes nothing.

    Args:
        by: Who has read it.
        policy: The document.
        number: The version that they had before them; a newer one must be read first.

    Raises:
        Refusal: It has been withdrawn, there is a newer version, nobody is asked, or it does not
            hold for this person.
    """
    policy = locked(policy)
    version = policy.current
    if version is None or version.number != number:
        raise Refusal("policies.newer_version")
    if not version.asks or not staff_of(policy.unit).filter(pk=by.pk).exists():
        raise Refusal("policies.not_asked")
    kept, _ = Acknowledgement.objects.get_or_create(version=version, person=by)
    record("policy.acknowledged", by=by, target=policy, version=number)
    return kept
