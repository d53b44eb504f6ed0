"""Deciding a document, going through it, and withdrawing it."""

from dataclasses import asdict
from datetime import date

from arbetsro.web.accounts.models import Person
from arbetsro.web.audit.recording import action, record
from arbetsro.web.frame.clock import now, today
from arbetsro.web.frame.refusal import Refusal
from arbetsro.web.measures.recurrence import months_later
from arbetsro.web.policies.actions.locking import locked
from arbetsro.web.policies.models import Policy, PolicyVersion
from arbetsro.web.policies.texts import as_parts, draft_of, left_of

#: A document that nobody looks at for longer than this is no longer known to be right.
_LONGEST_MONTHS = 36


@action("policy.decided")
def decide_policy(
    *,
    by: Person,
    policy: Policy,
    seen: int,
    review_on: date,
    asks: bool = True,
    despite_gaps: bool = False,
) -> PolicyVersion:
    """Puts the draft in force as a version that is never changed.

    Args:
        by: Who decides.
        policy: The document.
        seen: The version of the draft that is decided on; no other is.
        review_on: When it is to be gone through.
        asks: Whether staff are asked to acknowledge it.
        despite_gaps: Whether it is decided although something is left to fill in.

    Raises:
        Refusal: Somebody has written on the draft since, there is none, a section that it cannot
            do without is empty, something is left to fill in, or the day cannot be right.
    """
    policy = locked(policy)
    _check_draft(policy, seen, despite_gaps=despite_gaps)
    check_review(review_on)
    number = policy.current.number + 1 if policy.current else 1
    content = {
        "title": policy.title,
        "language": policy.language,
        "sections": [asdict(part) for part in as_parts(policy, draft_of(policy))],
    }
    version = PolicyVersion.objects.create(
        policy=policy, number=number, content=content, asks=asks, decided_by=by
    )
    policy.current, policy.review_on = version, review_on
    policy.draft, policy.touched = {}, {}
    policy.version += 1
    policy.save()
    record("policy.decided", by=by, target=policy, version=number)
    return version


@action("policy.reviewed")
def confirm_review(*, by: Person, policy: Policy, review_on: date) -> Policy:
    """Tells that a document has been gone through and still holds as it is.

    Raises:
        Refusal: It has been withdrawn, is not in force, or the day cannot be right.
    """
    policy = locked(policy)
    if policy.current is None:
        raise Refusal("policies.not_in_force")
    check_review(review_on)
    policy.review_on = review_on
    policy.save(update_fields=["review_on"])
    record("policy.reviewed", by=by, target=policy, until=review_on.isoformat())
    return policy


@action("policy.withdrawn")
def withdraw_policy(*, by: Person, policy: Policy) -> Policy:
    """Takes a document out of force. Its versions can still be read by those who keep them.

    Raises:
        Refusal: It has been withdrawn already.
    """
    policy = locked(policy)
    policy.withdrawn_at, policy.withdrawn_by = now(), by
    policy.save(update_fields=["withdrawn_at", "withdrawn_by"])
    record("policy.withdrawn", by=by, target=policy)
    return policy


def check_review(day: date) -> None:
    """Whether a document can be gone through again on a day.

    Raises:
        Refusal: The day has been, or is too far away.
    """
    if day <= today():
        raise Refusal("policies.review_in_the_past", field="review_on")
    if day > months_later(today(), _LONGEST_MONTHS):
        raise Refusal("policies.review_too_late", field="review_on", months=_LONGEST_MONTHS)


def _check_draft(policy: Policy, seen: int, *, despite_gaps: bool) -> None:
    if not policy.draft:
        raise Refusal("policies.no_draft")
    if policy.version != seen:
        raise Refusal("policies.written_since", name=str(policy.changed_by))
    left = left_of(policy, policy.draft)
    if left.empty:
        raise Refusal("policies.sections_empty", sections=", ".join(left.empty))
    if left.gaps and not despite_gaps:
        raise Refusal("policies.gaps_left", field="despite_gaps", sections=", ".join(left.gaps))
