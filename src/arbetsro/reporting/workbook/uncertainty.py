"""The tab of uncertainty: figures from sampling, which a workbook cannot make by itself."""

from typing import TYPE_CHECKING

from arbetsro.economics.uncertainty import Influence, Uncertainty
from arbetsro.reporting.workbook.job import Job

if TYPE_CHECKING:
    from xlsxwriter.worksheet import Worksheet

_WIDTHS = (14, 52, 19, 19, 19, 19, 19, 19)
_SPREAD = ("code", "label", "low", "median", "high", "unit")
_INFLUENCE = (
    "code", "label", "input_low", "input_high", "result_low", "result_high", "variance", "worth",
)  # fmt: skip


def write_uncertainty(job: Job) -> None:
    """Writes the tab, where the analysis has uncertain inputs."""
    found = job.analysis.uncertainty
    if found is None:
        return
    purpose = job.say(
        "uncertainty_purpose", draws=job.writer.number(found.draws), seed=found.seed
    )
    sheet = job.page(job.say("tab_uncertainty"), job.say("uncertainty"), purpose, _WIDTHS)
    at = _write_answers(job, sheet, found, 3)
    at = _write_influences(job, sheet, found, at)
    _write_spreads(job, sheet, found, at)


def _write_answers(job: Job, sheet: "Worksheet", found: Uncertainty, at: int) -> int:
    """What the figures come to, in two lines."""
    answers = (("chance", found.chance_of_profit, "share"),
               ("information_value", found.information_value, "SEK"))  # fmt: skip
    for key, number, unit in answers:
        sheet.write_string(at, 0, found.result, job.styles("code"))
        sheet.write_string(at, 1, job.say(key), job.styles("strong_text"))
        sheet.write_number(at, 2, number, job.styles.of_unit("result", unit))
        at += 1
    return at + 1


def _write_influences(job: Job, sheet: "Worksheet", found: Uncertainty, at: int) -> int:
    job.band(sheet, at, job.say("influences", code=found.result), len(_WIDTHS))
    job.heads(sheet, at + 1, [job.say(f"head_{head}") for head in _INFLUENCE], texts=2)
    at += 2
    for one in found.influences:
        _write_influence(job, sheet, at, one)
        at += 1
    return at + 1


def _write_influence(job: Job, sheet: "Worksheet", at: int, one: Influence) -> None:
    row, swing = one.cell.row, one.swing
    sheet.write_string(at, 0, one.cell.code, job.styles("code"))
    sheet.write_string(at, 1, row.label.in_(job.language), job.styles("text"))
    figures = (
        (swing.input_low, row.unit),
        (swing.input_high, row.unit),
        (swing.result_low, "SEK"),
        (swing.result_high, "SEK"),
        (one.first_order, "share"),
        (one.information_value, "SEK"),
    )
    for column, (number, unit) in enumerate(figures, 2):
        sheet.write_number(at, column, number, job.styles.of_unit("value", unit))


def _write_spreads(job: Job, sheet: "Worksheet", found: Uncertainty, at: int) -> None:
    """The middle and the interval of every row that varies, in the order of the forms."""
    job.band(sheet, at, job.say("spreads"), len(_WIDTHS))
    job.heads(sheet, at + 1, [job.say(f"head_{head}") for head in _SPREAD], texts=2)
    book = job.analysis.calculation.book
    varying = [cell for cell in book.cells.values() if cell.code in found.rows]
    places = job.plan.places
    tabs = [tab.name for tab in job.plan.tabs]
    on_tabs = [cell for cell in varying if cell.address in places]
    on_tabs.sort(key=lambda c: (tabs.index(places[c.address].tab), places[c.address].line))
    for line, cell in enumerate(on_tabs, at + 2):
        spread = found.rows[cell.code]
        sheet.write_string(line, 0, cell.code, job.styles("code"))
        sheet.write_string(line, 1, cell.row.label.in_(job.language), job.styles("text"))
        for column, number in enumerate((spread.low, spread.median, spread.high), 2):
            sheet.write_number(line, column, number, job.styles.of_unit("value", cell.row.unit))
        sheet.write_string(line, 5, job.unit(cell.row.unit), job.styles("text"))
