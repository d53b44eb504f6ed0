"""The worked example's sheets C to J as somebody would write them straight in NumPy.

One plain expression for each row, and nothing clever. What nobody filled in is left out, so
sheets H and I stand here for the one activity that has them. The names are those of the rows,
with ``_1_2`` for the second activity of the first intervention.
"""

from collections.abc import Mapping
from types import SimpleNamespace

import numpy as np
from numpy.typing import NDArray

Values = NDArray[np.float64] | float


def name_of(address: str) -> str:
    """The name that stands here for a cell of the book."""
    return address.replace("@", "_").replace(".", "_")


def every_row(given: Mapping[str, Values]) -> dict[str, Values]:
    """Every row by its name, from the inputs by theirs."""
    r = SimpleNamespace(**given)
    staff(r)
    sick_leave(r)
    cost_of_ill_health(r)
    first_activity(r)
    measures(r)
    what_it_gives_back(r)
    return vars(r)


def staff(r: SimpleNamespace) -> None:
    """Sheet D."""
    r.social_contributions = r.average_monthly_pay * r.social_contribution_share
    r.wage_cost = (
        (r.average_monthly_pay + r.social_contributions) * r.full_time_equivalents * r.months
    )
    r.overhead_cost = r.wage_cost * r.overhead_share
    r.total_personnel_cost = r.wage_cost + r.overhead_cost
    r.hourly_personnel_cost = r.total_personnel_cost / r.full_time_equivalents / r.scheduled_hours


def sick_leave(r: SimpleNamespace) -> None:
    """Sheets E and F."""
    r.short_absence_day_cost = r.short_absence_monthly_pay * r.short_absence_day_share
    r.short_absence_days = (
        r.short_absence_full_time_equivalents * r.short_absence_workdays * r.short_absence_share
    )
    r.total_short_absence_cost = r.short_absence_day_cost * r.short_absence_days
    r.long_absence_day_cost = r.long_absence_monthly_pay * r.long_absence_day_share
    r.long_absence_days = (
        r.long_absence_full_time_equivalents * r.long_absence_workdays * r.long_absence_share
    )
    r.total_long_absence_cost = r.long_absence_day_cost * r.long_absence_days


def cost_of_ill_health(r: SimpleNamespace) -> None:
    """Sheet C."""
    r.value_of_work = r.total_personnel_cost + r.profit
    r.production_loss_share = r.high_stress_share * r.production_loss_at_high_stress
    r.production_loss_value = r.value_of_work * r.production_loss_share
    r.short_absence_ill_health_cost = r.total_short_absence_cost * r.short_absence_ill_health_share
    r.long_absence_ill_health_cost = r.total_long_absence_cost * r.long_absence_ill_health_share
    r.sick_leave_ill_health_cost = r.short_absence_ill_health_cost + r.long_absence_ill_health_cost
    r.ill_health_cost = r.production_loss_value + r.sick_leave_ill_health_cost


def first_activity(r: SimpleNamespace) -> None:
    """Sheets H and I."""
    r.external_cost_1_1 = r.fixed_fee_1_1 + r.hired_staff_1_1 + r.travel_1_1
    r.staff_hours_each_1_1 = r.staff_minutes_1_1 / 60
    r.staff_hours_1_1 = r.staff_hours_each_1_1 * r.staff_participants_1_1
    r.staff_time_value_1_1 = r.staff_hours_1_1 * r.hourly_personnel_cost
    r.managers_hours_each_1_1 = r.managers_minutes_1_1 / 60
    r.managers_hours_1_1 = r.managers_hours_each_1_1 * r.managers_participants_1_1
    r.managers_time_value_1_1 = r.managers_hours_1_1 * r.managers_hourly_cost_1_1
    r.administration_hours_each_1_1 = r.administration_minutes_1_1 / 60
    r.administration_hours_1_1 = r.administration_hours_each_1_1 * r.administration_participants_1_1
    r.administration_time_value_1_1 = r.administration_hours_1_1 * r.administration_hourly_cost_1_1
    r.internal_hours_1_1 = r.staff_hours_1_1 + r.managers_hours_1_1 + r.administration_hours_1_1
    r.internal_cost_1_1 = (
        r.staff_time_value_1_1 + r.managers_time_value_1_1 + r.administration_time_value_1_1
    )


def measures(r: SimpleNamespace) -> None:
    """Sheet G."""
    activities_that_have_both = ("1_3", "1_4", "2_2", "2_3", "3_2", "3_3", "4_1", "4_2")
    r.activity_cost_1_1 = r.external_cost_1_1 + r.internal_cost_1_1
    for one in activities_that_have_both:
        external = getattr(r, f"activity_external_cost_{one}")
        internal = getattr(r, f"activity_internal_cost_{one}")
        setattr(r, f"activity_cost_{one}", external + internal)
    r.intervention_external_cost_1 = (
        r.external_cost_1_1 + r.activity_external_cost_1_3 + r.activity_external_cost_1_4
    )
    r.intervention_internal_cost_1 = (
        r.internal_cost_1_1
        + r.activity_internal_cost_1_2
        + r.activity_internal_cost_1_3
        + r.activity_internal_cost_1_4
    )
    r.intervention_external_cost_2 = r.activity_external_cost_2_2 + r.activity_external_cost_2_3
    r.intervention_internal_cost_2 = (
        r.activity_internal_cost_2_1 + r.activity_internal_cost_2_2 + r.activity_internal_cost_2_3
    )
    r.intervention_external_cost_3 = r.activity_external_cost_3_2 + r.activity_external_cost_3_3
    r.intervention_internal_cost_3 = (
        r.activity_internal_cost_3_1 + r.activity_internal_cost_3_2 + r.activity_internal_cost_3_3
    )
    r.intervention_external_cost_4 = r.activity_external_cost_4_1 + r.activity_external_cost_4_2
    r.intervention_internal_cost_4 = (
        r.activity_internal_cost_4_1
        + r.activity_internal_cost_4_2
        + r.activity_internal_cost_4_3
        + r.activity_internal_cost_4_4
    )
    r.intervention_cost_1 = r.intervention_external_cost_1 + r.intervention_internal_cost_1
    r.intervention_cost_2 = r.intervention_external_cost_2 + r.intervention_internal_cost_2
    r.intervention_cost_3 = r.intervention_external_cost_3 + r.intervention_internal_cost_3
    r.intervention_cost_4 = r.intervention_external_cost_4 + r.intervention_internal_cost_4
    r.measures_external_cost = (
        r.intervention_external_cost_1
        + r.intervention_external_cost_2
        + r.intervention_external_cost_3
        + r.intervention_external_cost_4
    )
    r.measures_internal_cost = (
        r.intervention_internal_cost_1
        + r.intervention_internal_cost_2
        + r.intervention_internal_cost_3
        + r.intervention_internal_cost_4
    )
    r.measures_cost = r.measures_external_cost + r.measures_internal_cost


def what_it_gives_back(r: SimpleNamespace) -> None:
    """Sheet J."""
    r.benefit = r.ill_health_cost * r.effect
    r.surplus = r.benefit - r.measures_cost
    r.return_on_investment = r.surplus / r.measures_cost
    r.expected_high_stress_share = r.high_stress_share * (1 - r.effect)
    r.highest_cost = r.ill_health_cost * r.known_effect
    r.break_even_effect = r.measures_cost / r.ill_health_cost
    r.break_even_high_stress_share = r.high_stress_share * (1 - r.break_even_effect)


def surplus(given: Mapping[str, Values]) -> Values:
    """The surplus alone (J9), in expressions as long as they come, which keep the fewest rows."""
    g = SimpleNamespace(**given)
    pay = g.average_monthly_pay
    wage_cost = (pay + pay * g.social_contribution_share) * g.full_time_equivalents * g.months
    personnel_cost = wage_cost + wage_cost * g.overhead_share
    production_loss = (personnel_cost + g.profit) * (
        g.high_stress_share * g.production_loss_at_high_stress
    )
    hourly_cost = personnel_cost / g.full_time_equivalents / g.scheduled_hours
    del wage_cost, personnel_cost
    short_absence = (
        g.short_absence_monthly_pay
        * g.short_absence_day_share
        * (g.short_absence_full_time_equivalents * g.short_absence_workdays * g.short_absence_share)
        * g.short_absence_ill_health_share
    )
    long_absence = (
        g.long_absence_monthly_pay
        * g.long_absence_day_share
        * (g.long_absence_full_time_equivalents * g.long_absence_workdays * g.long_absence_share)
        * g.long_absence_ill_health_share
    )
    benefit = (production_loss + (short_absence + long_absence)) * g.effect
    del production_loss, short_absence, long_absence
    return benefit - (_external(g) + _internal(g, hourly_cost))


def _external(g: SimpleNamespace) -> Values:
    return (
        g.fixed_fee_1_1 + g.hired_staff_1_1 + g.travel_1_1
        + g.activity_external_cost_1_3 + g.activity_external_cost_1_4
        + g.activity_external_cost_2_2 + g.activity_external_cost_2_3
        + g.activity_external_cost_3_2 + g.activity_external_cost_3_3
        + g.activity_external_cost_4_1 + g.activity_external_cost_4_2
    )  # fmt: skip


def _internal(g: SimpleNamespace, hourly_cost: Values) -> Values:
    return (
        g.staff_minutes_1_1 / 60 * g.staff_participants_1_1 * hourly_cost
        + g.managers_minutes_1_1 / 60 * g.managers_participants_1_1 * g.managers_hourly_cost_1_1
        + g.administration_minutes_1_1 / 60
        * g.administration_participants_1_1 * g.administration_hourly_cost_1_1
        + g.activity_internal_cost_1_2 + g.activity_internal_cost_1_3
        + g.activity_internal_cost_1_4
        + g.activity_internal_cost_2_1 + g.activity_internal_cost_2_2
        + g.activity_internal_cost_2_3
        + g.activity_internal_cost_3_1 + g.activity_internal_cost_3_2
        + g.activity_internal_cost_3_3
        + g.activity_internal_cost_4_1 + g.activity_internal_cost_4_2
        + g.activity_internal_cost_4_3 + g.activity_internal_cost_4_4
    )  # fmt: skip
