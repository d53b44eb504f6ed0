"""What stops the figures from being a basis for a decision, on the first tab."""

from collections.abc import Iterable, Sequence

from arbetsro.economics.check import place_of
from arbetsro.economics.faults import Place
from arbetsro.reporting.faults import sentences
from arbetsro.reporting.workbook.job import Job
from arbetsro.reporting.workbook.page import Page
from arbetsro.worksheets import Cell


def write_faults(job: Job, page: Page, line: int, lacking: Sequence[str] | None = None) -> int:
    """Writes the errors of the analysis, if any; gives the line where the next part begins."""
    errors = job.analysis.errors
    missing = _missing_cells(job)
    others: Sequence[str] | None = lacking
    if others is None:
        others = sentences((one for one in errors if one.place not in missing), job.language)
    if missing:
        line = _write_missing(job, page, line, missing.values())
    if others:
        line = page.paragraphs(line, job.say("errors"), others, "warning")
    return line


def _missing_cells(job: Job) -> dict[Place, Cell]:
    """The cells that the analysis waits for, by the place where the error stands."""
    cells = job.analysis.calculation.book.cells
    placed = [cells[address] for address in job.plan.places]
    by_place = {place_of(cell, job.analysis.case): cell for cell in placed}
    return {
        one.place: by_place[one.place]
        for one in job.analysis.errors
        if one.code == "missing" and one.place in by_place
    }


def _write_missing(job: Job, page: Page, line: int, cells: Iterable[Cell]) -> int:
    """The cells to fill in, each with where people usually find the figure."""
    page.band(line, job.say("to_fill_in"))
    for cell in cells:
        line += 1
        place = job.plan.places[cell.address]
        page.rule(line)
        page.link((line, 0), cell.code, place.tab, f"C{place.line}")
        page.text((line, 1), job.label(cell))
        page.text((line, 3), job.unit(cell.row.unit))
        page.text((line, 4), (cell.row.where or cell.row.help).in_(job.language), "note")
    return line + 2
