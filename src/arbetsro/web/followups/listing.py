"""Which follow-ups wait, and for whom."""

from datetime import timedelta

from django.db.models import Count, QuerySet

from arbetsro.web.care.models import Clinic
from arbetsro.web.followups.models import FollowUp
from arbetsro.web.frame.clock import today

#: So long before its day a follow-up is given to somebody, and the person may fill in the form.
AHEAD = timedelta(weeks=2)


def waiting(clinic: Clinic) -> QuerySet[FollowUp]:
    """The follow-ups of a clinic that are not over, the one that is due first first."""
    found = FollowUp.objects.filter(
        application__applicant__clinic=clinic, state=FollowUp.State.WAITING
    )
    return found.select_related("application__applicant__clinic").order_by("due_on", "pk")


def with_attempts(found: QuerySet[FollowUp]) -> QuerySet[FollowUp]:
    """Each with how often somebody has tried to reach the person, as ``tries``."""
    return found.annotate(tries=Count("attempts"))


def without_interviewer(clinic: Clinic) -> QuerySet[FollowUp]:
    """Those soon due that nobody has been given."""
    return waiting(clinic).filter(interviewer=None, due_on__lte=today() + AHEAD)


def due_for(clinic: Clinic, interviewer: int) -> QuerySet[FollowUp]:
    """Those of an interviewer whose day has come."""
    return waiting(clinic).filter(interviewer=interviewer, due_on__lte=today())
