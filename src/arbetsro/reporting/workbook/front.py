"""The first tab: what the workbook is, how to work in it, and what it rests on."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from arbetsro import __version__
from arbetsro.economics.case import Period
from arbetsro.economics.declared import reference_values
from arbetsro.reporting.faults import sentences
from arbetsro.reporting.workbook.form import HEADLINES
from arbetsro.reporting.workbook.formulas import defined_name, shown
from arbetsro.reporting.workbook.job import Job
from arbetsro.reporting.workbook.styles import Kind
from arbetsro.worksheets import Result

if TYPE_CHECKING:
    from xlsxwriter.worksheet import Worksheet

_WIDTHS = (16, 58, 22, 20, 72)
_COLOURS: dict[str, Kind] = {
    "colour_entry": "entry",
    "colour_value": "value",
    "colour_result": "result",
    "colour_assumption": "assumption",
    "colour_missing": "missing",
}


def open_front(job: Job) -> "Worksheet":
    """The first tab, still empty, so that it stands before the others."""
    return job.page(job.say("tab_front"), job.say("title"), job.say("purpose"), _WIDTHS)


def write_front(job: Job, sheet: "Worksheet") -> None:
    """Fills the first tab, when all the others are there."""
    at = _write_facts(job, sheet, 3)
    at = _write_faults(job, sheet, at)
    at = _write_results(job, sheet, at)
    at = _write_how(job, sheet, at)
    at = _write_colours(job, sheet, at)
    at = _write_assumptions(job, sheet, at)
    _write_contents(job, sheet, at)


def _write_facts(job: Job, sheet: "Worksheet", at: int) -> int:
    for key, value in _facts(job):
        for column in range(len(_WIDTHS)):
            sheet.write_blank(at, column, None, job.styles("no_entry"))
        sheet.write_string(at, 0, job.say(key), job.styles("subsection"))
        sheet.write_string(at, 1, value, job.styles("no_entry"))
        at += 1
    return at + 1


def _facts(job: Job) -> Iterator[tuple[str, str]]:
    case = job.analysis.case
    yield "organisation", case.organisation
    if case.contact:
        yield "contact", case.contact
    for key, period in (("period", case.period), ("plan_period", case.plan_period)):
        if period is not None:
            yield key, _span(job, period)
    yield "made", job.writer.date(job.made)
    yield "program", f"arbetsro {__version__}"
    yield "fingerprint", job.say("fingerprint_of", fingerprint=job.analysis.fingerprint)


def _span(job: Job, period: Period) -> str:
    return f"{job.writer.date(period.start)} – {job.writer.date(period.end)}"


def _write_faults(job: Job, sheet: "Worksheet", at: int) -> int:
    """What stops the figures from being a basis for a decision."""
    if job.analysis.is_complete:
        return at
    return _paragraphs(job, sheet, at, "errors", sentences(job.analysis.errors, job.language), "warning")


def _write_how(job: Job, sheet: "Worksheet", at: int) -> int:
    steps = [job.say(f"how_{number}") for number in range(1, 5)]
    return _paragraphs(job, sheet, at, "how", steps, "small")


def _paragraphs(
    job: Job, sheet: "Worksheet", at: int, heading: str, texts: list[str], kind: Kind
) -> int:
    """Lines of text across the page, under a heading; gives the next free line."""
    job.band(sheet, at, job.say(heading), len(_WIDTHS))
    for text in texts:
        at += 1
        job.across(sheet, at, text, kind, _WIDTHS)
    return at + 2


def _write_results(job: Job, sheet: "Worksheet", at: int) -> int:
    """The rows to look at, live."""
    results = job.analysis.evaluation.results
    wanted = [results[name] for name in HEADLINES if name in results]
    if job.analysis.appraisals and all(result.number is None for result in wanted):
        return at
    job.band(sheet, at, job.say("results"), len(_WIDTHS))
    for result in wanted:
        at += 1
        cell, place = result.cell, job.plan.places[result.cell.address]
        target = f"internal:'{place.tab}'!D{place.line}"
        sheet.write_url(at, 0, target, job.styles("link"), cell.code)
        sheet.write_string(at, 1, cell.row.label.in_(job.language), job.styles("text"))
        look = job.styles.of_unit("result", cell.row.unit)
        sheet.write_formula(at, 2, f"={defined_name(cell.address)}", look, shown(result.number))
        job.condition(sheet, (at, 2, at, 2), f"=ISNA($C{at + 1})", "missing")
        sheet.write_string(at, 3, job.unit(cell.row.unit), job.styles("text"))
        sheet.write_string(at, 4, cell.row.help.in_(job.language), job.styles("note"))
    return at + 2


def _write_colours(job: Job, sheet: "Worksheet", at: int) -> int:
    job.band(sheet, at, job.say("colours"), len(_WIDTHS))
    for key, kind in _COLOURS.items():
        at += 1
        sample = "#N/A" if kind == "missing" else "123"
        # The samples are locked like all else here: only the look is that of an input.
        sheet.write_string(at, 0, sample, job.styles("sample_entry" if kind == "entry" else kind))
        sheet.write_string(at, 1, job.say(key), job.styles("text"))
    return at + 2


def _write_assumptions(job: Job, sheet: "Worksheet", at: int) -> int:
    """The values that are not the organisation's own, as they were when the file was made."""
    found = list(job.analysis.assumptions())
    if not found:
        return _paragraphs(job, sheet, at, "assumptions", [job.say("no_assumptions")], "small")
    job.band(sheet, at, job.say("assumptions"), len(_WIDTHS))
    for result in found:
        at += 1
        _write_assumption(job, sheet, at, result)
    return at + 2


def _write_assumption(job: Job, sheet: "Worksheet", at: int, result: Result) -> None:
    row, reference = result.cell.row, reference_values().get(result.reference or "")
    place = job.plan.places.get(result.cell.address)
    if place is None:
        sheet.write_string(at, 0, result.cell.code, job.styles("code"))
    else:
        target = f"internal:'{place.tab}'!C{place.line}"
        sheet.write_url(at, 0, target, job.styles("link"), result.cell.code)
    sheet.write_string(at, 1, row.label.in_(job.language), job.styles("text"))
    look = job.styles.of_unit("assumption", row.unit)
    sheet.write_number(at, 2, result.number or 0, look)
    sheet.write_string(at, 3, job.say(f"kind_{result.origin}"), job.styles("text"))
    source = reference.citation if reference else row.default_source
    sheet.write_string(at, 4, source, job.styles("note"))


def _write_contents(job: Job, sheet: "Worksheet", at: int) -> None:
    job.band(sheet, at, job.say("contents"), len(_WIDTHS))
    for name, title in job.contents.items():
        at += 1
        sheet.write_url(at, 0, f"internal:'{name}'!A1", job.styles("link"), name)
        sheet.write_string(at, 1, title, job.styles("no_entry"))
