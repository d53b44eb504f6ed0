"""Makes rows about persons into a data set that points at nobody.

Exact ages and dates, keys, free text and everything that is no variable are taken away; then what
people can be known by from outside is made coarser until nobody stands in a small group.
"""

import random
import secrets
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime

from arbetsro.evaluation.coarsening import Coarse, coarsen
from arbetsro.evaluation.dataset import DataSet, data_set
from arbetsro.evaluation.variables import variables
from arbetsro.language import Text
from arbetsro.statistics.disclosure import SMALLEST_GROUP
from arbetsro.statistics.estimate import TooFewError

#: What is read besides the variables, and never passed on.
DATES = ("applied", "first_visit")

_WAITS = ((7, "within_7"), (14, "8_14"), (30, "15_30"), (60, "31_60"))


@dataclass(frozen=True, slots=True)
class Deidentified:
    """A data set that may be passed on, and what was done to it.

    Attributes:
        data: The persons, in an order by chance.
        coarse: What was made coarser or emptied, and how small the smallest group is.
        left_out: The fields that were taken away, since they are no variables.
    """

    data: DataSet
    coarse: Coarse
    left_out: tuple[str, ...]


def deidentify(
    rows: Iterable[Mapping[str, object]], *, is_synthetic: bool = False, about: Text | None = None
) -> Deidentified:
    """The data set of some persons, made safe.

    Args:
        rows: The variables of the data set, with ``age`` in years and, in place of months and
            bands, the dates ``applied`` and ``first_visit``.
        is_synthetic: Whether nobody in it exists.
        about: Where it comes from.

    Raises:
        TooFewError: There are so few persons that nothing may be told of them.
        DataSetError: A value is faulty; every fault is named.
    """
    given = tuple(rows)
    if len(given) < SMALLEST_GROUP:
        raise TooFewError(len(given), SMALLEST_GROUP)
    # Whatever order they stood in, as by date, must not tell who is who.
    safe = [_without_details(row) for row in random.SystemRandom().sample(given, len(given))]
    checked = data_set(safe, is_synthetic=is_synthetic, about=about)
    changed, coarse = coarsen(checked.rows)
    data = DataSet(changed, is_synthetic, about)
    known = {*variables(), *DATES}
    left_out = sorted({name for row in given for name in row if name not in known})
    return Deidentified(data, coarse, tuple(left_out))


def age_band(years: int) -> str:
    """The code of the band of ten years that an age is in."""
    if years < 25:
        return "under_25"
    if years >= 65:
        return "65_plus"
    first = (years - 5) // 10 * 10 + 5
    return f"{first}_{first + 9}"


def waiting_band(days: int) -> str:
    """The code of the band that a number of days from application to first visit is in."""
    return next((code for longest, code in _WAITS if days <= longest), "over_60")


def _without_details(row: Mapping[str, object]) -> dict[str, object]:
    """A row with a new key, its age as a band and its dates as a month and a waiting time."""
    safe = {name: row[name] for name in variables() if name in row and name != "age"}
    safe["key"] = secrets.token_hex(6)
    years, applied, visited = row.get("age"), _day(row.get("applied")), _day(row.get("first_visit"))
    if isinstance(years, int):
        safe["age_band"] = age_band(years)
    if applied:
        safe["month_applied"] = f"{applied:%Y-%m}"
    if applied and visited and visited >= applied:
        safe["days_to_first_visit"] = waiting_band((visited - applied).days)
    return safe


def _day(value: object) -> date | None:
    if isinstance(value, datetime):
        return value.date()
    return value if isinstance(value, date) else None
