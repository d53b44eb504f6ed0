"""What an analysis was like before, and who changed what."""

from collections.abc import Iterator
from uuid import UUID

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render

from arbetsro.language import write_for_entry
from arbetsro.web.access.request import OrganisationRequest
from arbetsro.web.access.roles import Permission
from arbetsro.web.analyses import actions
from arbetsro.web.analyses.actions import AnalysisError
from arbetsro.web.analyses.content import Changes, Content, Value, between
from arbetsro.web.analyses.entry import as_range, unit_of, written
from arbetsro.web.analyses.fields import Field, field_at
from arbetsro.web.analyses.history import changes_of, compared, content_at, together
from arbetsro.web.analyses.models import Analysis, Version
from arbetsro.web.analyses.opened import Opened, opened
from arbetsro.web.analyses.rows import label_of
from arbetsro.web.analyses.views.common import (
    chapter,
    may_write,
    note_reading,
    read,
    to_read,
    to_write,
    told,
)

_ON_A_PAGE = 200


def all_versions(request: OrganisationRequest, organisation: str, analysis: UUID) -> HttpResponse:
    """Every version, latest first, with what was changed and by whom."""
    found = read(request, analysis, "history")
    versions = found.analysis.versions.select_related("by")
    page = Paginator(versions, _ON_A_PAGE).get_page(request.GET.get("page"))
    runs = [_run(found, run) for run in together(page.object_list)]
    context = {"analysis": found.analysis, "page": page, "runs": runs}
    return render(request, "analyses/history.html", context)


def _run(found: Opened, run: list[Version]) -> dict[str, object]:
    """Versions that one person made in a row, with the names of the places they changed."""
    addresses = dict.fromkeys(c.address for v in reversed(run) for c in changes_of(v))
    labels = [label_of(address, found.content, found.language) for address in addresses]
    return {
        "last": run[0],
        "first": run[-1],
        "labels": list(dict.fromkeys(labels))[:8],
        "more": max(0, len(set(labels)) - 8),
    }


def version(
    request: OrganisationRequest, organisation: str, analysis: UUID, number: int
) -> HttpResponse:
    """An earlier version as it was, and what has changed since."""
    found = opened(to_read(request, analysis), request.language)
    content = _content(found.analysis, number)
    note_reading(request, found, f"version {number}")
    then = opened(found.analysis, request.language, content)
    document = chapter(then, "whole") if "whole" in request.GET else ()
    if document and request.htmx:
        return render(request, "analyses/document.html", {"document": document})
    context = {
        "analysis": found.analysis,
        "number": number,
        "version": found.analysis.versions.select_related("by").get(number=number),
        "changes": list(in_words(between(content, found.content), found)),
        "document": document,
        "may_write": may_write(request, found.analysis),
    }
    return render(request, "analyses/version.html", context)


def restore(
    request: OrganisationRequest, organisation: str, analysis: UUID, number: int
) -> HttpResponse:
    """Makes an earlier version the present one; what it replaces stays in the history."""
    found = to_write(request, analysis)
    try:
        actions.restore(
            by=request.user, analysis=found, content=_content(found, number), number=number
        )
    except AnalysisError as error:
        messages.error(request, told(request, error))
    return redirect("analyses:history", organisation, found.pk)


def compare(request: OrganisationRequest, organisation: str, analysis: UUID) -> HttpResponse:
    """What differs between two versions."""
    found = read(request, analysis, "compare")
    older, newer = (_number(request, key, found.analysis) for key in ("older", "newer"))
    try:
        changes = compared(found.analysis, older, newer)
    except Version.DoesNotExist as error:
        raise Http404 from error
    context = {
        "analysis": found.analysis,
        "older": older,
        "newer": newer,
        "changes": list(in_words(changes, found)),
    }
    return render(request, "analyses/compare.html", context)


def since_base(request: OrganisationRequest, organisation: str, analysis: UUID) -> HttpResponse:
    """What is new, changed and gone since the analysis that this one began as a copy of."""
    found = read(request, analysis, "since base")
    base = found.analysis.based_on
    if base is None or not request.standing.may(Permission.READ_ANALYSES, base.unit):
        raise Http404
    before: Content = content_at(base, found.analysis.based_on_version or base.version)
    then = opened(base, request.language, before)
    figures = [
        {"label": now.label, "code": now.code, "before": old.text, "now": now.text}
        for old, now in zip(then.key_figures(), found.key_figures(), strict=True)
    ]
    context = {
        "analysis": found.analysis,
        "base": base,
        "figures": figures,
        "changes": list(in_words(between(before, found.content), found)),
    }
    return render(request, "analyses/since_base.html", context)


def in_words(changes: Changes, found: Opened) -> Iterator[dict[str, str]]:
    """Changes as a person reads them. The order of lists is left out: their things tell."""
    for change in changes:
        if field_at(change.address) is None:
            continue
        kind = (
            "added" if change.before is None else "removed" if change.after is None else "changed"
        )
        holder = found.content if change.after is not None else {}
        yield {
            "kind": kind,
            "label": label_of(change.address, holder, found.language),
            "before": _value(change.address, change.before, found),
            "after": _value(change.address, change.after, found),
        }


def _value(address: str, value: Value, found: Opened) -> str:
    field = field_at(address)
    if field is None or value is None:
        return ""
    unit = _unit(field, found)
    text = f"{written(field, value, found.language)}{unit}"
    if isinstance(value, dict) and "distribution" in value:
        ends = (
            write_for_entry(end, found.language, unit_of(field)) for end in as_range(value).ends
        )
        return f"{text} ({'–'.join(ends)}{unit})"
    return text


def _unit(field: Field, found: Opened) -> str:
    """The unit of a field, as it is written after a figure; nothing for a text."""
    if field.kind not in {"row", "share"}:
        return ""
    unit = unit_of(field)
    space = "" if unit == "share" and found.language == "en" else "\xa0"
    return space + found.rows.unit_in_words(unit)


def _content(analysis: Analysis, number: int) -> Content:
    try:
        return content_at(analysis, number)
    except Version.DoesNotExist as error:
        raise Http404 from error


def _number(request: OrganisationRequest, key: str, analysis: Analysis) -> int:
    text = request.GET.get(key, "")
    return int(text) if text.isascii() and text.isdigit() and len(text) < 9 else analysis.version
