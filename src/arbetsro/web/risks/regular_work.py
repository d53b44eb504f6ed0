"""What happens to risks by itself: acceptances run out."""

from contextlib import suppress

from arbetsro.web.frame.clock import today
from arbetsro.web.frame.refusal import Refusal
from arbetsro.web.jobs.regular import regular
from arbetsro.web.risks.actions import end_acceptance
from arbetsro.web.risks.models import Acceptance


@regular("risks.acceptances")
def end_expired_acceptances() -> int:
    """Opens every risk whose acceptance has run out; how many there were.

    The day that an acceptance names is the last on which it holds.
    """
    due = Acceptance.objects.filter(ended_at=None, expires_on__lt=today()).select_related("risk")
    ended = 0
    for one in due:
        with suppress(Refusal):  # somebody else has ended it in this moment
            end_acceptance(by=None, risk=one.risk, because=Acceptance.Ending.EXPIRED)
            ended += 1
    return ended
