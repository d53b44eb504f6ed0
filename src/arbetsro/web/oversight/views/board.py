"""Packs for the board: made, read, and fetched as files."""

from uuid import UUID

from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.text import slugify

from arbetsro.reporting.board.keeping import read_pack
from arbetsro.web.access import fetching
from arbetsro.web.access.request import OrganisationRequest
from arbetsro.web.audit.recording import record
from arbetsro.web.frame.acting import form_page
from arbetsro.web.frame.paper import PAPER
from arbetsro.web.jobs.actions import start_job
from arbetsro.web.oversight import actions
from arbetsro.web.oversight.forms import PackForm
from arbetsro.web.oversight.models import BoardPack
from arbetsro.web.oversight.told import grouped
from arbetsro.web.oversight.views.common import READ, unit_to_read

_ON_A_PAGE = 20
_PACKS = BoardPack.objects.select_related("unit__organisation", "made_by")


def packs(request: OrganisationRequest, organisation: str, pk: int) -> HttpResponse:
    """The packs of a unit, and a form for a new one, of which the worker then makes files."""
    unit = unit_to_read(request, pk)
    data = request.POST if request.method == "POST" else None
    form = PackForm(data, language=request.language)
    made = _PACKS.filter(unit=unit).defer("content")
    page = Paginator(made, _ON_A_PAGE).get_page(request.GET.get("page"))
    return form_page(
        request, "oversight/board.html", form,
        lambda: actions.make_board_pack(by=request.user, unit=unit, **form.cleaned_data),
        lambda pack: _make_files(request, pack),
        {"unit": unit, "page": page},
    )  # fmt: skip


def show(request: OrganisationRequest, organisation: str, pack: UUID) -> HttpResponse:
    """A pack as it was frozen, and its files."""
    found = _pack(request, pack)
    told = read_pack(found.content)
    record("board_pack.read", by=request.user, target=found, reading=True)
    files = found.files.defer("content").order_by("language", "kind")
    context = {
        "pack": found,
        "unit": found.unit,
        "told": told,
        "groups": list(grouped(told.figures, told.since, request.language)),
        "files": [one for one in files if one.language == request.language],
        "others": [one for one in files if one.language != request.language],
    }
    return render(request, "oversight/pack.html", context)


def make(request: OrganisationRequest, organisation: str, pack: UUID) -> HttpResponse:
    """Asks the worker for the files of a pack in the person's language."""
    return _make_files(request, _pack(request, pack))


def file(request: OrganisationRequest, organisation: str, pack: UUID, file: int) -> HttpResponse:
    """A file as it was made."""
    found = _pack(request, pack)
    kept = found.files.filter(pk=file).first()
    if kept is None:
        raise Http404
    record("board_file.fetched", by=request.user, target=found, reading=True, kind=kept.kind)
    name = slugify(f"{found.unit.name} {found.until}")[:80] or "arbetsro"
    headers = {"Content-Disposition": f'attachment; filename="{name}-{kept.language}.{kept.kind}"'}
    return HttpResponse(bytes(kept.content), content_type=PAPER[kept.kind], headers=headers)


def _pack(request: OrganisationRequest, pk: UUID) -> BoardPack:
    return fetching.one_in_units(request, READ, _PACKS, pk)


def _make_files(request: OrganisationRequest, pack: BoardPack) -> HttpResponse:
    slug = pack.organisation.slug
    job = start_job(
        by=request.user,
        organisation=pack.organisation,
        kind="board_files",
        about=f"{pack.unit.name} {pack.until}",
        parameters={"pack": str(pack.pk), "language": request.language},
        back_to=reverse("oversight:pack", args=[slug, pack.pk]),
    )
    return redirect("jobs:show", slug, job.pk)
