"""What is done with applications without being asked: nobody is forgotten."""

from arbetsro.web.applications.actions import end_coordinators, remind_coordinators
from arbetsro.web.applications.models import Application
from arbetsro.web.applications.queue import URGENT, beyond_goal, queue
from arbetsro.web.care.models import CareEvent, Clinic, TakesPart
from arbetsro.web.frame.clock import today
from arbetsro.web.jobs.regular import regular

#: So many are dealt with in a round.
_AT_ONCE = 500


@regular("applications.nobody_forgotten")
def remind() -> None:
    """Tells those who run the queue, once a day, that somebody has waited beyond the goal."""
    for clinic in Clinic.objects.all():
        count = queue(clinic).filter(beyond_goal(clinic) | URGENT).count()
        told = CareEvent.objects.filter(clinic=clinic, action="queue.reminded", at__date=today())
        if count and not told.exists():
            remind_coordinators(clinic=clinic, count=count)


@regular("applications.coordinators_done")
def let_coordinators_go() -> None:
    """Ends that those who run the queue take part, once the person has nothing open."""
    held = TakesPart.objects.filter(role="coordinator", until=None)
    closed = held.exclude(applicant__applications__state__in=Application.OPEN)
    for key in closed.values_list("applicant", flat=True).distinct()[:_AT_ONCE]:
        last = Application.objects.filter(applicant=key).select_related("applicant__clinic")
        if found := last.first():
            end_coordinators(application=found)
