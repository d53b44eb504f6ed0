"""The tabs of rows: what is entered, what it becomes, and why."""

from typing import TYPE_CHECKING

from arbetsro.reporting.workbook.formulas import (
    CODE,
    ENTERED,
    LABEL,
    NOTE,
    UNIT,
    VALUE,
    Formulas,
    defined_name,
    filled_in,
    plain,
    shown,
)
from arbetsro.reporting.workbook.job import Job
from arbetsro.reporting.workbook.notes import note, validation
from arbetsro.reporting.workbook.plan import FIRST_LINE, Line, Tab
from arbetsro.reporting.workbook.styles import shows_decimals
from arbetsro.worksheets import Cell, Result, Scope

if TYPE_CHECKING:
    from xlsxwriter.worksheet import Worksheet

_WIDTHS = (15, 46, 19, 21, 19, 74)
_HEADS = ("code", "label", "entered", "value", "unit", "note")

#: The origins of a value that somebody entered.
GIVEN = frozenset({"typed", "reference"})
#: The rows that people look for, in the order in which they are shown.
HEADLINES = (
    "ill_health_cost", "measures_cost", "benefit", "surplus", "return_on_investment",
    "highest_cost", "break_even_effect", "break_even_high_stress_share",
    "extended_cost", "extended_benefit", "extended_surplus", "extended_return",
)  # fmt: skip


def write_forms(job: Job) -> None:
    """Writes every tab of rows, and names the cells on them."""
    formulas = Formulas(job.analysis.calculation.book, job.plan.places)
    for tab in job.plan.tabs:
        _write_tab(job, tab, formulas)
    for name, meaning in formulas.helpers.items():
        job.workbook.define_name(name, meaning)


def _write_tab(job: Job, tab: Tab, formulas: Formulas) -> None:
    sheet = job.page(tab.name, tab.title, tab.purpose, _WIDTHS)
    _write_heads(job, sheet)
    explained: set[str] = set()
    for line in tab.lines:
        if line.cell is None:
            _write_heading(job, sheet, line)
            continue
        # A row that repeats for every activity is explained where it first stands.
        with_help = line.cell.row.name not in explained
        explained.add(line.cell.row.name)
        _write_row(job, sheet, line.number - 1, line.cell, formulas)
        _write_text(job, sheet, line.number - 1, line.cell, with_help=with_help)
        name = defined_name(line.cell.address)
        job.workbook.define_name(name, f"='{tab.name}'!$D${line.number}")
    values = (FIRST_LINE - 1, VALUE, tab.last_line - 1, VALUE)
    job.condition(sheet, values, f"=ISNA($D{FIRST_LINE})", "missing")


def _write_heads(job: Job, sheet: "Worksheet") -> None:
    for column, head in enumerate(_HEADS):
        kind = "head_of_numbers" if column in {ENTERED, VALUE} else "head"
        sheet.write_string(FIRST_LINE - 2, column, job.say(f"head_{head}"), job.styles(kind))
    sheet.freeze_panes(FIRST_LINE - 1, 0)
    sheet.repeat_rows(FIRST_LINE - 2)


def _write_heading(job: Job, sheet: "Worksheet", line: Line) -> None:
    at = line.number - 1
    if len(line.scope) < 2:  # noqa: PLR2004 - an activity's scope has two numbers
        job.band(sheet, at, line.heading, len(_WIDTHS))
        return
    for column in range(len(_WIDTHS)):
        sheet.write_blank(at, column, None, job.styles("subsection"))
    sheet.write_string(at, CODE, line.heading, job.styles("subsection"))
    _count_filled_in(job, sheet, at, line.scope)


def _count_filled_in(job: Job, sheet: "Worksheet", at: int, scope: Scope) -> None:
    """How many cells are filled in for an activity: a blank line means zero once any is."""
    book, results = job.analysis.calculation.book, job.analysis.evaluation.results
    lines: dict[str, list[int]] = {}
    for address, place in job.plan.places.items():
        if book.cells[address].scope == scope:
            lines.setdefault(place.tab, []).append(place.line)
    ranges = [f"'{tab}'!$C${min(on)}:$C${max(on)}" for tab, on in lines.items()]
    count = sum(r.cell.scope == scope and r.origin in GIVEN for r in results.values())
    words = job.say("filled_in").replace('"', "")
    look = job.styles("note", f'"{words}:\xa0"0')
    sheet.write_formula(at, NOTE, f"=COUNTA({','.join(ranges)})", look, count)
    job.workbook.define_name(filled_in(scope), f"='{sheet.name}'!$F${at + 1}")


def _write_row(job: Job, sheet: "Worksheet", at: int, cell: Cell, formulas: Formulas) -> None:
    """The two cells of a line that hold numbers."""
    result = job.analysis.evaluation.results[cell.address]
    # A computed row that the case overrules all the same is an input, too.
    may_be_entered = cell.row.is_input or result.origin in GIVEN
    entry = job.styles.of_unit("entry" if may_be_entered else "no_entry", cell.row.unit)
    if result.origin in GIVEN and result.number is not None:
        sheet.write_number(at, ENTERED, result.number, entry)
    else:
        sheet.write_blank(at, ENTERED, None, entry)
    if may_be_entered:
        sheet.data_validation(at, ENTERED, at, ENTERED, validation(job, cell))
    kind = "result" if cell.row.name in HEADLINES else "value"
    formula = formulas.of(cell, may_be_entered=may_be_entered)
    look = job.styles.of_unit(kind, cell.row.unit)
    sheet.write_formula(at, VALUE, formula, look, shown(result.number))
    _conditions(job, sheet, at, result)


def _conditions(job: Job, sheet: "Worksheet", at: int, result: Result) -> None:
    """Decimals where a number is not whole, and the look of an assumption while it is one."""
    number = at + 1
    if shows_decimals(result.cell.row.unit):
        not_whole = f"=ABS(C{number}-ROUND(C{number},0))>0.000001"
        job.condition(sheet, (at, ENTERED, at, VALUE), not_whole, "decimals")
    if result.reference is not None and result.number is not None:
        still = f"=$C{number}={plain(result.number)}"
        job.condition(sheet, (at, VALUE, at, VALUE), still, "assumption")
    elif result.cell.row.default is not None:
        job.condition(sheet, (at, VALUE, at, VALUE), f"=ISBLANK($C{number})", "assumption")


def _write_text(job: Job, sheet: "Worksheet", at: int, cell: Cell, *, with_help: bool) -> None:
    """The cells of a line that hold text."""
    label = "strong_text" if cell.row.name in HEADLINES else "text"
    code = cell.code if sheet.name == cell.row.sheet else cell.row.code
    sheet.write_string(at, CODE, code, job.styles("code"))
    sheet.write_string(at, LABEL, cell.row.label.in_(job.language), job.styles(label))
    sheet.write_string(at, UNIT, job.unit(cell.row.unit), job.styles("text"))
    sheet.write_string(at, NOTE, note(job, cell, with_help=with_help), job.styles("note"))
