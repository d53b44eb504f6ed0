"""The pages on which people look ahead: how sure it is, several years, and scenarios."""

from collections.abc import Iterator
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render

from arbetsro.economics.calculation import calculate
from arbetsro.economics.declared import rows_by_code
from arbetsro.web.access.request import OrganisationRequest
from arbetsro.web.analyses.as_case import as_case
from arbetsro.web.analyses.content import items
from arbetsro.web.analyses.fields import field_at, single_fields
from arbetsro.web.analyses.figures import figure
from arbetsro.web.analyses.mending import to_mend
from arbetsro.web.analyses.opened import Opened
from arbetsro.web.analyses.parts import FieldView
from arbetsro.web.analyses.views.common import chapter, read
from arbetsro.web.analyses.views.working import work_context

#: The rows that scenarios most often differ in, and the results that they are compared by.
_USUAL = ("C7", "C8", "C12", "C15", "J6")
_RESULTS = ("C20", "G34", "J7", "J9", "J11", "J17")


def uncertainty(request: OrganisationRequest, organisation: str, analysis: UUID) -> HttpResponse:
    """How sure the result is, what matters most for it, and what to find out first."""
    found = read(request, analysis, "uncertainty")
    context = {
        **work_context(request, found, "calculation"),
        "letter": "uncertainty",
        "has_ranges": bool(found.calculation.ranges),
        "faults": to_mend(found, found.errors()),
        "document": chapter(found, "uncertainty") if found.calculation.ranges else (),
    }
    return render(request, "analyses/uncertainty.html", context)


def time(request: OrganisationRequest, organisation: str, analysis: UUID) -> HttpResponse:
    """Alternatives over several years."""
    found = read(request, analysis, "time")
    rate = found.blocks.field(single_fields()["discount_rate"], "discount_rate")
    context = {
        **work_context(request, found, "calculation"),
        "letter": "time",
        "blocks": [rate, *found.blocks.of(("alternatives",))],
        "faults": to_mend(found, found.errors()) if found.case.alternatives else [],
        "document": chapter(found, "time") if found.case.alternatives else (),
    }
    return render(request, "analyses/time.html", context)


def scenarios(request: OrganisationRequest, organisation: str, analysis: UUID) -> HttpResponse:
    """What if some figures were others: scenarios side by side."""
    found = read(request, analysis, "scenarios")
    names = [
        (item, found.content.get(f"scenarios.{item}.name", ""))
        for item in items(found.content, "scenarios")
    ]
    more = request.GET.get("row", "").upper()
    context = {
        **work_context(request, found, "calculation"),
        "letter": "scenarios",
        "blocks": list(found.blocks.of(("scenarios",))),
        "names": [name for _, name in names],
        "inputs": list(_inputs(found, [item for item, _ in names], more)),
        "results": list(_results(found)),
        "choices": [r for r in rows_by_code().values() if _may_vary(r.code)],
    }
    return render(request, "analyses/scenarios.html", context)


def _may_vary(code: str) -> bool:
    return field_at(f"scenarios.x.{code}") is not None


def _inputs(found: Opened, scenarios: list[str], more: str) -> Iterator[dict[str, object]]:
    """A line for every row that differs, or often does, with a field for each scenario."""
    overridden = {
        address.split(".")[2] for address in found.content if address.startswith("scenarios.")
    }
    wanted = [*_USUAL, *sorted(overridden - {"name", *_USUAL}), more]
    for code in dict.fromkeys(wanted):
        row, field = rows_by_code().get(code), field_at(f"scenarios.x.{code}")
        if row is None or field is None:
            continue
        fields: list[FieldView] = [
            found.blocks.field(field, f"scenarios.{item}.{code}") for item in scenarios
        ]
        yield {
            "code": code,
            "label": row.label,
            "unit": found.rows.unit_in_words(row.unit),
            "base": found.figure(code),
            "fields": fields,
        }


def _results(found: Opened) -> Iterator[dict[str, object]]:
    """A line for every result, with its value in the analysis and in each scenario."""
    analysis = found.analysis
    several = [
        calculate(
            as_case(found.content, analysis.organisation.name, analysis.spoken, scenario=item)
        )
        for item in items(found.content, "scenarios")
    ]
    for code in _RESULTS:
        row = rows_by_code()[code]
        numbers = [one.evaluation.number(code) for one in several]
        yield {
            "code": code,
            "label": row.label,
            "base": found.figure(code),
            "values": ["–" if n is None else figure(n, row.unit, found.language) for n in numbers],
        }
