"""Investments over several years: payback, present value, annuity, end value, internal rate.

The textbook formulas are numpy-financial's; this module prepares the payments and says when a
figure does not exist. Source: mynak-analysverktyg, bilaga 2.
"""

import math
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import combinations, pairwise
from typing import TYPE_CHECKING

from arbetsro.economics.calculation import Calculation
from arbetsro.economics.case import Alternative, Amount
from arbetsro.economics.faults import Fault, Place

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

#: The rates at which alternatives are compared when the ranking is drawn, 0 to 20 percent.
RATES = tuple(percent / 100 for percent in range(21))
LONGEST_LIFE = 60


@dataclass(frozen=True, slots=True)
class Appraisal:
    """What an alternative is worth. Money is in kronor, rates are fractions.

    Attributes:
        name: The alternative's name.
        base_investment: Paid at the start, a positive amount.
        benefits: Kronor at the end of each year.
        costs: Kronor at the end of each year.
        surpluses: Benefits less costs; the last year also has the residual value.
        discount_rate: The rate used.
        payback_years: Years until the money is back, without interest; nothing if never.
        net_present_value: The value today of all payments.
        annuity: The same value as an even yearly amount, to compare different lives by.
        end_value: The same value at the end of the life.
        internal_rate: The rate at which the present value is zero; nothing where there is none.
        benefit_cost_ratio: Present value of benefits over that of costs and base investment.
    """

    name: str
    base_investment: float
    benefits: tuple[float, ...]
    costs: tuple[float, ...]
    surpluses: tuple[float, ...]
    discount_rate: float
    payback_years: float | None
    net_present_value: float
    annuity: float
    end_value: float
    internal_rate: float | None
    benefit_cost_ratio: float | None

    @property
    def payments(self) -> tuple[float, ...]:
        """The base investment as a negative payment, then the surplus of each year."""
        return (-self.base_investment, *self.surpluses)


def faults_of_alternative(one: Alternative, calculation: Calculation) -> Iterator[Fault]:
    """What keeps an alternative from being appraised."""
    place = Place(key=one.name)
    if calculation.case.discount_rate is None:
        yield Fault("discount_rate_missing", place)
    if (one.benefits is None) == (one.yearly_benefit is None):
        yield Fault("benefits_not_given_once", place)
    if one.costs is not None and one.yearly_cost is not None:
        yield Fault("costs_given_twice", place)
    lengths = {len(years) for years in (one.benefits, one.costs, one.profile) if years is not None}
    lengths |= {one.life} if one.life is not None else set()
    if len(lengths) != 1 or not 1 <= max(lengths) <= LONGEST_LIFE:
        yield Fault("years_do_not_agree", place, {"lengths": ", ".join(map(str, sorted(lengths)))})
    if one.profile is not None and (one.ramp_up_years > 1 or one.fade_out_years):
        yield Fault("profile_and_ramp", place)
    for key in ("base_investment", "yearly_benefit", "yearly_cost"):
        amount = getattr(one, key)
        if isinstance(amount, str) and calculation.evaluation.number(amount) is None:
            yield Fault("amount_without_value", place, {"row": amount, "key": key})
        elif isinstance(amount, int | float) and amount < 0:
            yield Fault("amount_negative", place, {"key": key, "value": amount, "unit": "SEK"})
    if any(year < 0 for year in one.costs or ()):
        yield Fault(
            "amount_negative", place, {"key": "costs", "value": min(one.costs or ()), "unit": "SEK"}
        )


def appraise(one: Alternative, calculation: Calculation) -> Appraisal:
    """The appraisal of an alternative that has no faults."""
    rate = calculation.case.discount_rate
    assert rate is not None  # noqa: S101 - ``faults_of_alternative`` has seen to it
    years = _years(one)
    investment = amount_of(one.base_investment, calculation)
    full = amount_of(one.yearly_benefit or 0, calculation)
    benefits = one.benefits or tuple(full * share for share in _shares(one, years))
    costs = one.costs or (amount_of(one.yearly_cost or 0, calculation),) * years
    return appraisal(one.name, investment, benefits, costs, rate, residual_value=one.residual_value)


def appraisal(
    name: str,
    base_investment: float,
    benefits: Sequence[float],
    costs: Sequence[float],
    discount_rate: float,
    *,
    residual_value: float = 0,
) -> Appraisal:
    """The appraisal of payments, one of each kind at the end of each year.

    Args:
        name: The alternative's name.
        base_investment: Kronor paid at the start, positive.
        benefits: Kronor a year.
        costs: Kronor a year, positive, as many as the benefits.
        discount_rate: A fraction.
        residual_value: Kronor that remain after the last year.
    """
    import numpy_financial as npf

    years = len(benefits)
    with_residual = [*benefits[:-1], benefits[-1] + residual_value]
    surpluses = tuple(b - c for b, c in zip(with_residual, costs, strict=True))
    present = float(npf.npv(discount_rate, [-base_investment, *surpluses]))
    present_benefits = float(npf.npv(discount_rate, [0, *with_residual]))
    present_costs = float(npf.npv(discount_rate, [base_investment, *costs]))
    return Appraisal(
        name=name,
        base_investment=float(base_investment),
        benefits=tuple(map(float, benefits)),
        costs=tuple(map(float, costs)),
        surpluses=surpluses,
        discount_rate=discount_rate,
        payback_years=payback_years(base_investment, surpluses),
        net_present_value=present,
        annuity=_annuity(present, discount_rate, years),
        end_value=present * (1 + discount_rate) ** years,
        internal_rate=_internal_rate([-base_investment, *surpluses]),
        benefit_cost_ratio=present_benefits / present_costs if present_costs else None,
    )


def payback_years(base_investment: float, surpluses: Sequence[float]) -> float | None:
    """Years until the surpluses have paid the base investment back, with a fraction of a year.

    The money is back when it is so for good: a later deficit that eats it up again starts the
    wait anew. With even surpluses this is the investment over the yearly surplus. A surplus is
    taken to come evenly over its year.
    """
    left = base_investment
    paid_back: float | None = 0.0 if left <= 0 else None
    for year, surplus in enumerate(surpluses):
        if left > 0 and surplus >= left:
            paid_back = year + left / surplus
        left -= surplus
        if left > 0:
            paid_back = None
    return paid_back


def codes_in(one: Alternative) -> tuple[str, ...]:
    """The codes of the rows that an alternative takes its amounts from."""
    amounts = (one.base_investment, one.yearly_benefit, one.yearly_cost)
    return tuple(amount for amount in amounts if isinstance(amount, str))


def present_values(
    one: Alternative, rate: float, amount: "Callable[[Amount], NDArray[np.float64] | float]"
) -> "NDArray[np.float64] | float":
    """The net present value of an alternative for many draws of its amounts at once.

    Args:
        one: An alternative without faults.
        rate: The discount rate.
        amount: Gives an amount: a number, or an array with a value for each draw.
    """
    years = _years(one)
    factors = [(1 + rate) ** -year for year in range(1, years + 1)]
    shares, ones = _shares(one, years), (1.0,) * years
    benefits = one.benefits or shares
    costs = one.costs or ones
    # Lists hold kronor; shares and ones are of the full amount of a year.
    benefit = 1.0 if one.benefits else amount(one.yearly_benefit or 0)
    cost = 1.0 if one.costs else amount(one.yearly_cost or 0)
    return (
        one.residual_value * factors[-1]
        - amount(one.base_investment)
        + benefit * sum(b * f for b, f in zip(benefits, factors, strict=True))
        - cost * sum(c * f for c, f in zip(costs, factors, strict=True))
    )


def annuity_at(one: Appraisal, rate: float) -> float:
    """The yearly value of an alternative at another discount rate."""
    import numpy_financial as npf

    return _annuity(float(npf.npv(rate, one.payments)), rate, len(one.surpluses))


def _annuity(present_value: float, rate: float, years: int) -> float:
    import numpy_financial as npf

    # Without interest the textbook formula divides by zero.
    return -float(npf.pmt(rate, years, present_value)) if rate else present_value / years


def _internal_rate(payments: list[float]) -> float | None:
    """The internal rate where there is just one; payments that change sign twice may have more."""
    import numpy as np
    import numpy_financial as npf

    signs = [payment > 0 for payment in payments if payment]
    changes = sum(a != b for a, b in pairwise(signs))
    if changes != 1:
        return None
    try:
        with np.errstate(all="ignore"):
            rate = float(npf.irr(payments))
    except np.linalg.LinAlgError:  # payments so far apart in size that no rate can be found
        return None
    return rate if math.isfinite(rate) else None


def _years(one: Alternative) -> int:
    lists = (years for years in (one.benefits, one.costs, one.profile) if years is not None)
    return one.life if one.life is not None else len(next(lists))


def _shares(one: Alternative, years: int) -> tuple[float, ...]:
    """The share of the full yearly benefit in each year: it grows in, stays and ebbs away."""
    if one.profile is not None:
        return tuple(map(float, one.profile))
    rising = [min(1.0, year / max(one.ramp_up_years, 1)) for year in range(1, years + 1)]
    fading = [
        min(1.0, (years - year + 1) / (one.fade_out_years + 1)) for year in range(1, years + 1)
    ]
    return tuple(min(up, down) for up, down in zip(rising, fading, strict=True))


def amount_of(amount: Amount, calculation: Calculation) -> float:
    """An amount at the base values: the number itself, or that of the row it names."""
    if isinstance(amount, str):
        number = calculation.evaluation.number(amount)
        assert number is not None  # noqa: S101 - ``faults_of_alternative`` has seen to it
        return number
    return float(amount)


@dataclass(frozen=True, slots=True)
class Crossing:
    """A discount rate at which two alternatives are worth the same a year."""

    rate: float
    better_below: str
    better_above: str


def crossings(appraisals: Sequence[Appraisal]) -> tuple[Crossing, ...]:
    """The rates between 0 and 20 percent at which the ranking of two alternatives changes."""
    found = []
    for first, second in combinations(appraisals, 2):
        leads = {rate: _lead(first, second, rate) for rate in RATES}
        # A lead of zero just at one of the rates belongs to neither side.
        decided = [rate for rate, lead in leads.items() if lead]
        for low, high in pairwise(decided):
            if (leads[low] > 0) != (leads[high] > 0):
                below, above = (first, second) if leads[low] > 0 else (second, first)
                rate = _root(partial(_lead, first, second), low, high)
                found.append(Crossing(rate, below.name, above.name))
    return tuple(found)


def _lead(first: Appraisal, second: Appraisal, rate: float) -> float:
    return annuity_at(first, rate) - annuity_at(second, rate)


def _root(function: Callable[[float], float], low: float, high: float) -> float:
    """Where a function that changes sign once between two points is zero, by halving."""
    rising = function(high) > 0
    for _ in range(40):
        middle = (low + high) / 2
        if (function(middle) > 0) == rising:
            high = middle
        else:
            low = middle
    return (low + high) / 2
