"""The first tab: what the workbook is, how to work in it, and what it rests on."""

from collections.abc import Iterator, Sequence

from arbetsro import __version__
from arbetsro.economics.appraisal import Appraisal
from arbetsro.economics.case import Period
from arbetsro.economics.declared import reference_values
from arbetsro.reporting.document import Block, Heading, Paragraph, Table
from arbetsro.reporting.workbook.faults import write_faults
from arbetsro.reporting.workbook.formulas import defined_name
from arbetsro.reporting.workbook.job import HEADLINES, Job
from arbetsro.reporting.workbook.page import TOP, Page
from arbetsro.reporting.workbook.styles import Kind
from arbetsro.reporting.workbook.texts import paragraphs_of
from arbetsro.worksheets import Result

_WIDTHS = (15, 56, 22, 18, 62)
_STEPS = 4
_COLOURS: tuple[Kind, ...] = ("sample_entry", "value", "result", "assumption", "missing")


def open_front(job: Job) -> Page:
    """The first tab, still empty, so that it stands before the others."""
    return Page(job, job.say("tab_front"), job.say("title"), job.say("purpose"), _WIDTHS)


def write_front(
    job: Job, page: Page, lacking: Sequence[str] | None, outcome: Sequence[Block]
) -> None:
    """Fills the first tab, when all the others are there."""
    line = _write_facts(job, page, TOP + 1)
    line = _write_outcome(page, line, outcome)
    line = write_faults(job, page, line, lacking)
    line = _write_results(job, page, line)
    line = _write_how(job, page, line)
    line = _write_colours(job, page, line)
    line = _write_assumptions(job, page, line)
    _write_contents(job, page, line)


def _write_facts(job: Job, page: Page, line: int) -> int:
    for key, value in _facts(job):
        page.rule(line)
        page.text((line, 0), job.say(key), "subsection")
        page.text((line, 1), value, "blank")
        line += 1
    return line + 1


def _write_outcome(page: Page, line: int, outcome: Sequence[Block]) -> int:
    """Who signed and what was decided, as it stands in the decision document."""
    for block in outcome:
        match block:
            case Heading(text, 1):
                page.band(line, text)
            case Heading(text):
                page.across(line, text, "strong_text")
            case Paragraph(text):
                for part in paragraphs_of(text):
                    page.across(line, part, "plain")
                    line += 1
                continue
            case Table(_, rows, caption):
                page.across(line, caption, "strong_text")
                for row in rows:
                    line += 1
                    page.across(line, " · ".join(row), "plain")
        line += 1
    return line + 1 if outcome else line


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


def _write_how(job: Job, page: Page, line: int) -> int:
    steps = [job.say(f"how_{number}") for number in range(1, _STEPS + 1)]
    return page.paragraphs(line, job.say("how"), steps)


def _write_results(job: Job, page: Page, line: int) -> int:
    """The rows to look at, live."""
    results, appraisals = job.analysis.evaluation.results, job.analysis.appraisals
    wanted = [results[name] for name in HEADLINES if name in results]
    if appraisals and all(result.number is None for result in wanted):
        wanted = []
    page.band(line, job.say("results"))
    for result in wanted:
        line += 1
        _write_result(job, page, line, result)
    for number, worth in enumerate(appraisals, 1):
        line += 1
        _write_worth(job, page, line, number, worth)
    return line + 2


def _write_result(job: Job, page: Page, line: int, result: Result) -> None:
    cell, place = result.cell, job.plan.places[result.cell.address]
    page.link((line, 0), cell.code, place.tab, f"D{place.line}")
    page.text((line, 1), job.label(cell), "strong_text")
    formula = f"={defined_name(cell.address)}"
    page.formula((line, 2), formula, result.number, cell.row.unit, "result")
    page.grey_out_missing((line, 2), (line, 2))
    page.text((line, 3), job.unit(cell.row.unit))
    page.text((line, 4), cell.row.help.in_(job.language), "note")


def _write_worth(job: Job, page: Page, line: int, number: int, worth: Appraisal) -> None:
    """What an alternative is worth a year, by which alternatives of different lives compare."""
    tab = job.say("tab_alternatives")
    page.link((line, 0), tab, tab)
    measure = job.say("head_annuity")
    label = job.say("alternative_worth", measure=measure, name=worth.name)
    page.text((line, 1), label, "strong_text")
    formula = f"=alternative_{number}_annuity"
    page.formula((line, 2), formula, worth.annuity, "SEK/year", "result")
    page.grey_out_missing((line, 2), (line, 2))
    page.text((line, 3), job.unit("SEK/year"))
    page.text((line, 4), job.say("note_annuity") if number == 1 else "", "note")


def _write_colours(job: Job, page: Page, line: int) -> int:
    page.band(line, job.say("colours"))
    for kind in _COLOURS:
        line += 1
        page.text((line, 0), "#N/A" if kind == "missing" else "123", kind)
        page.text((line, 1), job.say(f"colour_{kind}"))
    return line + 2


def _write_assumptions(job: Job, page: Page, line: int) -> int:
    """The values that are not the organisation's own, as they were when the file was made."""
    found = list(job.analysis.assumptions())
    if not found:
        return page.paragraphs(line, job.say("assumptions"), [job.say("no_assumptions")])
    page.band(line, job.say("assumptions"))
    for result in found:
        line += 1
        _write_assumption(job, page, line, result)
    return line + 2


def _write_assumption(job: Job, page: Page, line: int, result: Result) -> None:
    row, place = result.cell.row, job.plan.places[result.cell.address]
    reference = reference_values()[result.reference] if result.reference else None
    page.link((line, 0), result.cell.code, place.tab, f"C{place.line}")
    page.text((line, 1), job.label(result.cell))
    page.number((line, 2), result.number or 0, row.unit, "assumption")
    page.text((line, 3), job.say(f"kind_{result.origin}"))
    page.text((line, 4), reference.citation if reference else row.default_source, "note")


def _write_contents(job: Job, page: Page, line: int) -> None:
    page.band(line, job.say("contents"))
    for name, title in list(job.contents.items())[1:]:
        line += 1
        page.link((line, 0), name, name)
        page.text((line, 1), title, "blank")
