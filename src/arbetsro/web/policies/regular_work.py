"""What the worker does for documents: keepers are told in time that one is to be gone through."""

from contextlib import suppress

from django.db.models import F, Q

from arbetsro.web.frame.clock import today
from arbetsro.web.frame.refusal import Refusal
from arbetsro.web.jobs.regular import regular
from arbetsro.web.measures.recurrence import months_later
from arbetsro.web.policies.actions import remind_of_review
from arbetsro.web.policies.models import Policy
from arbetsro.web.policies.staff import keeper_now


@regular("policies.review")
def remind_keepers() -> int:
    """Tells keepers of documents that are to be gone through within a month; how many letters.

    A day that is set anew is told of anew. Where nobody may keep documents any more nothing is
    sent: the page of what is needed shows that the review is due.
    """
    near = Policy.objects.filter(
        ~Q(reminded_for=F("review_on")) | Q(reminded_for=None),
        withdrawn_at=None, review_on__lte=months_later(today(), 1),
    ).exclude(current=None)  # fmt: skip
    sent = 0
    for policy in near.select_related("unit").order_by("review_on", "pk"):
        keeper = keeper_now(policy)
        if keeper is not None:
            with suppress(Refusal):  # another worker has just done it
                remind_of_review(policy=policy, keeper=keeper)
                sent += 1
    return sent
