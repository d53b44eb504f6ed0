"""Looks at the values of a case: what cannot be right, what is unusual, what is missing."""

from collections import Counter
from collections.abc import Iterable, Iterator

from arbetsro.economics.appraisal import faults_of_alternative
from arbetsro.economics.calculation import Calculation, calculate
from arbetsro.economics.case import Case, UseReference
from arbetsro.economics.declared import MODULES, reference_values, rows_by_code
from arbetsro.economics.faults import Fault, Place
from arbetsro.economics.ranges import Range
from arbetsro.knowledge.library import built_in
from arbetsro.language import LANGUAGES
from arbetsro.worksheets import Cell, Missing, Result, Row

#: Below this many full-time equivalents a percentage is a handful of people.
SMALL_GROUP = 50
_LARGEST_SAMPLE = 2**22
_RESULTS = ("J9", "K97")


def check(calculation: Calculation) -> tuple[Fault, ...]:
    """Everything that is wrong or unusual in a calculated case, in the order of the case."""
    case = calculation.case
    faults = [
        *_faults_of_settings(case),
        *_faults_of_result(calculation),
        *_faults_of_periods(case),
        *_faults_of_names(case),
        *_faults_of_knowledge(case),
        *_faults_of_entries(calculation),
        *(fault for one in case.alternatives for fault in faults_of_alternative(one, calculation)),
        *_faults_of_sums(calculation),
    ]
    # A value that is wrong brings divisions by zero with it, which say nothing more.
    if not any(fault.severity == "error" for fault in faults):
        faults += _divisions_by_zero(calculation)
    return (*faults, *missing_inputs(calculation))


def _faults_of_settings(case: Case) -> Iterator[Fault]:
    for module in case.beyond:
        if module not in MODULES:
            yield Fault(
                "no_such_module",
                Place(key="beyond"),
                {"value": module, "known": ", ".join(MODULES)},
            )
    if case.language is not None and case.language not in LANGUAGES:
        values = {"value": case.language, "known": ", ".join(LANGUAGES)}
        yield Fault("no_such_language", Place(key="language"), values)
    draws = case.sampling.draws
    if not 1024 <= draws <= _LARGEST_SAMPLE or draws & (draws - 1):
        yield Fault("draws_not_a_power_of_two", Place(key="draws"), {"value": draws})
    if case.discount_rate is not None and not 0 <= case.discount_rate <= 1:
        yield Fault(
            "discount_rate_not_a_share", Place(key="discount_rate"), {"value": case.discount_rate}
        )


def _faults_of_result(calculation: Calculation) -> Iterator[Fault]:
    there = [code for code in _RESULTS if calculation.book.find(code) is not None]
    result = calculation.case.sampling.result
    if result not in there:
        yield Fault(
            "no_such_result", Place(key="result"), {"value": result, "known": ", ".join(there)}
        )


def _faults_of_periods(case: Case) -> Iterator[Fault]:
    for key, period in (("period", case.period), ("plan_period", case.plan_period)):
        if period is None:
            continue
        values = {"start": period.start, "end": period.end}
        if period.end < period.start:
            yield Fault("period_backwards", Place(key=key), values)
        elif not period.is_twelve_months:
            yield Fault("period_not_twelve_months", Place(key=key), values)


def _faults_of_names(case: Case) -> Iterator[Fault]:
    """Names are what people tell interventions, activities and alternatives apart by."""
    for name in _twice(one.name for one in case.interventions):
        yield Fault("name_used_twice", Place(intervention=name))
    for intervention in case.interventions:
        for name in _twice(one.name for one in intervention.activities):
            place = Place(intervention=intervention.name, activity=name)
            yield Fault("name_used_twice", place)
    for name in _twice(one.name for one in case.alternatives):
        yield Fault("name_used_twice", Place(key=name))


def _faults_of_knowledge(case: Case) -> Iterator[Fault]:
    """An intervention may come from an organisation's own entries, so this only warns."""
    for one in case.interventions:
        if one.entry and built_in().get(one.entry) is None and not one.levels:
            place = Place(intervention=one.name)
            yield Fault("entry_not_known", place, {"value": one.entry}, "warning")


def _twice(names: Iterable[str]) -> list[str]:
    return [name for name, count in Counter(names).items() if count > 1]


def _faults_of_entries(calculation: Calculation) -> Iterator[Fault]:
    asked_for = set(calculation.book.rows)
    for code, entry in calculation.case.entries():
        cell = calculation.book.find(code)
        if cell is None:
            row = rows_by_code().get(code)
            if row is not None and row.name not in asked_for:
                place = Place(sheet=row.sheet, row=code)
                # Rows that any part brings along are there for the sake of separate effects.
                module = "effects" if row.module == "any" else row.module
                yield Fault("module_not_asked_for", place, {"module": module})
            continue
        place = place_of(cell, calculation.case)
        if isinstance(entry, Range):
            yield from _faults_of_number(cell.row, entry.base, place)
            for end in entry.ends if entry.low is not None else ():
                yield from _faults_of_bounds(cell.row, end, place)
        elif isinstance(entry, UseReference):
            yield from _faults_of_number(cell.row, reference_values()[entry.id].value, place)
        else:
            yield from _faults_of_number(cell.row, float(entry), place)


def _faults_of_number(row: Row, number: float, place: Place) -> Iterator[Fault]:
    wrong = list(_faults_of_bounds(row, number, place))
    yield from wrong
    if row.typical is not None and not wrong and not row.typical[0] <= number <= row.typical[1]:
        values = {"value": number, "unit": row.unit, "low": row.typical[0], "high": row.typical[1]}
        yield Fault("unusual", place, values, "warning")


def _faults_of_bounds(row: Row, number: float, place: Place) -> Iterator[Fault]:
    low, high = row.bounds or (float("-inf"), float("inf"))
    values = {"value": number, "unit": row.unit, "low": low, "high": high}
    if low <= number <= high:
        return
    # 1.4 may be meant as 140 percent, but nobody writes 22 for anything else than 22 percent.
    if row.unit == "share" and max(high, 2) <= number <= 100 * high:
        yield Fault("percent_as_number", place, {**values, "suggestion": number / 100})
    elif number < 0 <= low:
        yield Fault("negative", place, values)
    else:
        yield Fault("out_of_bounds", place, values)


def _faults_of_sums(calculation: Calculation) -> Iterator[Fault]:
    """What can only be seen when rows are held against each other."""
    number = calculation.evaluation.number
    short, long = number("E6"), number("F6")
    if short is not None and long is not None and short + long > 1:
        yield Fault(
            "absent_all_the_time", Place("F", "F6"), {"value": short + long, "unit": "share"}
        )
    row = "D4" if number("D4") is not None else "E4"
    staff = number(row)
    if staff is not None and 0 < staff < SMALL_GROUP:
        stressed = (number("C7") or 0) * staff
        values = {"value": staff, "stressed": stressed, "limit": SMALL_GROUP}
        yield Fault("small_group", Place(row[0], row), values, "warning")


def _divisions_by_zero(calculation: Calculation) -> Iterator[Fault]:
    for result in calculation.evaluation.results.values():
        if result.missing is not None and result.missing.reason == "division_by_zero":
            yield Fault("division_by_zero", place_of(result.cell, calculation.case))


def check_unread(case: Case, faults: Iterable[Fault]) -> tuple[Fault, ...]:
    """All faults of a case whose file had faults of form too, each place told once.

    Args:
        case: What could be read.
        faults: The faults of form.
    """
    faults = tuple(faults)
    places = {(fault.place.activity, fault.place.row) for fault in faults}
    of_values = check(calculate(case))
    return (*faults, *(f for f in of_values if (f.place.activity, f.place.row) not in places))


def missing_inputs(calculation: Calculation) -> list[Fault]:
    """A fault for each input that is missing where the case needs it, an activity at a time."""
    results = calculation.evaluation.results
    roots = dict.fromkeys(
        root
        for wanted in _needed(calculation)
        if (missing := calculation.evaluation[wanted].missing) is not None
        for root in missing.roots
    )
    told: list[Fault] = []
    for root in roots:
        fault = _fault_of_root(results[root], calculation.case)
        if fault is not None and fault not in told:
            told.append(fault)
    return told


def _fault_of_root(result: Result, case: Case) -> Fault | None:
    """Why a value is missing where it begins to be."""
    place = place_of(result.cell, case)
    match result.missing:
        case Missing("not_begun"):
            whole = Place(intervention=place.intervention, activity=place.activity)
            return Fault("activity_without_cost", whole)
        case Missing("nothing_to_add"):
            return Fault("intervention_without_activity", Place(intervention=place.intervention))
        case Missing("not_given"):
            return Fault("missing", place)
    return None  # a division by zero is told by itself


def _needed(calculation: Calculation) -> Iterator[str]:
    """The rows without which the case does not say what it set out to say."""
    case = calculation.case
    begun = {code[0] for code in case.rows}
    if begun & set("CDEF") or not (begun or case.alternatives):
        yield "C20"
    if case.interventions:
        yield "G34"
    if calculation.book.find("K94") is not None:
        yield "K94"
        yield from ("K97",) if case.interventions else ()


def place_of(cell: Cell, case: Case) -> Place:
    """Where in the case file a cell is filled in."""
    row, scope = cell.row, cell.scope
    intervention = case.interventions[scope[0] - 1] if scope else None
    activity = intervention.activities[scope[1] - 1] if intervention and len(scope) > 1 else None
    return Place(
        sheet=row.sheet,
        row=f"{row.code}.{row.column}" if row.column else row.code,
        intervention=intervention.name if intervention else None,
        activity=activity.name if activity else None,
    )
