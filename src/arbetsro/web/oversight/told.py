"""Figures in words for a page, each with its rule, the number it rests on and its day."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from arbetsro.language import Language
from arbetsro.reporting.board import pack
from arbetsro.reporting.board.words import day_of, rests_on, value_of, why_missing

#: Which figures stand together on a page, in its order.
GROUPS: dict[str, tuple[str, ...]] = {
    "risks": (
        "open_risks", "open_serious_risks", "risks_without_measure", "open_risk_closed_measures",
        "acceptances_expired",
    ),
    "measures": (
        "measures_open", "measures_overdue", "measures_without_owner", "follow_ups_overdue",
        "followed_up_share", "worked_share",
    ),
    "upward": ("matters_unanswered", "matters_overdue", "requests_open", "answer_days"),
    "staff": (
        "investigations_year", "with_safety_representative_share", "told_units_share",
        "reports_received", "reports_answered_share",
    ),
    "conditions": (
        "staff_per_manager", "staff_per_manager_goal", "tasks_not_acknowledged",
        "documents_missing", "documents_to_review",
    ),
}  # fmt: skip
#: What can be compared between a part and the whole; how many there are cannot.
COMPARABLE = frozenset({"share", "days", "persons_per_manager"})


@dataclass(frozen=True, slots=True)
class Told:
    """A figure as a page shows it.

    Attributes:
        label, value: What it is, and the figure.
        why: Why there is none, where there is none.
        rule, rests, day: How it is counted, what it rests on, and when.
        whole: The same of the unit above as a whole, where it was asked for.
    """

    key: str
    label: str
    value: str
    why: str
    rule: str
    rests: str
    day: str
    whole: str


def grouped(
    figures: Iterable[pack.Figure],
    since: date,
    language: Language,
    whole: Mapping[str, pack.Figure] | None = None,
) -> Iterator[tuple[str, list[Told]]]:
    """The figures in their groups.

    Args:
        figures: The figures of the unit.
        since: The first day of the period.
        language: The reader's.
        whole: Those of the unit above, where they are compared; then only what can be.
    """
    by_key = {one.key: one for one in figures}
    for group, keys in GROUPS.items():
        there = [by_key[key] for key in keys if key in by_key]
        if whole is not None:
            there = [one for one in there if one.unit in COMPARABLE]
        told = [_told(one, since, language, (whole or {}).get(one.key)) for one in there]
        if told:
            yield group, told


def _told(figure: pack.Figure, since: date, language: Language, whole: pack.Figure | None) -> Told:
    return Told(
        key=figure.key,
        label=figure.label.in_(language),
        value=value_of(figure, language),
        why=why_missing(figure, language),
        rule=figure.rule.in_(language),
        rests=rests_on(figure, language),
        day=day_of(figure, since, language),
        whole=value_of(whole, language) if whole else "",
    )
