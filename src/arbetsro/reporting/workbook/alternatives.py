"""The tab of alternatives: payments year by year, and what they are worth, live."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from arbetsro.economics.appraisal import Appraisal
from arbetsro.economics.case import Alternative, Amount
from arbetsro.reporting.workbook.formulas import MISSING, defined_name, shown
from arbetsro.reporting.workbook.job import Job
from arbetsro.reporting.workbook.styles import Kind

if TYPE_CHECKING:
    from xlsxwriter.worksheet import Worksheet

_WIDTHS = (7, 40, 20, 20, 20, 20, 20, 15, 17)
YEAR, SHARE, BENEFIT, COST, RESIDUAL, SURPLUS, ACCUMULATED, PAID_BACK, SIGN = range(9)
_YEARS = ("year", "share", "benefits", "costs", "residual", "surplus", "accumulated", "paid_back", "sign")
_SUMMARY = ("number", "alternative", "base", "npv", "annuity", "end_value", "ratio", "rate", "payback")
#: On the fourth line: the discount rate, as entered and as it is used.
_RATE_LINE = 3
_RATE = "discount_rate"
_MOST = 1e13


@dataclass(frozen=True)
class Block:
    """One alternative on the tab.

    Attributes:
        number: Which alternative it is, counted from one.
        one: As it stands in the case.
        worth: What the library makes of it.
        line: The line of year 0, counted from zero as XlsxWriter does.
    """

    number: int
    one: Alternative
    worth: Appraisal
    line: int

    @property
    def years(self) -> int:
        """The economic life."""
        return len(self.worth.surpluses)

    @property
    def is_shaped(self) -> bool:
        """Whether each year has a share of a full yearly benefit."""
        return self.one.benefits is None

    def name(self, what: str) -> str:
        """The defined name of one of its cells."""
        return f"alternative_{self.number}_{what}"

    def range(self, column: int, first_year: int = 1) -> str:
        """The cells of a column from a year on."""
        letter = _letter(column)
        return f"${letter}${self.line + 1 + first_year}:${letter}${self.line + 1 + self.years}"


def write_alternatives(job: Job) -> None:
    """Writes the tab, where the analysis has alternatives."""
    if not job.analysis.appraisals:
        return
    purpose = job.say("alternatives_purpose")
    sheet = job.page(job.say("tab_alternatives"), job.say("alternatives"), purpose, _WIDTHS)
    blocks = list(_blocks(job))
    _write_rate(job, sheet)
    _write_summary(job, sheet, blocks)
    for block in blocks:
        _write_block(job, sheet, block)


def _blocks(job: Job) -> Iterator[Block]:
    """The alternatives, each with room above its year 0 for heads and its full benefit."""
    appraisals = job.analysis.appraisals
    line = _RATE_LINE + 3 + len(appraisals) + len(job.analysis.crossings) + 2
    for number, (one, worth) in enumerate(zip(job.analysis.case.alternatives, appraisals, strict=True), 1):
        line += 3
        yield Block(number, one, worth, line)
        line += len(worth.surpluses) + 2


def _write_rate(job: Job, sheet: "Worksheet") -> None:
    rate = job.analysis.appraisals[0].discount_rate
    sheet.write_string(_RATE_LINE, 1, job.say("discount_rate"), job.styles("strong_text"))
    _enter(job, sheet, (_RATE_LINE, 2), rate, "share", (0, 1))
    formula = f"=IF(ISBLANK($C${_RATE_LINE + 1}),{MISSING},$C${_RATE_LINE + 1})"
    _compute(job, sheet, (_RATE_LINE, 3), formula, rate, "share", name=_RATE)


def _write_summary(job: Job, sheet: "Worksheet", blocks: list[Block]) -> None:
    line = _RATE_LINE + 2
    job.heads(sheet, line, [job.say(f"head_{head}") for head in _SUMMARY], texts=2)
    for block in blocks:
        line += 1
        sheet.write_number(line, 0, block.number, job.styles("code", "0"))
        sheet.write_string(line, 1, block.worth.name, job.styles("strong_text"))
        formula = f"={block.name('base_investment')}"
        _compute(job, sheet, (line, 2), formula, block.worth.base_investment, "SEK")
        for column, (what, text, number, unit) in enumerate(_worth(block), 3):
            _compute(job, sheet, (line, column), text, number, unit, name=block.name(what), kind="result")
    for crossing in job.analysis.crossings:
        line += 1
        rate = job.writer.share(crossing.rate)
        text = job.say("crossing", rate=rate, below=crossing.better_below, above=crossing.better_above)
        job.across(sheet, line, text, "small", _WIDTHS)


def _worth(block: Block) -> Iterator[tuple[str, str, float | None, str]]:
    """Name, formula, value and unit of what an alternative is worth."""
    worth, payments = block.worth, block.range(SURPLUS, 0)
    first, later, present = payments.split(":")[0], block.range(SURPLUS), block.name("net_present_value")
    signs, signs_before = block.range(SIGN), _shifted(block)
    discounted = f"/(1+{_RATE})^{block.range(YEAR)}"
    benefits = f"SUMPRODUCT(({block.range(BENEFIT)}+{block.range(RESIDUAL)}){discounted})"
    costs = f"({block.name('base_investment')}+SUMPRODUCT({block.range(COST)}{discounted}))"
    # With more than one change of sign there may be several internal rates, and none is right.
    one_change = f"SUMPRODUCT(--({signs}*{signs_before}<0))=1"
    # Excel's NPV takes its first payment as a year away, so the base investment stands outside.
    yield "net_present_value", f"={first}+NPV({_RATE},{later})", worth.net_present_value, "SEK"
    yield "annuity", f"=-PMT({_RATE},{block.years},{present})", worth.annuity, "SEK/year"
    yield "end_value", f"=-FV({_RATE},{block.years},0,{present})", worth.end_value, "SEK"
    yield "benefit_cost_ratio", f"=IFERROR({benefits}/{costs},{MISSING})", worth.benefit_cost_ratio, "ratio"
    rate = f"IFERROR(IRR({payments}),IFERROR(IRR({payments},-0.5),{MISSING}))"
    yield "internal_rate", f"=IF({one_change},{rate},{MISSING})", worth.internal_rate, "share"
    last = block.range(PAID_BACK).split(":")[1]
    yield "payback_years", f"={last}", worth.payback_years, "years"


def _shifted(block: Block) -> str:
    """The signs of the year before, for each year."""
    letter = _letter(SIGN)
    return f"${letter}${block.line + 1}:${letter}${block.line + block.years}"
