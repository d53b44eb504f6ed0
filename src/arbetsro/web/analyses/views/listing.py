"""All analyses, a new one, and the overview of one."""

from uuid import UUID

from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render

from arbetsro.language import known, say
from arbetsro.web.access.fetching import in_units
from arbetsro.web.access.request import OrganisationRequest
from arbetsro.web.access.roles import Permission
from arbetsro.web.analyses import actions
from arbetsro.web.analyses.actions import AnalysisError
from arbetsro.web.analyses.as_case import from_case
from arbetsro.web.analyses.content import items
from arbetsro.web.analyses.forms import NewForm
from arbetsro.web.analyses.models import Analysis, DocumentFile
from arbetsro.web.analyses.opened import Opened
from arbetsro.web.analyses.views.common import ANALYSES, may_write, read, to_read, told
from arbetsro.web.frame.plain import readable

_ON_A_PAGE = 30
#: The kinds of documents, those that most people read first.
_KINDS = (
    DocumentFile.Kind.PDF, DocumentFile.Kind.WORD, DocumentFile.Kind.EXCEL, DocumentFile.Kind.CASE,
)  # fmt: skip


def all_analyses(request: OrganisationRequest, organisation: str) -> HttpResponse:
    """The analyses that the person may read, by text and state, latest change first."""
    found = in_units(request, Permission.READ_ANALYSES, ANALYSES)
    text, state = readable(request.GET.get("text", "")).strip(), request.GET.get("state", "")
    if text:
        found = found.filter(title__icontains=text[:200])
    if state in Analysis.State.values:
        found = found.filter(state=state)
    context = {
        "page": Paginator(found, _ON_A_PAGE).get_page(request.GET.get("page")),
        "text": text,
        "state": state,
        "states": Analysis.State.values,
    }
    return render(request, "analyses/list.html", context)


def new(request: OrganisationRequest, organisation: str) -> HttpResponse:
    """Starts an analysis, empty or from a case file."""
    sent = (request.POST, request.FILES) if request.method == "POST" else ()
    form = NewForm(request, *sent)
    analysis = _started(request, form) if form.is_valid() else None
    if analysis is None:
        status = 422 if form.is_bound else 200
        return render(request, "analyses/new.html", {"form": form}, status=status)
    return redirect("analyses:show", organisation, analysis.pk)


def _started(request: OrganisationRequest, form: NewForm) -> Analysis | None:
    """The analysis that a form asks for; nothing, and a fault in the form, where it cannot be."""
    case = form.cleaned_data["case_file"]
    try:
        return actions.start(
            by=request.user,
            unit=form.cleaned_data["unit"],
            title=form.cleaned_data["title"],
            language=known(form.cleaned_data["language"]) or request.language,
            content=from_case(case) if case else None,
        )
    except AnalysisError as error:
        form.add_error("case_file", told(request, error))
        return None


def copy(request: OrganisationRequest, organisation: str, analysis: UUID) -> HttpResponse:
    """Starts an analysis as a copy of another, such as last year's."""
    base = to_read(request, analysis)
    if not request.standing.may(Permission.WRITE_ANALYSES, base.unit):
        raise Http404
    title = say("analyses.copy_of", request.language, title=base.title)
    made = actions.start(
        by=request.user,
        unit=base.unit,
        title=title[:300],
        language=base.spoken,
        content=base.content,
        based_on=base,
    )
    return redirect("analyses:show", organisation, made.pk)


def overview(request: OrganisationRequest, organisation: str, analysis: UUID) -> HttpResponse:
    """Where an analysis is, what it says, and what is next."""
    found = read(request, analysis, "overview")
    files = found.analysis.files.defer("content").order_by("-version", "is_draft", "language")
    context = {
        "analysis": found.analysis,
        "progress": found.progress(),
        "next": found.next_step(),
        "figures": found.key_figures(),
        "missing": sum(fault.code == "missing" for fault in found.faults),
        "may_write": may_write(request, found.analysis),
        "may_copy": request.standing.may(Permission.WRITE_ANALYSES, found.analysis.unit),
        "files": sorted(files, key=_in_order),
        "group": _group(found),
    }
    return render(request, "analyses/overview.html", context)


def _in_order(file: DocumentFile) -> tuple[bool, int, int]:
    """The documents of the decision first, then drafts, each from the latest version."""
    return file.is_draft, -file.version, [*_KINDS].index(DocumentFile.Kind(file.kind))


def _group(found: Opened) -> list[str]:
    """The names of those in the working group."""
    names = (found.content.get(f"group.{one}.name", "") for one in items(found.content, "group"))
    return [name for name in names if name]
