"""An employer's side: the themes that a clinic has given it, and taking one further."""

from uuid import UUID

from django.db.models import QuerySet
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse

from arbetsro.statistics.disclosure import SMALLEST_GROUP
from arbetsro.web.access import fetching
from arbetsro.web.access.request import OrganisationRequest
from arbetsro.web.access.roles import Permission
from arbetsro.web.frame.acting import done, form_page
from arbetsro.web.investigations.models import Finding
from arbetsro.web.themes.actions import reference_of, take_as_finding
from arbetsro.web.themes.forms import TakeForm
from arbetsro.web.themes.models import ThemeReport
from arbetsro.web.themes.views.files import file_of
from arbetsro.web.themes.wording import period_in_words, rows_of, theme_label

_WRITE = Permission.WRITE_WORK_ENVIRONMENT


def every(request: OrganisationRequest, organisation: str) -> HttpResponse:
    """The reports that the employer has been given, the latest first."""
    reports = list(_reports(request))
    taken = _taken(reports)
    found = [
        {
            "report": one,
            "period": period_in_words(one, request.language),
            "rows": [
                (row, taken.get(reference_of(one, row.key)))
                for row in rows_of(one, request.language)
            ],
        }
        for one in reports
    ]
    context = {
        "reports": found, "may_take": request.standing.may(_WRITE), "least": SMALLEST_GROUP,
    }  # fmt: skip
    return render(request, "themes/received.html", context)


def take(request: OrganisationRequest, organisation: str, report: UUID, theme: str) -> HttpResponse:
    """A form that takes a theme further as a finding."""
    found = get_object_or_404(_reports(request), pk=report)
    if theme not in found.counts:
        raise Http404
    units = fetching.units(request, _WRITE).filter(valid_to=None).order_by("path")
    form = TakeForm(request.POST or None, units=units, language=request.language)
    return form_page(
        request,
        "themes/take.html",
        form,
        lambda: take_as_finding(
            by=request.user, report=found, theme=theme, unit=form.cleaned_data["unit"]
        ),
        lambda made: done(
            request, reverse("investigations:finding", args=[organisation, made.pk]),
            "themes.taken",
        ),
        {
            "report": found,
            "theme": theme_label(theme, request.language),
            "count": found.counts[theme],
            "period": period_in_words(found, request.language),
        },
    )  # fmt: skip


def file(request: OrganisationRequest, organisation: str, report: UUID, kind: str) -> HttpResponse:
    """A report that the employer has been given, as a file."""
    found = get_object_or_404(_reports(request), pk=report)
    return file_of(found, kind, request.language)


def _reports(request: OrganisationRequest) -> QuerySet[ThemeReport]:
    mine = ThemeReport.objects.filter(employer=request.standing.organisation)
    return mine.select_related("clinic", "employer")


def _taken(reports: list[ThemeReport]) -> dict[str, Finding]:
    """The findings that come from some reports, by what they refer to."""
    wanted = [reference_of(one, theme) for one in reports for theme in one.counts]
    found = Finding.objects.filter(source=Finding.Source.COUNSELLING, reference__in=wanted)
    return {one.reference: one for one in found.only("pk", "reference")}
