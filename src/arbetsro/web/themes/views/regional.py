"""The clinic's side: reports for regional partners, and publishing a half-year."""

from uuid import UUID

from django.db.models import QuerySet
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse

from arbetsro.statistics.disclosure import SMALLEST_GROUP
from arbetsro.web.access.request import OrganisationRequest
from arbetsro.web.access.roles import Permission
from arbetsro.web.frame.acting import done, form_page
from arbetsro.web.frame.clock import today
from arbetsro.web.themes.actions import publish_themes
from arbetsro.web.themes.forms import PublishForm
from arbetsro.web.themes.halves import Half, ended
from arbetsro.web.themes.models import ThemeReport
from arbetsro.web.themes.views.files import file_of
from arbetsro.web.themes.wording import period_in_words, rows_of

_READERS = (Permission.EVALUATE, Permission.RUN_QUEUE)
#: So many half-years back can be published.
_BACK = 6


def every(request: OrganisationRequest, organisation: str) -> HttpResponse:
    """What has been published for the region, the latest first."""
    _check(request)
    found = [
        (one, period_in_words(one, request.language), rows_of(one, request.language))
        for one in _reports(request)
    ]
    employers = ThemeReport.objects.filter(clinic=request.standing.organisation)
    context = {
        "reports": found,
        "for_employers": employers.exclude(employer=None).select_related("employer"),
        "may_publish": request.standing.may(Permission.EVALUATE),
        "least": SMALLEST_GROUP,
    }
    return render(request, "themes/regional.html", context)


def publish(request: OrganisationRequest, organisation: str) -> HttpResponse:
    """A form that publishes a half-year."""
    published = set(_reports(request).values_list("first_day", flat=True))
    halves = [one for one in ended(today(), _BACK) if one.first_day not in published]
    form = PublishForm(request.POST or None, halves=halves, language=request.language)

    def act() -> ThemeReport:
        half: Half = form.cleaned_data["half"]
        clinic = request.standing.organisation
        return publish_themes(by=request.user, clinic=clinic, half=half)

    return form_page(
        request,
        "themes/publish.html",
        form,
        act,
        lambda made: done(
            request, reverse("themes:regional", args=[organisation]), "themes.published",
            period=period_in_words(made, request.language),
        ),
        {"least": SMALLEST_GROUP, "halves": halves},
    )  # fmt: skip


def file(request: OrganisationRequest, organisation: str, report: UUID, kind: str) -> HttpResponse:
    """A report for the region as a file."""
    _check(request)
    found = get_object_or_404(_reports(request), pk=report)
    return file_of(found, kind, request.language)


def _reports(request: OrganisationRequest) -> QuerySet[ThemeReport]:
    clinic = request.standing.organisation
    return ThemeReport.objects.filter(clinic=clinic, employer=None).select_related("clinic")


def _check(request: OrganisationRequest) -> None:
    if not any(request.standing.may(one) for one in _READERS):
        raise Http404
