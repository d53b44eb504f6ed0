"""The tab of alternatives: what each is worth, live, above its payments year by year."""

from collections.abc import Iterator

from arbetsro.reporting.workbook.formulas import MISSING
from arbetsro.reporting.workbook.job import Job
from arbetsro.reporting.workbook.page import TOP, Page
from arbetsro.reporting.workbook.payments import (
    BENEFIT,
    COST,
    PAID_BACK,
    RESIDUAL,
    SIGN,
    SURPLUS,
    YEAR,
    Block,
    any_number,
    write_block,
)

_WIDTHS = (7, 40, 21, 21, 21, 21, 21, 17, 17)
_HEADS = (
    "number", "alternative", "base", "npv", "annuity", "end_value", "ratio", "internal_rate",
    "payback",
)  # fmt: skip
#: Excel searches for an internal rate from a guess, its own first, and may not find it from there.
_GUESSES = ("", ",-0.5", ",-0.9", ",-0.99", ",5")
_RATE = "discount_rate"
_RATE_LINE = TOP + 1
_SUMMARY_LINE = _RATE_LINE + 2


def write_alternatives(job: Job) -> None:
    """Writes the tab, where the analysis has alternatives."""
    if not job.analysis.appraisals:
        return
    title, purpose = job.say("alternatives"), job.say("alternatives_purpose")
    page = Page(job, job.say("tab_alternatives"), title, purpose, _WIDTHS)
    _write_rate(job, page)
    blocks = list(_blocks(job))
    line = _write_summary(job, page, blocks)
    _write_crossings(job, page, line)
    for block in blocks:
        write_block(job, page, block)


def _blocks(job: Job) -> Iterator[Block]:
    """The alternatives, one below the other, below the summary."""
    appraisals = job.analysis.appraisals
    top = _SUMMARY_LINE + len(appraisals) + len(job.analysis.crossings) + 3
    pairs = zip(job.analysis.case.alternatives, appraisals, strict=True)
    for number, (one, worth) in enumerate(pairs, 1):
        yield (block := Block(number, one, worth, top))
        top = block.end + 2


def _write_rate(job: Job, page: Page) -> None:
    rate = job.analysis.appraisals[0].discount_rate
    page.text((_RATE_LINE, 1), job.say("discount_rate"), "strong_text")
    page.entry((_RATE_LINE, 2), rate, "share", any_number(job, 0, 1))
    entered = f"$C${_RATE_LINE}"
    formula = f"=IF(ISBLANK({entered}),{MISSING},{entered})"
    page.formula((_RATE_LINE, 3), formula, rate, "share", name=_RATE)


def _write_summary(job: Job, page: Page, blocks: list[Block]) -> int:
    """A line for each alternative; gives the line where the next part begins."""
    line = _SUMMARY_LINE
    page.heads(line, [job.say(f"head_{head}") for head in _HEADS], numbers=range(2, 9))
    for line, block in enumerate(blocks, _SUMMARY_LINE + 1):
        page.number((line, 0), block.number, "year", "code")
        page.text((line, 1), block.worth.name, "strong_text")
        base = block.worth.base_investment
        page.formula((line, 2), f"={block.name('base_investment')}", base, "SEK")
        for column, (what, formula, number, unit) in enumerate(_worth(block), 3):
            page.formula((line, column), formula, number, unit, "result", block.name(what))
    page.grey_out_missing((_SUMMARY_LINE + 1, 2), (line, 8))
    return line + 1


def _write_crossings(job: Job, page: Page, line: int) -> None:
    """The rates at which the ranking changes, as they were when the file was made."""
    for line, crossing in enumerate(job.analysis.crossings, line):  # noqa: B020 - counts on
        rate, below = job.writer.share(crossing.rate), crossing.better_below
        text = job.say("crossing", rate=rate, below=below, above=crossing.better_above)
        page.across(line, text, "small")


def _worth(block: Block) -> Iterator[tuple[str, str, float | None, str]]:
    """Name, formula, value and unit of what an alternative is worth, in the order of the heads."""
    worth, years, present = block.worth, block.years, block.name("net_present_value")
    # Excel's NPV takes its first payment as a year away, so the base investment stands outside.
    npv = f"={block.cell(SURPLUS, 0)}+NPV({_RATE},{block.cells(SURPLUS)})"
    yield "net_present_value", npv, worth.net_present_value, "SEK"
    yield "annuity", f"=-PMT({_RATE},{years},{present})", worth.annuity, "SEK/year"
    yield "end_value", f"=-FV({_RATE},{years},0,{present})", worth.end_value, "SEK"
    yield "benefit_cost_ratio", _ratio(block), worth.benefit_cost_ratio, "ratio"
    yield "internal_rate", _internal_rate(block), worth.internal_rate, "share"
    payback = f"={block.cell(PAID_BACK, years)}"
    yield "payback_years", payback, worth.payback_years, "years"


def _ratio(block: Block) -> str:
    discounted = f"/(1+{_RATE})^{block.cells(YEAR)}"
    benefits = f"SUMPRODUCT(({block.cells(BENEFIT)}+{block.cells(RESIDUAL)}){discounted})"
    costs = f"{block.name('base_investment')}+SUMPRODUCT({block.cells(COST)}{discounted})"
    return f"=IFERROR({benefits}/({costs}),{MISSING})"


def _internal_rate(block: Block) -> str:
    """With more than one change of sign there may be several rates, and none is the right one."""
    signs, before = block.cells(SIGN), block.cells(SIGN, 0, block.years - 1)
    payments = block.cells(SURPLUS, 0)
    rate = MISSING
    for guess in reversed(_GUESSES):
        rate = f"IFERROR(IRR({payments}{guess}),{rate})"
    return f"=IF(SUMPRODUCT(--({signs}*{before}<0))=1,{rate},{MISSING})"
