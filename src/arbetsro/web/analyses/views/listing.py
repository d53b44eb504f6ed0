"""All analyses, a new one, and the overview of one."""

from uuid import UUID

from django import forms
from django.conf import settings
from django.core.files.uploadedfile import UploadedFile
from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render

from arbetsro.economics.case import Case
from arbetsro.economics.case_file import parse_case
from arbetsro.economics.faults import CaseError
from arbetsro.language import LANGUAGES, Language, say
from arbetsro.reporting.faults import sentences
from arbetsro.web.access.fetching import in_units, units
from arbetsro.web.access.request import OrganisationRequest
from arbetsro.web.access.roles import Permission
from arbetsro.web.analyses import actions
from arbetsro.web.analyses.actions import AnalysisError
from arbetsro.web.analyses.as_case import from_case
from arbetsro.web.analyses.content import items
from arbetsro.web.analyses.entry import readable
from arbetsro.web.analyses.models import Analysis
from arbetsro.web.analyses.opened import Opened
from arbetsro.web.analyses.views.common import ANALYSES, may_write, read, to_read
from arbetsro.web.organisations.models import Unit

_ON_A_PAGE = 30


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


class NewForm(forms.Form):
    """What a new analysis is called and where it belongs; it may begin with a case file."""

    title = forms.CharField(max_length=300)
    unit = forms.ModelChoiceField(Unit.objects.none(), empty_label=None)
    language = forms.ChoiceField(choices=[])
    case_file = forms.FileField(required=False)

    def __init__(self, request: OrganisationRequest, *args: object) -> None:
        super().__init__(*args)  # type: ignore[arg-type]
        self._language = request.language
        mine = units(request, Permission.WRITE_ANALYSES).order_by("path")
        unit = self.fields["unit"]
        unit.queryset = mine  # type: ignore[attr-defined]
        unit.label_from_instance = lambda one: "\u2003" * one.depth + one.name  # type: ignore[attr-defined]
        language = self.fields["language"]
        language.choices = [  # type: ignore[attr-defined]
            (one, say(f"analyses.language_{one}", self._language)) for one in LANGUAGES
        ]
        language.initial = request.standing.organisation.language
        for name, field in self.fields.items():
            field.label = say(f"analyses.new_{name}", self._language)
        self.fields["case_file"].help_text = say("analyses.new_case_file_hint", self._language)

    def clean_case_file(self) -> Case | None:
        """The case in the file.

        Raises:
            ValidationError: It is too large, or holds no case; every reason is told.
        """
        file: UploadedFile[bytes] | None = self.cleaned_data["case_file"]
        if file is None:
            return None
        if (file.size or 0) > settings.UPLOAD_LIMIT:
            raise forms.ValidationError(say("analyses.file_too_large", self._language))
        try:
            return parse_case(file.read().decode("utf-8-sig"))
        except UnicodeDecodeError as error:
            raise forms.ValidationError(say("analyses.not_a_case_file", self._language)) from error
        except CaseError as error:
            told = sentences(error.faults, self._language, file.name or "")
            raise forms.ValidationError(told[:20]) from error


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
            language=_language(form.cleaned_data["language"]),
            content=from_case(case) if case else None,
        )
    except AnalysisError as error:
        told = say(f"analyses.{error.code}", request.language, **error.values)
        form.add_error("case_file", told)
        return None


def _language(text: str) -> Language:
    return next(one for one in LANGUAGES if one == text)


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
    files = found.analysis.files.defer("content").order_by("-version", "kind")
    context = {
        "analysis": found.analysis,
        "progress": found.progress(),
        "next": found.next_step(),
        "figures": found.key_figures(),
        "missing": sum(fault.code == "missing" for fault in found.faults),
        "may_write": may_write(request, found.analysis),
        "may_copy": request.standing.may(Permission.WRITE_ANALYSES, found.analysis.unit),
        "files": list(files),
        "group": _group(found),
    }
    return render(request, "analyses/overview.html", context)


def _group(found: Opened) -> list[str]:
    """The names of those in the working group."""
    names = (found.content.get(f"group.{one}.name", "") for one in items(found.content, "group"))
    return [name for name in names if name]
