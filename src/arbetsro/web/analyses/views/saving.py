"""What the pages of an analysis send while people type, and what they hear of each other."""

from collections.abc import Iterator
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse, HttpResponseRedirect, JsonResponse, QueryDict
from django.middleware.csrf import get_token
from django.shortcuts import redirect, render
from django.template.loader import render_to_string
from django.urls import reverse

from arbetsro.language import say
from arbetsro.web.access.request import OrganisationRequest
from arbetsro.web.analyses import actions
from arbetsro.web.analyses.actions import AnalysisError, ConflictError
from arbetsro.web.analyses.content import Value, new_id, remove_item
from arbetsro.web.analyses.entry import EntryError, read, read_range, read_reference, written
from arbetsro.web.analyses.fields import Field, field_at, list_at, single_fields
from arbetsro.web.analyses.history import changed_since
from arbetsro.web.analyses.models import Analysis
from arbetsro.web.analyses.opened import Opened, opened
from arbetsro.web.analyses.parts import SHEETS, dom_id
from arbetsro.web.analyses.row import RowView
from arbetsro.web.analyses.views.common import may_write, to_read, to_write, told
from arbetsro.web.analyses.views.working import scope_of
from arbetsro.web.frame.returning import back_to
from arbetsro.worksheets import Scope


def save(request: OrganisationRequest, organisation: str, analysis: UUID) -> HttpResponse:
    """Keeps one value, and answers with what follows from it on the page."""
    found, address = to_write(request, analysis), request.POST.get("address", "")
    field = field_at(address)
    if field is None or field.kind == "kept":
        raise Http404
    try:
        value = _typed(field, request.POST, request)
        now = actions.set_value(
            by=request.user,
            analysis=found,
            address=address,
            value=value,
            seen=_number(request.POST.get("seen", "")),
        )
    except EntryError as error:
        return _refused(told(request, error))
    except AnalysisError as error:
        status = 423 if error.code == "closed" else 422
        return _refused(told(request, error), status)
    except ConflictError as error:
        return _conflict(field, error, request)
    return _answer(request, now, field, address)


def _typed(field: Field, sent: QueryDict, request: OrganisationRequest) -> Value:
    form = sent.get("form", "value")
    if form == "range":
        return read_range(field, {key: sent.get(key, "") for key in sent}, request.language)
    if form == "reference":
        return read_reference(field, sent.get("text", ""))
    return read(field, sent.get("text", ""), request.language)


def _number(text: str) -> int:
    """The number of a version, as a page sends it; none is 0."""
    return int(text) if text.isascii() and text.isdigit() and len(text) < 10 else 0


def _refused(message: str, status: int = 422) -> HttpResponse:
    return JsonResponse({"state": "refused", "message": message}, status=status)


def _conflict(field: Field, error: ConflictError, request: OrganisationRequest) -> HttpResponse:
    theirs = written(field, error.theirs, request.language)
    answer = {
        "state": "conflict",
        "theirs": theirs,
        "seen": error.version,
        "message": say("analyses.conflict_text", request.language, name=error.by),
    }
    return JsonResponse(answer, status=409)


def _answer(
    request: OrganisationRequest, analysis: Analysis, field: Field, address: str
) -> HttpResponse:
    now = opened(analysis, request.language)
    value = analysis.content.get(address)
    answer = {
        "state": "saved",
        "version": analysis.version,
        "seen": analysis.touched.get(address, 0),
        "text": written(field, value, request.language),
        "is_range": isinstance(value, dict) and "distribution" in value,
        **_outputs(request, now),
    }
    return JsonResponse(answer)


def _outputs(request: OrganisationRequest, now: Opened) -> dict[str, object]:
    """Every computed part of the page that the request comes from."""
    page = (request.POST.get("page") or request.GET.get("page") or "").split(" ")
    rows = {row.id: _row(request, now, row) for row in _rows_on(now, page)}
    return {"rows": rows, "totals": {one.code: one.text for one in now.key_figures()}}


def _rows_on(now: Opened, page: list[str]) -> Iterator[RowView]:
    kind, name = page if len(page) == 2 else ("", "")
    if (
        kind == "sheet"
        and name in SHEETS
        and name in {s.letter for s in now.calculation.book.sheets}
    ):
        yield from _of(now, name)
    if kind == "activity" and name in now.rows.ids.values():
        for letter in ("G", "H", "I"):
            yield from _of(now, letter, scope_of(now, name))


def _of(now: Opened, letter: str, scope: Scope = ()) -> Iterator[RowView]:
    for section in now.rows.sections(letter, scope):
        yield from section.rows


def _row(request: OrganisationRequest, now: Opened, row: RowView) -> dict[str, str]:
    context = {
        "row": row,
        "analysis": now.analysis,
        "organisation": request.standing.organisation,
        "language": request.language,
    }
    live = render_to_string("analyses/row_live.html", context)
    return {"kind": row.kind, "result": row.result, "live": live}


def news(request: OrganisationRequest, organisation: str, analysis: UUID) -> HttpResponse:
    """What others have changed since a version, for a page that is open."""
    found = to_read(request, analysis)
    since = _number(request.GET.get("since", ""))
    answer: dict[str, object] = {
        "version": found.version,
        "open": may_write(request, found),
        "token": get_token(request),
    }
    if found.version > since:
        answer |= _told(request, found, since)
    return JsonResponse(answer)


def _told(request: OrganisationRequest, found: Analysis, since: int) -> dict[str, object]:
    changed = changed_since(found, since)
    fields = {address: field for address in changed if (field := field_at(address)) is not None}
    last = found.versions.select_related("by").exclude(by=request.user).first()
    others = last is not None and last.number > since
    return {
        "fields": {
            address: {
                "text": written(field, found.content.get(address), request.language),
                "seen": found.touched[address],
            }
            for address, field in fields.items()
        },
        "structure": len(fields) < len(changed),
        "message": say("analyses.others_changed", request.language, name=str(last.by))
        if last and others
        else "",
        **_outputs(request, opened(found, request.language)),
    }


def change_list(request: OrganisationRequest, organisation: str, analysis: UUID) -> HttpResponse:
    """Adds, removes or moves a thing in a list, and goes back to the page."""
    found = to_write(request, analysis)
    list_address = request.POST.get("list", "")
    if _asks_first(request, found, list_address):
        return render(request, "analyses/remove.html", _to_remove(request, found, list_address))
    try:
        item = _change_list(request, found, list_address)
    except AnalysisError as error:
        return _told_and_back(request, found, error)
    place = (
        dom_id(list_address) if request.POST["do"] == "remove" else f"{dom_id(list_address)}-{item}"
    )
    return HttpResponseRedirect(f"{_back(request, found)}#{place}")


def _asks_first(request: OrganisationRequest, found: Analysis, list_address: str) -> bool:
    """Whether something that holds anything is to go, and nobody has said that it may."""
    if request.POST.get("do") != "remove" or request.POST.get("sure") or not found.is_open:
        return False
    return len(remove_item(found.content, list_address, request.POST.get("item", ""))) > 1


def _to_remove(
    request: OrganisationRequest, found: Analysis, list_address: str
) -> dict[str, object]:
    item, declared = request.POST.get("item", ""), list_at(found.content, list_address)
    key = list_address.split(".")[-1]
    names = (found.content.get(f"{key}.{item}.{one}") for one in ("name", "text", "what"))
    unnamed = declared.title.in_(request.language) if declared else ""
    return {
        "analysis": found,
        "name": next((name for name in names if name), unnamed),
        "list": list_address,
        "item": item,
        "back": _back(request, found),
        "place": f"{dom_id(list_address)}-{item}",
    }


def _change_list(request: OrganisationRequest, found: Analysis, list_address: str) -> str:
    """Does what was asked for, and tells which thing to show."""
    item = request.POST.get("item", "")
    match request.POST.get("do", ""):
        case "add":
            item = new_id()
            actions.add_item(by=request.user, analysis=found, list_address=list_address, item=item)
        case "remove":
            actions.remove_item(
                by=request.user, analysis=found, list_address=list_address, item=item
            )
        case "up" | "down" as way:
            actions.move_item(
                by=request.user,
                analysis=found,
                list_address=list_address,
                item=item,
                steps=-1 if way == "up" else 1,
            )
        case _:
            raise Http404
    return item


def choose_modules(request: OrganisationRequest, organisation: str, analysis: UUID) -> HttpResponse:
    """Chooses the parts beyond the published scope that are to be counted."""
    found = to_write(request, analysis)
    try:
        value = read(single_fields()["beyond"], " ".join(request.POST.getlist("module")), "sv")
        actions.set_value(
            by=request.user, analysis=found, address="beyond", value=value, seen=found.version
        )
    except (EntryError, AnalysisError) as error:
        return _told_and_back(request, found, error)
    except ConflictError as error:
        messages.warning(request, say("analyses.conflict_text", request.language, name=error.by))
    return redirect("analyses:step", organisation, found.pk, "calculation")


def _told_and_back(
    request: OrganisationRequest, found: Analysis, error: EntryError | AnalysisError
) -> HttpResponse:
    """Says on the page that was left why something could not be done."""
    messages.error(request, told(request, error))
    return HttpResponseRedirect(_back(request, found))


def _back(request: OrganisationRequest, found: Analysis) -> str:
    overview = reverse("analyses:show", args=[request.standing.organisation.slug, found.pk])
    return back_to(request, otherwise=overview)
