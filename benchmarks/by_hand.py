"""The worked example's sheets C to J as somebody would write them straight in NumPy.

Plain expressions, one for each row, and nothing clever: what is not filled in is left out, so
sheets H and I stand here for the one activity that has them. The names are those of the rows.
"""

from collections.abc import Mapping

import numpy as np
from numpy.typing import NDArray

Values = NDArray[np.float64] | float
#: The activities of each intervention.
ACTIVITIES = {1: (1, 2, 3, 4), 2: (1, 2, 3), 3: (1, 2, 3), 4: (1, 2, 3, 4)}


def every_row(given: Mapping[str, Values]) -> dict[str, Values]:
    """Every row of the sheets, by its name, from the inputs by address."""
    rows: dict[str, Values] = {}
    rows |= _staff(given)
    rows |= _sick_leave(given)
    rows |= _cost_of_ill_health(given, rows)
    rows |= _first_activity(given, rows)
    rows |= _measures(given, rows)
    rows |= _return(given, rows)
    return rows


def _staff(given: Mapping[str, Values]) -> dict[str, Values]:
    """Sheet D."""
    social_contributions = given["average_monthly_pay"] * given["social_contribution_share"]
    pay = given["average_monthly_pay"] + social_contributions
    wage_cost = pay * given["full_time_equivalents"] * given["months"]
    overhead_cost = wage_cost * given["overhead_share"]
    total = wage_cost + overhead_cost
    hourly = total / given["full_time_equivalents"] / given["scheduled_hours"]
    return {
        "social_contributions": social_contributions,
        "wage_cost": wage_cost,
        "overhead_cost": overhead_cost,
        "total_personnel_cost": total,
        "hourly_personnel_cost": hourly,
    }


def _sick_leave(given: Mapping[str, Values]) -> dict[str, Values]:
    """Sheets E and F."""
    rows: dict[str, Values] = {}
    for kind in ("short_absence", "long_absence"):
        day_cost = given[f"{kind}_monthly_pay"] * given[f"{kind}_day_share"]
        workdays = given[f"{kind}_full_time_equivalents"] * given[f"{kind}_workdays"]
        days = workdays * given[f"{kind}_share"]
        rows[f"{kind}_day_cost"] = day_cost
        rows[f"{kind}_days"] = days
        rows[f"total_{kind}_cost"] = day_cost * days
    return rows
