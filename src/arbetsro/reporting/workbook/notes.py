"""What stands beside a row: how to read it, and where its value comes from."""

import re
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
    help_text = cell.row.help.in_(job.language) if with_help else ""
    return " ".join(filter(None, (help_text, *_source(job, cell, help_text))))


def _source(job: Job, cell: Cell, help_text: str) -> Iterator[str]:
    result = job.result(cell)
    if cell.formula is not None:
        yield _computed(job, cell)
    if cell.row.may_be_typed:
        yield job.say("note_typed_wins")
    yield _when_blank(job, cell, help_text)
    if result.reference is not None:
        reference = reference_values()[result.reference]
        label = reference.label.in_(job.language)
        yield job.say("note_reference", label=label, citation=reference.citation)
    if cell.address in job.analysis.calculation.ranges:
        yield _range(job, cell)


def _when_blank(job: Job, cell: Cell, help_text: str) -> str:
    """What an input is when it is left blank; nothing where the help text has said it."""
    row = cell.row
    if cell.carries is not None and cell.carries in job.plan.places:
        code = _code(job, cell.carries)
        said = re.search(rf"\b{re.escape(code)}\b", help_text)
        return "" if said else job.say("note_carried", code=code)
    if cell.carries is not None:
        return job.say("note_other_sum")
    if row.default is not None:
        value = job.writer.value(row.default, row.unit)
        return job.say("note_default", value=value, source=row.default_source)
    if cell.partner is not None:
        return job.say("note_zero_with_partner", code=_code(job, cell.partner))
    return job.say("note_zero") if row.blank == "zero" else ""


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
    decimals = 0 if unit == "share" else None
    low_text, high_text = (job.writer.value(end, unit, decimals) for end in (low, high))
    if low <= -_FAR:
        return job.say("must_be_a_number")
    if high >= _FAR:
        return job.say("must_be_at_least", low=low_text)
    return job.say("must_be_between", low=low_text, high=high_text)
