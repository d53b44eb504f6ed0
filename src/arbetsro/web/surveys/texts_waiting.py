"""Which texts wait for those who review them."""

from collections.abc import Iterator

from django.urls import reverse

from arbetsro.web.access.roles import Permission
from arbetsro.web.access.standing import Standing
from arbetsro.web.frame.waiting import Waiting
from arbetsro.web.surveys.models import Wave
from arbetsro.web.surveys.texts import questions_to_read

_AT_MOST = 5


def texts_waiting_for(standing: Standing) -> Iterator[Waiting]:
    """Published waves with texts to read, of which no themes are published."""
    if not standing.may(Permission.REVIEW_FREE_TEXTS):
        return
    found = Wave.objects.filter(
        standing.where(Permission.REVIEW_FREE_TEXTS, "unit__"),
        unit__organisation=standing.organisation, state=Wave.State.PUBLISHED, text_themes=None,
    )  # fmt: skip
    asked = [one for one in found.order_by("closed_at") if one.plan.get("texts")]
    for wave in asked[:_AT_MOST]:
        if questions_to_read(wave):
            page = reverse("survey_texts:show", args=[standing.organisation.slug, wave.pk])
            yield Waiting("survey_texts.waiting", {"title": wave.title}, page)
