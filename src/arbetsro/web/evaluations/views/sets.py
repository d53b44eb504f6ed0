"""Data sets: all of them, a new one, one with its report, its code book and its files."""

from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from arbetsro.evaluation.files.codebook import COLUMNS, codebook
from arbetsro.language import say
from arbetsro.statistics.disclosure import SMALLEST_GROUP
from arbetsro.web.access.request import OrganisationRequest
from arbetsro.web.analyses.shown import shown
from arbetsro.web.care.fetching import clinic_of, one_of_clinic
from arbetsro.web.care.purposes import Purpose
from arbetsro.web.care.recording import log
from arbetsro.web.care.staff import names
from arbetsro.web.evaluations import reports
from arbetsro.web.evaluations.actions import freeze_set
from arbetsro.web.evaluations.coarse import coarse_in_words
from arbetsro.web.evaluations.freezing import data_of
from arbetsro.web.evaluations.models import FrozenSet
from arbetsro.web.frame.acting import done
from arbetsro.web.frame.refusal import Refusal


def every(request: OrganisationRequest, organisation: str) -> HttpResponse:
    """The data sets that have been made, newest first, and the button for a new one."""
    return _list(request)


def freeze(request: OrganisationRequest, organisation: str) -> HttpResponse:
    """Makes a data set and shows it; what stands in the way is told on the page."""
    try:
        made = freeze_set(by=request.user, clinic=clinic_of(request))
    except Refusal as refusal:
        return _list(request, refusal.told(request.language), status=422)
    page = reverse("evaluations:show", args=[organisation, made.pk])
    return done(request, page, "evaluations.frozen", count=made.people)


def show(request: OrganisationRequest, organisation: str, pk: UUID) -> HttpResponse:
    """What a data set holds, what was made coarser, its files, and the report."""
    found = _one(request, pk)
    _note(request, found, "data_set.read")
    document = reports.report_of(found, request.language, brief=True)
    context = {
        "set": found,
        "by": names([found.by]).get(found.by, ""),
        "coarse": coarse_in_words(found.coarsened, request.language),
        "reports": reports.REPORTS,
        "files": reports.DATA,
        "report": document,
        "document": list(shown(document.blocks, request.language, level=2)),
    }
    return render(request, "evaluations/set.html", context)


def book(request: OrganisationRequest, organisation: str, pk: UUID) -> HttpResponse:
    """The code book: what each variable of a data set is, and what its values mean."""
    found = _one(request, pk)
    language = request.language
    context = {
        "set": found,
        "columns": [say(f"evaluation.codebook_{one}", language) for one in COLUMNS],
        "rows": list(codebook(data_of(found).columns, language)),
    }
    return render(request, "evaluations/codebook.html", context)


def file(request: OrganisationRequest, organisation: str, pk: UUID, kind: str) -> HttpResponse:
    """The data set or the report as a file."""
    found = _one(request, pk)
    if kind not in (*reports.REPORTS, *reports.DATA):
        raise Http404
    _note(request, found, "data_set.fetched", form=kind)
    content = reports.content_of(found, kind, request.language)
    # A file's name stays where it is saved: the clinic and the day, nothing else.
    name = f"{organisation}-{reports.day_of(found):%Y-%m-%d}.{kind}"
    headers = {"Content-Disposition": f'attachment; filename="{name}"'}
    return HttpResponse(content, content_type=reports.type_of(kind), headers=headers)


def _list(request: OrganisationRequest, fault: str = "", status: int = 200) -> HttpResponse:
    clinic = clinic_of(request)
    sets = list(FrozenSet.objects.filter(clinic=clinic).defer("rows", "trace"))
    by = names(one.by for one in sets)
    context = {
        "sets": [(one, by.get(one.by, "")) for one in sets],
        "least": SMALLEST_GROUP,
        "fault": fault,
    }
    return render(request, "evaluations/list.html", context, status=status)


def _one(request: OrganisationRequest, pk: UUID) -> FrozenSet:
    sets = FrozenSet.objects.select_related("clinic").defer("trace")
    return one_of_clinic(request, sets, pk)


def _note(request: OrganisationRequest, found: FrozenSet, code: str, **detail: str) -> None:
    log(
        code, by=request.user, purpose=Purpose.EVALUATION, clinic=found.clinic, target=found,
        reading=True, **detail,  # type: ignore[arg-type]
    )  # fmt: skip
