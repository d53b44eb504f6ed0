"""Closed units in which something is open, for those who answer for them."""

from collections.abc import Iterator

from django.db.models import Exists, OuterRef, Q
from django.urls import reverse

from arbetsro.web.access.roles import Permission
from arbetsro.web.access.standing import Standing
from arbetsro.web.frame.clock import today
from arbetsro.web.frame.waiting import Waiting
from arbetsro.web.measures.finding import IS_OPEN
from arbetsro.web.measures.models import Measure
from arbetsro.web.organisations.models import Unit
from arbetsro.web.risks.models import Risk

_AT_MOST = 5


def waiting_for(standing: Standing) -> Iterator[Waiting]:
    """The closed units with open risks or measures that the person may move."""
    risks = Risk.objects.filter(unit=OuterRef("pk")).exclude(state=Risk.State.CLOSED)
    measures = Measure.objects.filter(IS_OPEN, unit=OuterRef("pk"))
    closed = Unit.objects.filter(
        standing.where(Permission.TELL_STAFF),
        Q(Exists(risks)) | Q(Exists(measures)),
        organisation=standing.organisation,
        valid_to__lt=today(),
    )
    for unit in closed.order_by("name")[:_AT_MOST]:
        url = reverse("cycle:move", args=[standing.organisation.slug, unit.pk])
        yield Waiting("cycle.waiting_closed", {"unit": unit.name}, url)
