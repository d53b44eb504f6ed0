"""The figures that the yearly follow-up is filled in with: counted now, or as they were kept."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from datetime import date, timedelta
from typing import Any

from arbetsro.language import Language, Text, Writer
from arbetsro.web.frame.clock import today
from arbetsro.web.measures.recurrence import months_later
from arbetsro.web.oversight.figures import figures
from arbetsro.web.oversight.models import YearlyFollowUp
from arbetsro.workenv.figures import figures as rules


@dataclass(frozen=True, slots=True)
class Filled:
    """A figure with all that is needed to read it, also when its rule has been worded anew.

    Attributes:
        key: Its key in ``workenv.figures``.
        label, rule: Its name, and how it is counted in words.
        unit: What it is counted in.
        value: The figure; nothing where it is not known or may not be told.
        of: The number that it rests on, where it rests on one.
        day: The day that it tells of.
    """

    key: str
    label: Text
    rule: Text
    unit: str
    value: float | None
    of: int | None
    day: date

    def written(self, language: Language) -> str:
        """The figure as people read it; a dash where there is none."""
        if self.value is None:
            return "–"
        return Writer(language).value(self.value, self.unit, 1 if self.unit == "days" else None)


def period_of(follow_up: YearlyFollowUp) -> tuple[date, date]:
    """The twelve months that the figures of a year tell of, with both days.

    They end with the year, or with the day of closing, or today.
    """
    last = date(follow_up.year, 12, 31)
    until = min(last, follow_up.closed_at.date() if follow_up.closed_at else today())
    return months_later(until + timedelta(days=1), -12), until


def filled_in(follow_up: YearlyFollowUp) -> Mapping[str, Filled]:
    """The figures by key: as they were kept when it was closed, else as they are now."""
    if follow_up.closed_at is not None:
        return {key: _read(key, one) for key, one in follow_up.figures.items()}
    since, until = period_of(follow_up)
    counted = figures(follow_up.unit, since, until)
    return {
        key: Filled(
            key=key, label=rules()[key].label, rule=rules()[key].rule, unit=rules()[key].unit,
            value=None if one.hidden else one.value, of=None if one.hidden else one.of, day=one.day,
        )
        for key, one in counted.items()
    }  # fmt: skip


def frozen_figures(follow_up: YearlyFollowUp) -> dict[str, Any]:
    """The figures as they are now, to be kept with their rules in all languages."""
    found = {key: asdict(one) for key, one in filled_in(follow_up).items()}
    return {key: {**one, "day": one["day"].isoformat()} for key, one in found.items()}


def _read(key: str, one: Mapping[str, Any]) -> Filled:
    return Filled(
        key=key, label=Text.read(one["label"]), rule=Text.read(one["rule"]), unit=one["unit"],
        value=one["value"], of=one["of"], day=date.fromisoformat(one["day"]),
    )  # fmt: skip
