"""The payments of one alternative, year by year: a block on the tab of alternatives."""

from dataclasses import dataclass
from typing import Any

from arbetsro.economics.appraisal import Appraisal, payback_years
from arbetsro.economics.case import Alternative, Amount
from arbetsro.reporting.workbook.formulas import MISSING, defined_name
from arbetsro.reporting.workbook.job import Job
from arbetsro.reporting.workbook.page import Page

COLUMNS = (
    "year", "share", "benefits", "costs", "residual", "surplus", "accumulated", "paid_back", "sign",
)  # fmt: skip
YEAR, SHARE, BENEFIT, COST, RESIDUAL, SURPLUS, ACCUMULATED, PAID_BACK, SIGN = range(len(COLUMNS))


@dataclass(frozen=True)
class Block:
    """One alternative on the tab.

    Attributes:
        number: Which alternative it is, counted from one.
        one: As it stands in the case.
        worth: What the library makes of it.
        top: The line of its heading.
    """

    number: int
    one: Alternative
    worth: Appraisal
    top: int

    @property
    def years(self) -> int:
        """The economic life."""
        return len(self.worth.surpluses)

    @property
    def is_shaped(self) -> bool:
        """Whether each year has a share of one full yearly benefit."""
        return self.one.benefits is None

    @property
    def start(self) -> int:
        """The line of year 0: below the heading, the full benefit if any, and the heads."""
        return self.top + 2 + self.is_shaped

    @property
    def end(self) -> int:
        """The line of the last year."""
        return self.start + self.years

    def name(self, what: str) -> str:
        """The defined name of one of its cells."""
        return f"alternative_{self.number}_{what}"

    def cell(self, column: int, year: int) -> str:
        """A cell of the block, as a formula writes it."""
        return f"${'ABCDEFGHI'[column]}${self.start + year}"

    def cells(self, column: int, first: int = 1, last: int | None = None) -> str:
        """The cells of a column from one year to another, or to the last."""
        end = self.years if last is None else last
        return f"{self.cell(column, first)}:{self.cell(column, end)}"


def write_block(job: Job, page: Page, block: Block) -> None:
    """Writes the payments of an alternative; amounts that are another row's are live links."""
    page.band(block.top, job.say("alternative", number=block.number, name=block.worth.name))
    if block.is_shaped:
        page.text((block.top + 1, SHARE), job.say("full_benefit"), "plain")
        full, name = block.one.yearly_benefit, block.name("yearly_benefit")
        _amount(job, page, (block.top + 1, BENEFIT), full, _number(job, full), name)
    unused = set() if block.is_shaped else {"share"}
    heads = ["" if head in unused else job.say(f"head_{head}") for head in COLUMNS]
    page.heads(block.start - 1, heads, numbers=range(SHARE, len(COLUMNS)))
    _write_start(job, page, block)
    for year in range(1, block.years + 1):
        _write_year(job, page, block, year)
    page.grey_out_missing((block.start, BENEFIT), (block.end, SIGN))


def _write_start(job: Job, page: Page, block: Block) -> None:
    line, worth = block.start, block.worth
    page.rule(line)
    page.number((line, YEAR), 0, "year", "code")
    page.text((line, SHARE), job.say("head_base"))
    base, name = block.one.base_investment, block.name("base_investment")
    _amount(job, page, (line, COST), base, worth.base_investment, name)
    paid = -worth.base_investment
    page.formula((line, SURPLUS), f"=-{block.cell(COST, 0)}", paid, "SEK")
    page.formula((line, ACCUMULATED), f"={block.cell(SURPLUS, 0)}", paid, "SEK")
    back = f"=IF({block.cell(ACCUMULATED, 0)}>=0,0,{MISSING})"
    page.formula((line, PAID_BACK), back, None if paid < 0 else 0, "years", "helper")
    sign = f"=SIGN({block.cell(SURPLUS, 0)})"
    page.formula((line, SIGN), sign, _sign(paid), "sign", "helper")


def _write_year(job: Job, page: Page, block: Block, year: int) -> None:
    line, one, worth = block.start + year, block.one, block.worth
    page.rule(line)
    page.number((line, YEAR), year, "year", "code")
    if block.is_shaped:
        _write_shaped_benefit(job, page, block, year)
    else:
        page.entry((line, BENEFIT), worth.benefits[year - 1], "SEK", any_number(job))
    _amount(job, page, (line, COST), one.yearly_cost, worth.costs[year - 1])
    if year == block.years:
        page.entry((line, RESIDUAL), one.residual_value, "SEK", any_number(job))
    _write_surplus(page, block, year)
    _write_helpers(page, block, year)


def _write_shaped_benefit(job: Job, page: Page, block: Block, year: int) -> None:
    line, benefit = block.start + year, block.worth.benefits[year - 1]
    full = _number(job, block.one.yearly_benefit)
    share = block.one.profile[year - 1] if block.one.profile else benefit / full if full else 0
    page.entry((line, SHARE), share, "share", any_number(job))
    formula = f"={block.name('yearly_benefit')}*{block.cell(SHARE, year)}"
    page.formula((line, BENEFIT), formula, benefit, "SEK")


def _write_surplus(page: Page, block: Block, year: int) -> None:
    line, payments = block.start + year, block.worth.payments
    parts = [block.cell(column, year) for column in (BENEFIT, RESIDUAL, COST)]
    formula = "={}+{}-{}".format(*parts)
    page.formula((line, SURPLUS), formula, payments[year], "SEK")
    formula = f"={block.cell(ACCUMULATED, year - 1)}+{block.cell(SURPLUS, year)}"
    page.formula((line, ACCUMULATED), formula, sum(payments[: year + 1]), "SEK")


def _write_helpers(page: Page, block: Block, year: int) -> None:
    """What payback and internal rate are read from."""
    line, worth = block.start + year, block.worth
    surplus, total = block.cell(SURPLUS, year), block.cell(ACCUMULATED, year)
    # As in payback_years: the money is back when it is so for good, and comes evenly in a year.
    before, back_before = block.cell(ACCUMULATED, year - 1), block.cell(PAID_BACK, year - 1)
    crossing = f"IF({before}<0,{year - 1}-{before}/{surplus},{back_before})"
    back = payback_years(worth.base_investment, worth.surpluses[:year])
    formula = f"=IF({total}<0,{MISSING},{crossing})"
    page.formula((line, PAID_BACK), formula, back, "years", "helper")
    # A year without payments keeps the sign of the year before, so that none is counted.
    sign = next((_sign(paid) for paid in reversed(worth.payments[: year + 1]) if paid), 0)
    formula = f"=IF({surplus}=0,{block.cell(SIGN, year - 1)},SIGN({surplus}))"
    page.formula((line, SIGN), formula, sign, "sign", "helper")


def _amount(
    job: Job, page: Page, at: tuple[int, int], amount: Amount | None, number: float, name: str = ""
) -> None:
    """An amount to enter, or another row's value where the case says so."""
    cell = job.analysis.calculation.book.find(amount) if isinstance(amount, str) else None
    if cell is not None and cell.address in job.plan.places:
        page.formula(at, f"={defined_name(cell.address)}", number, "SEK", name=name)
    else:
        page.entry(at, number, "SEK", any_number(job, lowest=0), name)


def _number(job: Job, amount: Amount | None) -> float:
    number = job.analysis.evaluation.number(amount) if isinstance(amount, str) else amount
    return float(number or 0)


def _sign(number: float) -> int:
    return (number > 0) - (number < 0)


def any_number(job: Job, lowest: float = -1e13, highest: float = 1e13) -> dict[str, Any]:
    """What Excel lets through where an amount is entered."""
    return {
        "validate": "decimal",
        "criteria": "between",
        "minimum": lowest,
        "maximum": highest,
        "error_title": job.say("not_possible"),
        "error_message": job.say("must_be_a_number"),
    }
