"""What waits for interviewers and coordinators among the follow-ups."""

from collections.abc import Iterator

from django.urls import reverse

from arbetsro.web.access.roles import Kind, Permission
from arbetsro.web.access.standing import Standing
from arbetsro.web.care.clinics import clinic_for
from arbetsro.web.followups.listing import due_for, without_interviewer
from arbetsro.web.frame.waiting import Waiting


def waiting_for(standing: Standing) -> Iterator[Waiting]:
    """Follow-ups that are due, and those that nobody has been given."""
    organisation = standing.organisation
    if organisation.kind != Kind.CLINIC:
        return
    clinic, url = clinic_for(organisation), reverse("followups:list", args=[organisation.slug])
    is_mine = due_for(clinic, standing.person.pk)
    if standing.may(Permission.FOLLOW_UP) and (count := is_mine.count()):
        yield Waiting("followups.waiting_due", {"count": count}, url)
    if standing.may(Permission.RUN_QUEUE) and (count := without_interviewer(clinic).count()):
        yield Waiting("followups.waiting_unassigned", {"count": count}, url)
