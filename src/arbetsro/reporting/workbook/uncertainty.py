"""The tab of uncertainty: figures from sampling, which a workbook cannot make by itself."""

from arbetsro.economics.uncertainty import Influence, Uncertainty
from arbetsro.reporting.workbook.job import Job
from arbetsro.reporting.workbook.page import TOP, Page
from arbetsro.worksheets import Cell

_WIDTHS = (14, 56, 20, 20, 20, 20, 20, 20)
_SPREAD = ("code", "label", "low", "median", "high", "unit")
_INFLUENCE = (
    "code", "label", "input_low", "input_high", "result_low", "result_high", "variance", "worth",
)  # fmt: skip


def write_uncertainty(job: Job) -> None:
    """Writes the tab, where the analysis has uncertain inputs."""
    found = job.analysis.uncertainty
    if found is None:
        return
    draws = job.writer.number(found.draws)
    purpose = job.say("uncertainty_purpose", draws=draws, seed=found.seed)
    page = Page(job, job.say("tab_uncertainty"), job.say("uncertainty"), purpose, _WIDTHS)
    line = _write_answers(job, page, found, TOP + 1)
    line = _write_influences(job, page, found, line)
    _write_spreads(job, page, found, line)


def _write_answers(job: Job, page: Page, found: Uncertainty, line: int) -> int:
    """What the figures come to."""
    for key, number, unit in (
        ("chance", found.chance_of_profit, "share"),
        ("information_value", found.information_value, "SEK"),
    ):
        page.text((line, 0), found.result, "code")
        page.text((line, 1), job.say(key), "strong_text")
        page.number((line, 2), number, unit, "result")
        line += 1
    return line + 1


def _write_influences(job: Job, page: Page, found: Uncertainty, line: int) -> int:
    page.band(line, job.say("influences", code=found.result))
    line += 1
    page.heads(line, [job.say(f"head_{head}") for head in _INFLUENCE], numbers=range(2, 8))
    for one in found.influences:
        line += 1
        _write_influence(job, page, line, one)
    return line + 2


def _write_influence(job: Job, page: Page, line: int, one: Influence) -> None:
    unit, swing = one.cell.row.unit, one.swing
    page.text((line, 0), one.cell.code, "code")
    page.text((line, 1), job.label(one.cell))
    figures = (
        (swing.input_low, unit),
        (swing.input_high, unit),
        (swing.result_low, "SEK"),
        (swing.result_high, "SEK"),
        (one.first_order, "share"),
        (one.information_value, "SEK"),
    )
    for column, (number, of_unit) in enumerate(figures, 2):
        page.number((line, column), number, of_unit, "sampled")


def _write_spreads(job: Job, page: Page, found: Uncertainty, line: int) -> None:
    """The middle and the interval of every row that varies, in the order of the forms."""
    page.band(line, job.say("spreads"))
    line += 1
    page.heads(line, [job.say(f"head_{head}") for head in _SPREAD], numbers=range(2, 5))
    for cell in _cells_in_order(job):
        spread = found.rows.get(cell.code)
        if spread is None:
            continue
        line += 1
        page.text((line, 0), cell.code, "code")
        page.text((line, 1), job.label(cell))
        for column, number in enumerate((spread.low, spread.median, spread.high), 2):
            page.number((line, column), number, cell.row.unit, "sampled")
        page.text((line, 5), job.unit(cell.row.unit))


def _cells_in_order(job: Job) -> list[Cell]:
    return [line.cell for tab in job.plan.tabs for line in tab.lines if line.cell is not None]
