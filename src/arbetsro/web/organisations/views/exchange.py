"""Import with a dry run, and export, of units, people and roles."""

from collections.abc import Callable, Iterator
from typing import Any, TypeAlias

from django import forms
from django.conf import settings
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.core.files.uploadedfile import UploadedFile
from django.core.paginator import Paginator
from django.db.models import QuerySet
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone

from arbetsro.language import Language, say
from arbetsro.web.access import fetching
from arbetsro.web.access.request import OrganisationRequest
from arbetsro.web.access.roles import Permission, Role, roles
from arbetsro.web.audit.recording import record
from arbetsro.web.organisations import actions
from arbetsro.web.organisations.actions.imports import plan_of
from arbetsro.web.organisations.errors import OrganisationError
from arbetsro.web.organisations.exchange import writing
from arbetsro.web.organisations.exchange.cells import Kind, PersonRow, RoleRow, UnitRow
from arbetsro.web.organisations.exchange.faults import FileError
from arbetsro.web.organisations.exchange.form import COLUMNS, SHEETS, SheetName
from arbetsro.web.organisations.exchange.plan import KINDS, AnyChange, Plan
from arbetsro.web.organisations.exchange.reading import read_files
from arbetsro.web.organisations.exchange.world import key_of
from arbetsro.web.organisations.forms import SpokenForm, role_choices
from arbetsro.web.organisations.models import DRAFT_LIFE, ImportDraft, Unit

_ON_A_PAGE = 200
_MOST_FILES = len(SHEETS)


Upload: TypeAlias = "UploadedFile[bytes]"


class SeveralFilesInput(forms.ClearableFileInput):
    """A field for one file or several."""

    allow_multiple_selected = True


class FilesField(forms.FileField):
    """One file or several, none of them too large."""

    widget = SeveralFilesInput

    def clean(self, data: Any, initial: object = None) -> list[Upload]:  # noqa: ANN401
        """The files."""
        files = data if isinstance(data, (list, tuple)) else [data]
        return [super(FilesField, self).clean(one, initial) for one in files or [None]]


class UploadForm(SpokenForm):
    """The files to import."""

    files = FilesField()  # type: ignore[assignment]

    def clean_files(self) -> list[Upload]:
        """The files, as many and as large as they may be."""
        files: list[Upload] = self.cleaned_data["files"]
        if len(files) > _MOST_FILES:
            raise self._refusal("too_many_files", most=_MOST_FILES)
        if sum(one.size or 0 for one in files) > settings.UPLOAD_LIMIT:
            raise self._refusal("upload_too_large", megabytes=settings.UPLOAD_LIMIT // 1_000_000)
        return files

    def refuse(self, error: FileError) -> None:
        """Shows why a file cannot be read."""
        self.add_error("files", error.sentence(self.language))

    def _refusal(self, code: str, **values: object) -> forms.ValidationError:
        return forms.ValidationError(say(f"organisations.{code}", self.language, **values))


def upload(request: OrganisationRequest, organisation: str) -> HttpResponse:
    """A form for the files, and the form that they must have."""
    _for_the_whole(request)
    form = UploadForm(request.POST or None, request.FILES or None, language=request.language)
    if request.method == "POST" and form.is_valid():
        try:
            content = read_files((one.name or "", one.read()) for one in form.cleaned_data["files"])
        except FileError as error:
            form.refuse(error)
        else:
            draft = actions.check_import(
                by=request.user, organisation=request.standing.organisation, content=content
            )
            return redirect("organisations:import_check", draft.organisation.slug, draft.pk)
    root = Unit.objects.get(organisation=request.standing.organisation, parent=None)
    context = {
        "form": form,
        "sheets": [_described(sheet, request.language) for sheet in SHEETS],
        "roles": role_choices(request.standing.organisation.kind, request.language),
        "root": key_of(root),
    }
    return render(request, "organisations/import.html", context)


def _described(sheet: SheetName, language: Language) -> dict[str, object]:
    """A sheet and its columns in words."""
    columns = [
        (one.name, say(f"organisations.about_{sheet}_{one.name}", language))
        for one in COLUMNS[sheet]
    ]
    return {"name": sheet, "title": f"organisations.sheet_{sheet}", "columns": columns}


def check(request: OrganisationRequest, organisation: str, pk: str) -> HttpResponse:
    """What the files would do, and every row that is wrong."""
    draft = _draft(request, pk)
    plan = plan_of(draft)
    page = Paginator(plan.wrong, _ON_A_PAGE).get_page(request.GET.get("page"))
    context = {
        "draft": draft,
        "plan": plan,
        "mark": plan.mark(),
        "counts": list(_counts(plan)),
        "kinds": KINDS,
        "faults": [(one, one.sentence(request.language)) for one in page],
        "notes": [(one, one.sentence(request.language)) for one in plan.notes[:_ON_A_PAGE]],
        "rows_wrong": len({(one.sheet, one.row) for one in plan.wrong}),
        "details": list(_details(plan, request.language)),
        "page": page,
    }
    return render(request, "organisations/import_check.html", context)


def _counts(plan: Plan) -> Iterator[tuple[str, list[tuple[Kind, int]]]]:
    for sheet in SHEETS:
        counts = plan.counts(sheet)
        yield f"organisations.sheet_{sheet}", [(kind, counts[kind]) for kind in KINDS]


def _details(plan: Plan, language: Language) -> Iterator[dict[str, object]]:
    """What would change, row by row, as far as a page has room for it."""
    for sheet in SHEETS:
        changes = [one for one in plan.of(sheet) if one.kind != "unchanged"]
        lines = [_line(one, language) for one in changes[:_ON_A_PAGE]]
        if lines:
            title = say(f"organisations.sheet_{sheet}", language)
            yield {"title": title, "count": len(changes), "lines": lines}


def _line(change: AnyChange, language: Language) -> dict[str, object]:
    """One change: what it is about, and what each value was and becomes."""
    row = change.row
    match row:
        case UnitRow():
            text = f"{row.code} {row.name}"
        case PersonRow():
            text = f"{row.email} {row.name}"
        case RoleRow():
            label = roles()[Role(row.role)].label.in_(language)
            text = f"{row.email}: {label}, {row.unit_code}, {row.valid_from}"
    before = [f"{name}: {old or '–'} → {getattr(row, name) or '–'}" for name, old in change.before]
    return {"text": text, "kind": change.kind, "before": before}


def apply(request: OrganisationRequest, organisation: str, pk: str) -> HttpResponse:
    """Carries out what was shown."""
    draft = _draft(request, pk)
    mark = request.POST.get("mark", "")
    try:
        actions.apply_import(by=request.user, draft=draft, mark=mark)
    except OrganisationError as error:
        messages.error(request, say(f"organisations.{error.code}", request.language))
        return redirect("organisations:import_check", organisation, pk)
    messages.success(request, say("organisations.import_applied", request.language))
    return redirect("organisations:units", organisation)


def drop(request: OrganisationRequest, organisation: str, pk: str) -> HttpResponse:
    """Throws the files away."""
    actions.drop_import(by=request.user, draft=_draft(request, pk))
    messages.success(request, say("organisations.import_dropped", request.language))
    return redirect("organisations:import", organisation)


def export_excel(request: OrganisationRequest, organisation: str) -> HttpResponse:
    """Units, people and roles as an Excel file."""
    kind = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
    return _export(request, writing.as_excel, kind, "xlsx")


def export_csv(request: OrganisationRequest, organisation: str) -> HttpResponse:
    """Units, people and roles as three CSV files in a zip file."""
    return _export(request, writing.as_csv, "application/zip", "zip")


def _export(
    request: OrganisationRequest,
    write: Callable[[Any, Language], bytes],
    kind: str,
    suffix: str,
) -> HttpResponse:
    _for_the_whole(request)
    organisation = request.standing.organisation
    data = write(organisation, request.language)
    record("people.exported", by=request.user, organisation=organisation, reading=True, kind=suffix)
    name = f"{organisation.slug}-{timezone.localdate()}.{suffix}"
    headers = {"Content-Disposition": f'attachment; filename="{name}"'}
    return HttpResponse(data, content_type=kind, headers=headers)


def _for_the_whole(request: OrganisationRequest) -> None:
    """Files are about the whole organisation; a role in a part of it is not enough."""
    for permission in (Permission.EDIT_UNITS, Permission.EDIT_PEOPLE):
        if not fetching.units(request, permission).filter(parent=None).exists():
            raise PermissionDenied


def _draft(request: OrganisationRequest, pk: str) -> ImportDraft:
    _for_the_whole(request)
    young = ImportDraft.objects.filter(created_at__gte=timezone.now() - DRAFT_LIFE)
    drafts: QuerySet[ImportDraft] = young.filter(by=request.user)
    return fetching.one_of_organisation(request, drafts, pk)
