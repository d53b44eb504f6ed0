"""The tabs of rows: what is entered, what it becomes, and why."""

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
)
from arbetsro.reporting.workbook.job import HEADLINES, Job
from arbetsro.reporting.workbook.notes import note, validation
from arbetsro.reporting.workbook.page import TOP, Page
from arbetsro.reporting.workbook.plan import FIRST_LINE, Line, Tab
from arbetsro.reporting.workbook.styles import Kind, shows_decimals
from arbetsro.worksheets import Cell, Result, Scope

_WIDTHS = (13, 42, 20, 21, 17, 62)
_HEADS = ("code", "label", "entered", "value", "unit", "note")
#: The origins of a value that somebody entered.
_GIVEN = frozenset({"typed", "reference"})


def write_forms(job: Job) -> None:
    """Writes every tab of rows, and names the cells on them."""
    formulas = Formulas(job.analysis.calculation.book, job.plan.places)
    for tab in job.plan.tabs:
        _write_tab(job, tab, formulas)
    for name, meaning in formulas.helpers.items():
        job.workbook.define_name(name, meaning)


def _write_tab(job: Job, tab: Tab, formulas: Formulas) -> None:
    page = Page(job, tab.name, tab.title, tab.purpose, _WIDTHS)
    page.heads(TOP, [job.say(f"head_{head}") for head in _HEADS], numbers=range(ENTERED, UNIT))
    page.keep_in_sight(TOP)
    explained: set[str] = set()
    for line in tab.lines:
        if line.cell is None:
            _write_heading(job, page, line)
            continue
        # A row that repeats for every activity is explained where it first stands.
        with_help = line.cell.row.name not in explained
        explained.add(line.cell.row.name)
        _write_text(job, page, line.number, line.cell, with_help=with_help)
        _write_numbers(job, page, line.number, line.cell, formulas)
    page.grey_out_missing((FIRST_LINE, VALUE), (tab.lines[-1].number, VALUE))


def _write_heading(job: Job, page: Page, line: Line) -> None:
    is_activity = len(line.scope) > 1
    page.band(line.number, line.heading, "subsection" if is_activity else "section")
    if is_activity:
        _count_filled_in(job, page, line.number, line.scope)


def _count_filled_in(job: Job, page: Page, at: int, scope: Scope) -> None:
    """How many cells are filled in for an activity: a blank line means zero once any is."""
    cells = job.analysis.calculation.book.cells
    lines: dict[str, list[int]] = {}
    for address, place in job.plan.places.items():
        if cells[address].scope == scope:
            lines.setdefault(place.tab, []).append(place.line)
    ranges = [f"'{tab}'!$C${min(on)}:$C${max(on)}" for tab, on in lines.items()]
    results = job.analysis.evaluation.results.values()
    count = sum(result.cell.scope == scope and result.origin in _GIVEN for result in results)
    formula = f"=COUNTA({','.join(ranges)})"
    page.count((at, NOTE), formula, count, job.say("filled_in"), filled_in(scope))


def _write_text(job: Job, page: Page, line: int, cell: Cell, *, with_help: bool) -> None:
    code = cell.code if page.name == cell.row.sheet else cell.row.code
    page.text((line, CODE), code, "code")
    label: Kind = "strong_text" if cell.row.name in HEADLINES else "text"
    page.text((line, LABEL), job.label(cell), label)
    page.text((line, UNIT), job.unit(cell.row.unit))
    page.text((line, NOTE), note(job, cell, with_help=with_help), "note")


def _write_numbers(job: Job, page: Page, line: int, cell: Cell, formulas: Formulas) -> None:
    """What is entered, and the value."""
    result, unit = job.result(cell), cell.row.unit
    # A computed row that the case overrules all the same is an input, too.
    may_be_entered = cell.row.is_input or result.origin in _GIVEN
    if may_be_entered:
        given = result.number if result.origin in _GIVEN else None
        page.entry((line, ENTERED), given, unit, validation(job, cell))
    else:
        page.text((line, ENTERED), "", "blank")
    formula = formulas.of(cell, may_be_entered=may_be_entered)
    kind: Kind = "result" if cell.row.name in HEADLINES else "value"
    name = defined_name(cell.address)
    page.formula((line, VALUE), formula, result.number, unit, kind, name)
    _write_conditions(page, line, result)


def _write_conditions(page: Page, line: int, result: Result) -> None:
    """Decimals where a number is not whole, and the look of an assumption while it is one."""
    entered, value = (line, ENTERED), (line, VALUE)
    if shows_decimals(result.cell.row.unit):
        not_whole = f"=ABS(C{line}-ROUND(C{line},0))>0.000001"
        page.condition(entered, value, not_whole, "decimals")
    if result.reference is not None and result.number is not None:
        page.condition(value, value, f"=$C{line}={plain(result.number)}", "assumption")
    elif result.cell.row.default is not None:
        page.condition(value, value, f"=ISBLANK($C{line})", "assumption")
