"""The result of an analysis as plain data, for JSON. ``analysis.schema.json`` documents it."""

from collections.abc import Iterator, Mapping
from typing import Any

from arbetsro import __version__
from arbetsro.economics.analysis import Analysis
from arbetsro.economics.appraisal import RATES, annuity_at
from arbetsro.economics.check import place_of
from arbetsro.economics.declared import reference_values
from arbetsro.economics.uncertainty import Influence, Spread, Uncertainty
from arbetsro.worksheets import Cell, Result

_RETURNS = (
    "benefit", "investment", "surplus", "return_on_investment", "highest_cost",
    "break_even_effect", "break_even_high_stress_share", "expected_high_stress_share",
    "extended_cost", "extended_benefit", "extended_investment", "extended_surplus",
    "extended_return",
)  # fmt: skip


def as_data(analysis: Analysis) -> dict[str, Any]:
    """The analysis as plain data. Money is in unrounded kronor, shares are fractions."""
    evaluation = analysis.evaluation
    return {
        "format": 1,
        "version": __version__,
        "fingerprint": analysis.fingerprint,
        "organisation": analysis.case.organisation,
        "beyond_published_scope": list(analysis.case.beyond),
        "rows": {c.code: evaluation.number(c.address) for c in _shown_once(analysis)},
        "interventions": list(_interventions(analysis)),
        "returns": {
            name: evaluation.number(name) for name in _RETURNS if name in evaluation.results
        },
        "alternatives": list(_alternatives(analysis)),
        "ranking": _ranking(analysis),
        "uncertainty": None if analysis.uncertainty is None else _uncertainty(analysis.uncertainty),
        "assumptions": [_assumption(result) for result in analysis.assumptions()],
        "missing": list(_missing(analysis)),
        "faults": [
            {
                "code": fault.code,
                "severity": fault.severity,
                "sheet": fault.place.sheet,
                "row": fault.place.row,
                "intervention": fault.place.intervention,
                "activity": fault.place.activity,
            }
            for fault in analysis.faults
        ],
    }


def _shown_once(analysis: Analysis) -> Iterator[Cell]:
    """The cells of every sheet but those that repeat for each activity, in order of the forms."""
    book = analysis.calculation.book
    scopes = [(), *((i,) for i in range(1, len(book.shape) + 1))]
    scopes += [(i, j) for i, count in enumerate(book.shape, 1) for j in range(1, count + 1)]
    for sheet in book.sheets:
        for scope in scopes:
            for cell in book.on(sheet, scope):
                if sheet.letter not in {"H", "I"}:
                    yield cell


def _interventions(analysis: Analysis) -> Iterator[dict[str, Any]]:
    number = analysis.evaluation.number
    for i, intervention in enumerate(analysis.case.interventions, 1):
        yield {
            "name": intervention.name,
            "external": number(f"intervention_external_cost@{i}"),
            "internal": number(f"intervention_internal_cost@{i}"),
            "total": number(f"intervention_cost@{i}"),
            "activities": [
                {
                    "name": activity.name,
                    "external": number(f"activity_external_cost@{i}.{j}"),
                    "internal": number(f"activity_internal_cost@{i}.{j}"),
                    "total": number(f"activity_cost@{i}.{j}"),
                    "rows": _rows_of_activity(analysis, (i, j)) if activity.H or activity.I else {},
                }
                for j, activity in enumerate(intervention.activities, 1)
            ],
        }


def _rows_of_activity(analysis: Analysis, scope: tuple[int, int]) -> dict[str, float | None]:
    book = analysis.calculation.book
    return {
        cell.row.code: analysis.evaluation.number(cell.address)
        for sheet in book.sheets
        if sheet.letter in {"H", "I"}
        for cell in book.on(sheet, scope)
    }


def _alternatives(analysis: Analysis) -> Iterator[dict[str, Any]]:
    for one in analysis.appraisals:
        yield {
            "name": one.name,
            "base_investment": one.base_investment,
            "benefits": list(one.benefits),
            "costs": list(one.costs),
            "surpluses": list(one.surpluses),
            "discount_rate": one.discount_rate,
            "payback_years": one.payback_years,
            "net_present_value": one.net_present_value,
            "annuity": one.annuity,
            "end_value": one.end_value,
            "internal_rate": one.internal_rate,
            "benefit_cost_ratio": one.benefit_cost_ratio,
        }


def _ranking(analysis: Analysis) -> dict[str, Any]:
    """How the alternatives' yearly values follow the discount rate."""
    if not analysis.appraisals:
        return {"annuities": [], "crossings": []}
    return {
        "annuities": [
            {"rate": rate, "by_name": {a.name: annuity_at(a, rate) for a in analysis.appraisals}}
            for rate in RATES
        ],
        "crossings": [
            {"rate": c.rate, "better_below": c.better_below, "better_above": c.better_above}
            for c in analysis.crossings
        ],
    }


def _uncertainty(found: Uncertainty) -> dict[str, Any]:
    return {
        "result": found.result,
        "draws": found.draws,
        "seed": found.seed,
        "chance_of_profit": found.chance_of_profit,
        "rows": {code: _spread(spread) for code, spread in found.rows.items()},
        "acceptability": {
            "by_effect": [{"effect": e, "chance": chance} for e, chance in found.by_effect],
            "by_cost": [{"cost": c, "chance": chance} for c, chance in found.by_cost],
        },
        "alternatives": [
            {
                "name": one.name,
                "chance_of_profit": one.chance_of_profit,
                "net_present_value": _spread(one.net_present_value),
            }
            for one in found.alternatives
        ],
        "influences": [_influence(one) for one in found.influences],
        "value_of_information": found.information_value,
    }


def _spread(spread: Spread) -> dict[str, float]:
    return {"low": spread.low, "median": spread.median, "high": spread.high}


def _influence(one: Influence) -> dict[str, Any]:
    return {
        "row": one.cell.code,
        "name": one.cell.address,
        "input_low": one.swing.input_low,
        "input_high": one.swing.input_high,
        "result_low": one.swing.result_low,
        "result_high": one.swing.result_high,
        "first_order": one.first_order,
        "total_order": one.total_order,
        "value_of_information": one.information_value,
    }


def _assumption(result: Result) -> Mapping[str, Any]:
    reference = reference_values()[result.reference] if result.reference else None
    return {
        "code": result.cell.code,
        "name": result.cell.address,
        "value": result.number,
        "kind": result.origin,
        "reference": result.reference,
        "citation": reference.citation if reference else result.cell.row.default_source,
    }


def _missing(analysis: Analysis) -> Iterator[dict[str, Any]]:
    results = analysis.evaluation.results
    for result in results.values():
        if result.missing is not None:
            roots = [results[root].cell for root in result.missing.roots]
            place = place_of(result.cell, analysis.case)
            yield {
                "code": result.cell.code,
                "reason": result.missing.reason,
                "waits_for": [root.code for root in roots if root != result.cell],
                "intervention": place.intervention,
                "activity": place.activity,
            }
