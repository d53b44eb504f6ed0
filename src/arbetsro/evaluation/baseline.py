"""How far people came, who they are and how things were at the outset."""

from collections.abc import Sequence

from arbetsro.evaluation.dataset import Row
from arbetsro.evaluation.persons import (
    age,
    flag,
    had_visit,
    is_due,
    is_followed_up,
    is_lost,
    number,
    victimised,
    victimised_by_both,
)
from arbetsro.evaluation.results import (
    Contact,
    Flow,
    Mean,
    OccupationalHealth,
    Participants,
    Plans,
)
from arbetsro.evaluation.summary import distribution, mean, mean_of, share, share_of, shares
from arbetsro.evaluation.variables import starting_with


def flow(rows: Sequence[Row]) -> Flow:
    """How many came how far, of everybody in the data set."""
    visited = [row for row in rows if had_visit(row)]
    due = [row for row in visited if is_due(row)]
    followed = [row for row in due if is_followed_up(row)]
    not_due = [row for row in visited if row.get("not_followed_up_because") == "not_due"]
    lost = [row for row in due if is_lost(row)]
    return Flow(
        entered=len(rows),
        first_visit=len(visited),
        second_visit=sum(number(row, "visits") == 2 for row in visited),
        not_due=len(not_due),
        unknown=len(visited) - len(due) - len(not_due),
        due=len(due),
        followed_up=len(followed),
        lost=len(lost),
        response=share_of("followed_up", [is_followed_up(row) for row in due]),
        reasons=distribution(lost, "not_followed_up_because"),
    )


def participants(rows: Sequence[Row]) -> Participants:
    """Who took part: those who had a visit."""
    return Participants(
        age=_age(rows),
        age_bands=distribution(rows, "age_band"),
        sex=distribution(rows, "sex"),
        region=distribution(rows, "region"),
        sector=distribution(rows, "sector"),
        days_to_first_visit=distribution(rows, "days_to_first_visit"),
        burnout=mean(rows, "smbm_12_sum"),
        problem=mean(rows, "problem_before"),
    )


def contact(rows: Sequence[Row]) -> Contact:
    """Contact with manager and colleagues."""
    return Contact(
        told_manager=share(rows, "told_manager"),
        manager_support=share(rows, "manager_support"),
        victimised=share_of("victimised", [victimised(row) for row in rows]),
        by_manager=share(rows, "victimised_by_manager"),
        by_coworker=share(rows, "victimised_by_coworker"),
        by_both=share_of("victimised_by_both", [victimised_by_both(row) for row in rows]),
    )


def occupational_health(rows: Sequence[Row]) -> OccupationalHealth:
    """Access to occupational health and contact with it."""
    without = [row for row in rows if flag(row, "occupational_health_contact") is False]
    return OccupationalHealth(
        available=share(rows, "has_occupational_health"),
        contact=share(rows, "occupational_health_contact"),
        why_not=shares(without, starting_with("why_not_")),
    )


def plans(rows: Sequence[Row]) -> Plans:
    """What the action plans held."""
    return Plans(
        kinds=shares(rows, starting_with("plan_")), likelihood=mean(rows, "plan_likelihood")
    )


def _age(rows: Sequence[Row]) -> Mean:
    """The mean age; from the middles of the bands where any age is known only by its band."""
    banded = any("age" not in row and "age_band" in row for row in rows)
    return mean_of("age", [age(row) for row in rows], from_bands=banded)
