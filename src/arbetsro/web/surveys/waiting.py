"""Which surveys wait for those who run them."""

from collections.abc import Iterator
from datetime import timedelta

from django.urls import reverse

from arbetsro.web.access.roles import Permission
from arbetsro.web.access.standing import Standing
from arbetsro.web.frame.clock import today
from arbetsro.web.frame.waiting import Waiting
from arbetsro.web.jobs.models import Job
from arbetsro.web.surveys.actions.closing import PUBLISHING
from arbetsro.web.surveys.models import Wave
from arbetsro.web.surveys.texts_waiting import texts_waiting_for

#: How long before its last day a wave is told of.
_SOON = timedelta(days=3)
_AT_MOST = 5


def waiting_for(standing: Standing) -> Iterator[Waiting]:
    """Waves that soon close, those whose results could not be worked out, and texts to read."""
    yield from texts_waiting_for(standing)
    mine = Wave.objects.filter(
        standing.where(Permission.RUN_SURVEYS, "unit__"), unit__organisation=standing.organisation
    )
    soon = mine.filter(state=Wave.State.OPEN, closes_on__lte=today() + _SOON)
    for wave in soon.order_by("closes_on", "pk")[:_AT_MOST]:
        assert wave.closes_on is not None  # noqa: S101 - an open one has a last day
        values: dict[str, object] = {"title": wave.title, "day": wave.closes_on.isoformat()}
        yield Waiting("surveys.waiting_closes", values, _page(standing, wave))
    for wave in mine.filter(state=Wave.State.CLOSED).order_by("pk")[:_AT_MOST]:
        if has_failed(wave):
            yield Waiting("surveys.waiting_failed", {"title": wave.title}, _page(standing, wave))


def has_failed(wave: Wave) -> bool:
    """Whether the work on the answers of a closed wave has come to an end without results."""
    jobs = Job.objects.filter(kind=PUBLISHING, parameters__wave=str(wave.pk))
    last = jobs.order_by("-created_at").first()
    return last is None or last.is_over


def _page(standing: Standing, wave: Wave) -> str:
    return reverse("surveys:show", args=[standing.organisation.slug, wave.pk])
