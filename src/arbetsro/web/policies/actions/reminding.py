"""Reminding a keeper that a document is soon to be gone through."""

from django.db import transaction
from django.urls import reverse

from arbetsro.web.accounts.letters import absolute, worded_letter
from arbetsro.web.accounts.models import Person
from arbetsro.web.audit.recording import action, record
from arbetsro.web.frame.refusal import Refusal
from arbetsro.web.policies.actions.locking import locked
from arbetsro.web.policies.models import Policy


@action("policy.reminded")
def remind_of_review(*, by: Person | None = None, policy: Policy, keeper: Person) -> Policy:
    """Sends the keeper a letter that a document is to be gone through, and keeps that it was sent.

    Args:
        by: Nobody: the worker does it.
        policy: The document.
        keeper: Who is reminded.

    Raises:
        Refusal: Somebody has been reminded of this day already, or it has been withdrawn.
    """
    policy = locked(policy)
    if policy.review_on is None or policy.reminded_for == policy.review_on:
        raise Refusal("policies.reminded_already")
    policy.reminded_for = policy.review_on
    policy.save(update_fields=["reminded_for"])
    record("policy.reminded", by=by, target=policy)
    organisation = policy.organisation
    link = absolute(reverse("policies:show", args=[organisation.slug, policy.pk]))
    letter = worded_letter(
        keeper, "policies.letter_review", organisation=organisation.name, link=link
    )
    transaction.on_commit(letter.send, robust=True)
    return policy
