"""What waits for the clinic's staff, as the start page shows it: how many, never who."""

from collections.abc import Iterator

from django.db.models import Q
from django.urls import reverse

from arbetsro.web.access.roles import Permission
from arbetsro.web.access.standing import Standing
from arbetsro.web.applications.models import Application
from arbetsro.web.applications.queue import URGENT, WITHOUT_TIME, beyond_goal, queue
from arbetsro.web.care.clinics import clinic_for
from arbetsro.web.care.models import Clinic
from arbetsro.web.frame.waiting import Waiting


def waiting_for(standing: Standing) -> Iterator[Waiting]:
    """What waits for a staff member, most pressing first."""
    clinic = clinic_for(standing.organisation)
    if standing.may(Permission.RUN_QUEUE):
        yield from _queue(clinic)
    if standing.may(Permission.COUNSEL):
        yield from _mine(clinic, standing)


def _queue(clinic: Clinic) -> Iterator[Waiting]:
    url = reverse("applications:queue", args=[clinic.slug])
    kinds = (
        ("urgent", URGENT),
        ("late", beyond_goal(clinic)),
        ("answer", Q(state__in=Application.UNANSWERED)),
        ("counsellor", Q(state=Application.State.ACCEPTED, counsellor=None)),
    )
    for name, condition in kinds:
        if count := queue(clinic).filter(condition).count():
            yield Waiting(
                f"applications.waiting_{name}", {"count": count}, f"{url}?waits_for={name}"
            )


def _mine(clinic: Clinic, standing: Standing) -> Iterator[Waiting]:
    mine = Application.objects.filter(applicant__clinic=clinic, counsellor=standing.person.pk)
    if count := mine.filter(WITHOUT_TIME).count():
        url = reverse("applications:mine", args=[clinic.slug])
        yield Waiting("applications.waiting_time", {"count": count}, url)
