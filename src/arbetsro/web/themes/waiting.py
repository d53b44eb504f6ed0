"""Themes that an employer has been given and nobody has taken further."""

from collections.abc import Iterator
from datetime import timedelta

from django.urls import reverse

from arbetsro.web.access.roles import Permission
from arbetsro.web.access.standing import Standing
from arbetsro.web.frame.clock import now
from arbetsro.web.frame.waiting import Waiting
from arbetsro.web.investigations.models import Finding
from arbetsro.web.themes.models import ThemeReport

#: So long a report is told of while nobody takes anything from it.
_NEW = timedelta(days=90)


def waiting_for(standing: Standing) -> Iterator[Waiting]:
    """A line while there is a new report that no finding comes from."""
    if not standing.may(Permission.WRITE_WORK_ENVIRONMENT):
        return
    since = now() - _NEW
    found = ThemeReport.objects.filter(employer=standing.organisation, published_at__gte=since)
    for one in found.select_related("clinic").order_by("-first_day"):
        taken = Finding.objects.filter(
            source=Finding.Source.COUNSELLING, reference__startswith=f"themes:{one.pk}:"
        )
        if not taken.exists():
            url = reverse("themes:received", args=[standing.organisation.slug])
            yield Waiting("themes.waiting", {"clinic": one.clinic.name}, url)
