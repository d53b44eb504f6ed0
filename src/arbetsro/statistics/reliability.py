"""How well the items of a scale measure one thing together, and each item for itself.

Sources: Cronbach 1951, Psychometrika 16, 297-334 (alpha); Feldt 1965, Psychometrika 30, 357-370
(its interval); McDonald 1999, Test Theory (omega total).
"""

from dataclasses import dataclass

import numpy as np

from arbetsro.statistics.dimensions import (
    Answers,
    OneFactor,
    complete,
    correlations,
    one_factor,
)
from arbetsro.statistics.estimate import CONFIDENCE, Estimate, TooFewError

#: With fewer complete sheets than this the figures are called uncertain; the limit is our own.
SMALL = 100


@dataclass(frozen=True, slots=True)
class ItemStatistics:
    """One item. Where a figure is nothing there is too little to work it out from.

    Attributes:
        answered: How many have answered it.
        missing: The share who have left it out.
        mean, sd: Of the answers, with n - 1.
        floor, ceiling: The share of the answers at the lowest and at the highest value.
        item_rest: Its correlation with the sum of the others, over complete sheets.
        alpha_without: Alpha of the others together, over the same complete sheets.
    """

    answered: int
    missing: float
    mean: float | None
    sd: float | None
    floor: float | None
    ceiling: float | None
    item_rest: float | None
    alpha_without: float | None


@dataclass(frozen=True, slots=True)
class Reliability:
    """How well a scale measures.

    Attributes:
        n: How many sheets are complete; alpha, omega and what an item has to do with the others
            rest on them alone.
        of: How many sheets there are.
        alpha: Cronbach's, with Feldt's interval; nothing where all have the same sum.
        omega: McDonald's omega total of the sum of the items; nothing below three items or where
            all have answered an item alike.
        model: The one-factor model that omega comes from.
        items: Each item, in the order of the columns.
    """

    n: int
    of: int
    alpha: Estimate | None
    omega: float | None
    model: OneFactor | None
    items: tuple[ItemStatistics, ...]

    @property
    def is_small(self) -> bool:
        """Whether there are so few sheets that the figures are uncertain."""
        return self.n < SMALL


def reliability(
    answers: Answers, lowest: float, highest: float, confidence: float = CONFIDENCE
) -> Reliability:
    """The reliability of a scale and the statistics of its items.

    Args:
        answers: People by items; NaN where an answer is left out; items turned to the same way.
        lowest: The lowest value that may be answered.
        highest: The highest.
        confidence: Of alpha's interval.

    Raises:
        TooFewError: Fewer than three complete sheets, or fewer than two items.
    """
    whole = complete(answers)
    n, k = whole.shape
    if n < 3:
        raise TooFewError(n, 3)
    if k < 2:
        raise TooFewError(k, 2)
    found = correlations(whole) if k > 2 else None
    model = None if found is None else one_factor(found)
    return Reliability(
        n=n,
        of=len(answers),
        alpha=alpha(whole, confidence),
        omega=None if model is None else _omega(model, whole),
        model=model,
        items=tuple(_item(answers, whole, i, (lowest, highest)) for i in range(k)),
    )


def alpha(whole: Answers, confidence: float = CONFIDENCE) -> Estimate | None:
    """Cronbach's alpha of complete sheets with Feldt's interval.

    Returns:
        Nothing where everybody has the same sum.

    Raises:
        TooFewError: Fewer than two people or two items.
    """
    from scipy.stats import f

    n, k = whole.shape
    if min(n, k) < 2:
        raise TooFewError(min(n, k), 2)
    value = _alpha(whole)
    if value is None:
        return None
    freedom = n - 1, (n - 1) * (k - 1)
    tails = (1 + confidence) / 2, (1 - confidence) / 2
    low, high = (1 - (1 - value) * float(f.ppf(tail, *freedom)) for tail in tails)
    return Estimate(value, low, high)


def _alpha(whole: Answers) -> float | None:
    k = whole.shape[1]
    total = whole.sum(axis=1)
    if k < 2 or np.ptp(total) == 0:
        return None
    parts = float(whole.var(axis=0, ddof=1).sum())
    return float(k / (k - 1) * (1 - parts / float(total.var(ddof=1))))


def _omega(model: OneFactor, whole: Answers) -> float:
    """Of the sum as it is used, so that an item that varies more counts for more."""
    sds = whole.std(axis=0, ddof=1)
    common = float((sds * model.loadings).sum()) ** 2
    return common / (common + float((sds**2 * model.uniquenesses).sum()))


def _item(answers: Answers, whole: Answers, i: int, ends: tuple[float, float]) -> ItemStatistics:
    given = answers[~np.isnan(answers[:, i]), i]
    n = len(given)
    others = np.delete(whole, i, axis=1)
    return ItemStatistics(
        answered=n,
        missing=1 - n / len(answers),
        mean=float(given.mean()) if n else None,
        sd=float(given.std(ddof=1)) if n > 1 else None,
        floor=float((given == ends[0]).mean()) if n else None,
        ceiling=float((given == ends[1]).mean()) if n else None,
        item_rest=_correlation(whole[:, i], others.sum(axis=1)),
        alpha_without=_alpha(others),
    )


def _correlation(one: Answers, other: Answers) -> float | None:
    found = correlations(np.column_stack([one, other]))
    return None if found is None else float(found[0, 1])
