"""The pages on which people work: the steps, the sheets, and how a figure was made."""

from collections import Counter
from collections.abc import Iterator
from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from arbetsro.economics.declared import MODULES, sheets
from arbetsro.economics.ranges import SHAPES
from arbetsro.language import Text
from arbetsro.reporting.trace import arithmetic
from arbetsro.web.access.request import OrganisationRequest
from arbetsro.web.analyses.advice import advice, balance_of, names_of
from arbetsro.web.analyses.fields import is_there, single_fields
from arbetsro.web.analyses.figures import exact
from arbetsro.web.analyses.guide import group_guide, steps
from arbetsro.web.analyses.mending import to_mend
from arbetsro.web.analyses.opened import Opened, opened
from arbetsro.web.analyses.parts import SHEETS, STEPS
from arbetsro.web.analyses.views.common import may_write, note_reading, read, to_read
from arbetsro.worksheets import Scope, explain
from arbetsro.worksheets import Step as TraceStep

#: How many suggestions stand on the page of step 5.
_SUGGESTED = 3
#: The figures of step 2 that the sheets know already.
_KNOWN = ("C7", "C9", "C10", "C17", "C20", "E6", "F6")


def step(
    request: OrganisationRequest, organisation: str, analysis: UUID, step: str
) -> HttpResponse:
    """One of the seven steps: what to think about, what is known, and what to fill in."""
    if step not in STEPS:
        raise Http404
    found = read(request, analysis, step)
    order = list(steps())
    index = order.index(step)
    context = {
        **work_context(request, found, step),
        "guide": steps()[step],
        "group_guide": group_guide() if step == "situation" else None,
        "blocks": list(found.blocks.of(STEPS[step])),
        "before": steps()[order[index - 1]] if index else None,
        "after": steps()[order[index + 1]] if index + 1 < len(order) else None,
        **_beside(found, step),
    }
    return render(request, _TEMPLATES.get(step, "analyses/step.html"), context)


_TEMPLATES = {
    "interventions": "analyses/step_interventions.html",
    "present_state": "analyses/step_present_state.html",
    "calculation": "analyses/step_calculation.html",
}


def _beside(found: Opened, step: str) -> dict[str, object]:
    """What a step shows besides what is filled in there."""
    if step == "present_state":
        return {"known": list(_known(found))}
    if step == "interventions":
        return {
            "list": advice(found).first(_SUGGESTED),
            "choose": reverse(
                "analyses:choose", args=[found.analysis.organisation.slug, found.analysis.pk]
            ),
            "names": names_of(found),
            "balance": list(balance_of(found)),
        }
    if step == "calculation":
        faults = [one for one in found.faults if one.code != "missing"]
        return {
            "sheets": list(_sheets(found)),
            "faults": to_mend(found, faults),
            "beyond": single_fields()["beyond"],
            "modules": _modules(found),
        }
    return {}


def _known(found: Opened) -> Iterator[dict[str, object]]:
    for code in _KNOWN:
        cell = found.calculation.book.find(code)
        number = found.calculation.evaluation.number(code)
        if cell is not None and number is not None:
            text = exact(number, cell.row.unit, found.language)
            yield {"code": code, "label": cell.row.label, "text": text}


def _modules(found: Opened) -> list[tuple[str, Text, bool]]:
    """The parts beyond the published scope: key, name, and whether the analysis has it."""
    titles = next(one.sections for one in sheets(MODULES) if one.letter == "K")
    return [(key, titles[key], key in found.case.beyond) for key in MODULES]


def _sheets(found: Opened) -> Iterator[dict[str, object]]:
    """The sheets with a page, each with what it comes to or how much it lacks."""
    missing = Counter(f.place.sheet for f in found.faults if f.code == "missing")
    results = {"C": "C20", "D": "D9", "E": "E8", "F": "F8", "G": "G34", "J": "J9", "K": "K98"}
    for one in found.calculation.book.sheets:
        if one.letter in SHEETS:
            count = missing[one.letter]
            yield {
                "letter": one.letter,
                "title": one.title,
                "missing": count + (missing["H"] + missing["I"] if one.letter == "G" else 0),
                "result": found.figure(results[one.letter]),
            }


def sheet(
    request: OrganisationRequest, organisation: str, analysis: UUID, letter: str
) -> HttpResponse:
    """A sheet, made from its declaration alone."""
    found = opened(to_read(request, analysis), request.language)
    declared = {one.letter: one for one in found.calculation.book.sheets if one.letter in SHEETS}
    if letter not in declared:
        raise Http404
    note_reading(request, found, f"sheet {letter}")
    letters = list(declared)
    following = letters[letters.index(letter) + 1 :]
    context = {
        **work_context(request, found, "calculation"),
        "declared": declared[letter],
        "letter": letter,
        "next_letter": following[0] if following else "",
        "sections": found.rows.sections(letter),
        "interventions": list(measures(found)) if letter == "G" else [],
    }
    return render(request, "analyses/sheet.html", context)


def activity(
    request: OrganisationRequest, organisation: str, analysis: UUID, item: str
) -> HttpResponse:
    """What an activity costs: its sums, and sheets H and I that they come from."""
    found = opened(to_read(request, analysis), request.language)
    if not is_there(found.content, f"activities.{item}.name"):
        raise Http404
    note_reading(request, found, "activity")
    scope = scope_of(found, item)
    declared = {one.letter: one for one in found.calculation.book.sheets}
    context = {
        **work_context(request, found, "calculation"),
        "item": item,
        "letter": "G",
        "name": found.content.get(f"activities.{item}.name", ""),
        "sums": found.rows.sections("G", scope)[0].rows,
        "sheets": [(declared[letter], found.rows.sections(letter, scope)) for letter in ("H", "I")],
    }
    return render(request, "analyses/activity.html", context)


def trace(
    request: OrganisationRequest, organisation: str, analysis: UUID, cell: str
) -> HttpResponse:
    """How a figure was made, step by step down to what was filled in."""
    found = opened(to_read(request, analysis), request.language)
    place = found.calculation.book.find(cell)
    if place is None:
        raise Http404
    top = explain(found.calculation.evaluation, place.address)
    template = "trace_part" if request.headers.get("X-Requested-With") == "fetch" else "trace"
    context = {"analysis": found.analysis, "cell": place, "steps": [_told(found, top)]}
    return render(request, f"analyses/{template}.html", context)


def _told(found: Opened, step: TraceStep) -> dict[str, object]:
    """A step of the trace with the steps before it."""
    return {
        "label": step.result.cell.row.label,
        "made": arithmetic(found.calculation, step.result, found.language, typed="analyses.typed"),
        "is_above": step.shown_above,
        "before": [_told(found, one) for one in step.before],
    }


def scope_of(found: Opened, item: str) -> Scope:
    """Which intervention and activity an activity is, counted from one."""
    return next(scope for scope, activity in found.rows.ids.items() if activity == item)


def measures(found: Opened) -> Iterator[dict[str, object]]:
    """Sheet G: the interventions and their activities with what they cost."""
    for i, intervention in enumerate(found.case.interventions, 1):
        activities = [
            {
                "item": found.rows.ids[(i, j)],
                "name": one.name,
                "costs": _costs(found, "activity", f"@{i}.{j}"),
            }
            for j, one in enumerate(intervention.activities, 1)
        ]
        yield {
            "name": intervention.name,
            "activities": activities,
            "costs": _costs(found, "intervention", f"@{i}"),
        }


def _costs(found: Opened, name: str, place: str) -> list[str]:
    return [found.figure(f"{name}_{kind}cost{place}") for kind in ("external_", "internal_", "")]


def work_context(request: OrganisationRequest, found: Opened, current: str) -> dict[str, object]:
    """What every page needs on which people work on an analysis."""
    return {
        "analysis": found.analysis,
        "progress": found.progress(current),
        "current": current,
        "figures": found.totals(),
        "may_write": may_write(request, found.analysis),
        "tabs": [one for one in found.calculation.book.sheets if one.letter in SHEETS],
        "shapes": SHAPES,
    }
