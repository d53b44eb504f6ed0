"""What waits for a counsellor among the visits."""

from collections.abc import Iterator

from django.urls import reverse

from arbetsro.web.access.roles import Kind, Permission
from arbetsro.web.access.standing import Standing
from arbetsro.web.care.clinics import clinic_for
from arbetsro.web.frame.waiting import Waiting
from arbetsro.web.visits.unsigned import unsigned


def waiting_for(standing: Standing) -> Iterator[Waiting]:
    """Notes that are not signed."""
    organisation = standing.organisation
    if organisation.kind != Kind.CLINIC or not standing.may(Permission.COUNSEL):
        return
    if count := unsigned(clinic_for(organisation), standing.person.pk).count():
        url = reverse("visits:unsigned", args=[organisation.slug])
        yield Waiting("visits.waiting_unsigned", {"count": count}, url)
