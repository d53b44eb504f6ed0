"""What stands beside a row: how to read it, and where its value comes from."""

from collections.abc import Iterator
from textwrap import shorten
from typing import Any

from arbetsro.economics.declared import reference_values
from arbetsro.reporting.workbook.job import Job
from arbetsro.worksheets import Cell
from arbetsro.worksheets.formula import SIGNS_IN_TEXT, Number, Sum, written

#: What Excel has room for in the boxes of an input cell.
_TITLE, _MESSAGE = 32, 255
#: A bound as far off as this is there to catch slips of the hand and says nothing to a reader.
_FAR = 1e9
_FEW = 4


def note(job: Job, cell: Cell, *, with_help: bool) -> str:
    """The note on a cell's line: its help text if wanted, then where its value comes from.

    It tells the rule and not what has happened, so that it stays true when a cell is changed.
    """
    parts = [cell.row.help.in_(job.language)] if with_help else []
    return " ".join([*parts, *_source(job, cell)])


def _source(job: Job, cell: Cell) -> Iterator[str]:
    row, result = cell.row, job.analysis.evaluation.results[cell.address]
    if cell.formula is not None:
        yield _computed(job, cell)
    if row.may_be_typed:
        yield job.say("note_typed_wins")
    if cell.carries is not None:
        yield _carried(job, cell.carries)
    elif row.default is not None:
        value = job.writer.value(row.default, row.unit)
        yield job.say("note_default", value=value, source=row.default_source)
    elif row.blank == "zero" and cell.partner is not None:
        yield job.say("note_zero_with_partner", code=_code(job, cell.partner))
    elif row.blank == "zero":
        yield job.say("note_zero")
    if result.reference is not None:
        reference = reference_values()[result.reference]
        label = reference.label.in_(job.language)
        yield job.say("note_reference", label=label, citation=reference.citation)
    if cell.address in job.analysis.calculation.ranges:
        yield _range(job, cell)


def _computed(job: Job, cell: Cell) -> str:
    match cell.formula:
        case Number():
            return job.say("note_constant")
        case Sum(()):
            return job.say("note_nothing_to_add")
        case Sum(names) if len(names) > _FEW:
            first, last = _code(job, names[0]), _code(job, names[-1])
            return job.say("note_sum", first=first, last=last, count=len(names))
    assert cell.formula is not None  # noqa: S101 - the caller has seen to it
    formula = written(cell.formula, lambda address: _code(job, address), SIGNS_IN_TEXT)
    return job.say("note_formula", formula=formula)


def _carried(job: Job, address: str) -> str:
    if address in job.plan.places:
        return job.say("note_carried", code=_code(job, address))
    return job.say("note_other_sum")


def _code(job: Job, address: str) -> str:
    """The code of a cell; on an activity's own tab without the activity, as on paper."""
    cell = job.analysis.calculation.book.cells[address]
    return cell.code if job.plan.places[address].tab == cell.row.sheet else cell.row.code


def _range(job: Job, cell: Cell) -> str:
    low, high = job.analysis.calculation.ranges[cell.address].ends
    low_text, high_text = (job.writer.value(end, cell.row.unit) for end in (low, high))
    return job.say("note_range", low=low_text, high=high_text)


def validation(job: Job, cell: Cell) -> dict[str, Any]:
    """What Excel asks for and lets through where the cell is entered."""
    row = cell.row
    message = (row.where or row.help).in_(job.language)
    label = f"{row.code} {row.label.in_(job.language)}"
    shown = {
        "input_title": shorten(label, _TITLE, placeholder="…"),
        "input_message": shorten(message, _MESSAGE, placeholder="…"),
    }
    if row.bounds is None:
        return {"validate": "any", **shown}
    low, high = row.bounds
    return {
        "validate": "decimal",
        "criteria": "between",
        "minimum": low,
        "maximum": high,
        "error_title": job.say("not_possible"),
        "error_message": _bounds(job, low, high, row.unit),
        **shown,
    }


def _bounds(job: Job, low: float, high: float, unit: str) -> str:
    low_text, high_text = (job.writer.value(end, unit) for end in (low, high))
    if low <= -_FAR:
        return job.say("must_be_a_number")
    if high >= _FAR:
        return job.say("must_be_at_least", low=low_text)
    return job.say("must_be_between", low=low_text, high=high_text)
