"""The queue of a clinic: who waits for an answer, a counsellor or a time, most pressing first."""

from datetime import datetime, timedelta

from django.db.models import Case, F, Q, QuerySet, Value, When

from arbetsro.web.access.roles import Permission
from arbetsro.web.access.standing import Standing
from arbetsro.web.applications.models import Application
from arbetsro.web.care.models import Clinic
from arbetsro.web.care.purposes import Purpose
from arbetsro.web.care.reading import read, take_part
from arbetsro.web.frame.clock import now

UNANSWERED = Q(state__in=Application.UNANSWERED)
#: The states of a booking that give somebody a time; see ``bookings.models``.
HAS_TIME = ("offered", "booked", "held")
WITHOUT_TIME = Q(state=Application.State.ACCEPTED) & ~Q(bookings__state__in=HAS_TIME)
_WAITING = (
    *Application.UNANSWERED, Application.State.ACCEPTED, Application.State.WITHDRAWN
)  # fmt: skip
URGENT = Q(is_flagged=True, flag_seen_at=None)
#: Taking the application back takes nobody out of danger.
_STILL_URGENT = URGENT & Q(state=Application.State.WITHDRAWN)


def queue(clinic: Clinic) -> QuerySet[Application]:
    """The applications of a clinic that wait for it, in no order."""
    # The few states are to be looked up first, and not everybody whom the clinic has ever met:
    # SQLite takes an index only for a bare column.
    of_clinic = F("applicant__clinic") + Value(0)
    waiting = Application.objects.alias(of_clinic=of_clinic).filter(of_clinic=clinic.pk)
    return waiting.filter(UNANSWERED | WITHOUT_TIME | _STILL_URGENT, state__in=_WAITING)


def beyond_goal(clinic: Clinic) -> Q:
    """The condition that somebody has waited longer than the clinic means anybody to."""
    return Q(UNANSWERED, answer_by__lt=now()) | Q(
        state=Application.State.ACCEPTED, sent_at__lt=now() - _until_visit(clinic)
    )


def by_urgency(found: QuerySet[Application], clinic: Clinic) -> QuerySet[Application]:
    """The danger flag first, then those furthest beyond the goal, then those who waited longest."""
    beyond = beyond_goal(clinic)
    goal = Case(
        # The sum is worked out only for those beyond it: SQLite does it in Python.
        When(Q(beyond) & UNANSWERED, then=F("answer_by")),
        When(beyond, then=F("sent_at") + Value(_until_visit(clinic))),
        default=None,
    )
    urgent = Case(When(URGENT, then=0), default=1)
    return found.order_by(urgent, goal.asc(nulls_last=True), "sent_at", "pk")


def goal_of(application: Application, clinic: Clinic) -> datetime | None:
    """Until when the clinic means to have done what the application waits for."""
    if application.state == Application.State.ACCEPTED and application.sent_at:
        return application.sent_at + _until_visit(clinic)
    return application.answer_by


def read_application(standing: Standing, application: Application, what: str) -> Purpose:
    """Notes that a staff member reads an application.

    Whoever runs the queue takes part in the care of everybody who has an application open, or may
    be in danger and nobody has looked at it, unless the person has shut them out.

    Raises:
        MustSayWhy: They take no part and have not said why.
    """
    applicant = application.applicant
    if standing.may(Permission.RUN_QUEUE) and _is_open(application):
        key = standing.person.pk
        if not applicant.blocks.filter(staff=key, lifted_at=None).exists():
            take_part(applicant, key, "coordinator")
    return read(standing, applicant, what)


def _is_open(application: Application) -> bool:
    is_urgent = application.is_flagged and application.flag_seen_at is None
    return is_urgent or application.state in Application.OPEN


def _until_visit(clinic: Clinic) -> timedelta:
    return timedelta(days=clinic.visit_days)
