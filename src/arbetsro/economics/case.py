"""A case: what one organisation tells about itself, its interventions and its alternatives."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date

from arbetsro.economics.ranges import Range
from arbetsro.worksheets import Shape


@dataclass(frozen=True, slots=True)
class UseReference:
    """A wish to use a reference value by its id."""

    id: str


Entry = int | float | Range | UseReference
Entries = Mapping[str, Entry]


@dataclass(frozen=True, slots=True)
class Period:
    """A span of days, both included."""

    start: date
    end: date

    @property
    def is_twelve_months(self) -> bool:
        """Whether it is twelve whole months."""
        day_after = date.fromordinal(self.end.toordinal() + 1)
        start = self.start
        leap_day = (start.month, start.day) == (2, 29)
        anniversary = date(start.year + 1, 3, 1) if leap_day else start.replace(year=start.year + 1)
        return day_after == anniversary


@dataclass(frozen=True, slots=True)
class Activity:
    """A part of an intervention: sheets H and I filled in, or sums given straight."""

    name: str
    external: Entry | None = None
    internal: Entry | None = None
    H: Entries = field(default_factory=dict)
    I: Entries = field(default_factory=dict)  # noqa: E741 - the sheet's letter


@dataclass(frozen=True, slots=True)
class Intervention:
    """An intervention: sheet B's texts, its activities, and what sort of intervention it is.

    Attributes:
        name: What people call it.
        B: The texts of sheet B.
        activities: Its parts.
        entry: The entry of the knowledge base that it was chosen from, as ``id`` or ``id@digest``.
        levels: Where it makes a change, in words of the vocabulary of the knowledge base.
        stages: Before, at or after ill-health.
        factors: The strained factors that it acts on.
    """

    name: str
    B: Mapping[str, str] = field(default_factory=dict)
    activities: tuple[Activity, ...] = ()
    entry: str = ""
    levels: tuple[str, ...] = ()
    stages: tuple[str, ...] = ()
    factors: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class PlanFrame:
    """What a plan tells around its interventions.

    Attributes:
        participation: How employees take part.
        management_support: Who stands behind it, with which means.
        follow_up: The day of follow-up.
    """

    participation: str = ""
    management_support: str = ""
    follow_up: date | None = None


#: An amount of money, or the code of the row that holds it.
Amount = int | float | str


@dataclass(frozen=True, slots=True)
class Alternative:
    """One alternative of an investment over time.

    Attributes:
        name: What people call it.
        base_investment: Paid at the start, in kronor or as the code of a row.
        benefits: Kronor for each year; or
        yearly_benefit: the full benefit of a year, in kronor or as the code of a row, which
        profile: gives as a share for each year, or
        ramp_up_years: grows evenly to over these years, and
        fade_out_years: ebbs away evenly over these last years.
        costs: Kronor for each year, or
        yearly_cost: the same every year.
        life: Economic life in years, where no list tells it.
        residual_value: Kronor that remain after the last year.
    """

    name: str
    base_investment: Amount = 0
    benefits: tuple[int | float, ...] | None = None
    yearly_benefit: Amount | None = None
    profile: tuple[int | float, ...] | None = None
    ramp_up_years: int = 1
    fade_out_years: int = 0
    costs: tuple[int | float, ...] | None = None
    yearly_cost: Amount | None = None
    life: int | None = None
    residual_value: int | float = 0


@dataclass(frozen=True, slots=True)
class Sampling:
    """How uncertainty is sampled. ``draws`` is a power of two."""

    seed: int = 20260101
    draws: int = 16_384
    result: str = "J9"


@dataclass(frozen=True, slots=True)
class Case:
    """Everything that a case file holds.

    ``strained`` names the factors assessed as causes, each with what was found; it may be empty.
    """

    organisation: str
    contact: str = ""
    period: Period | None = None
    plan_period: Period | None = None
    A: Mapping[str, str] = field(default_factory=dict)
    rows: Entries = field(default_factory=dict)
    interventions: tuple[Intervention, ...] = ()
    strained: Mapping[str, str] = field(default_factory=dict)
    plan: PlanFrame = field(default_factory=PlanFrame)
    discount_rate: float | None = None
    alternatives: tuple[Alternative, ...] = ()
    beyond: tuple[str, ...] = ()
    sampling: Sampling = field(default_factory=Sampling)
    language: str | None = None

    @property
    def shape(self) -> Shape:
        """How many activities each intervention has."""
        return tuple(len(intervention.activities) for intervention in self.interventions)

    def entries(self) -> Iterator[tuple[str, Entry]]:
        """Everything given for a row, by the code that a book knows it by."""
        yield from self.rows.items()
        for i, intervention in enumerate(self.interventions, 1):
            for j, activity in enumerate(intervention.activities, 1):
                for code, entry in (*activity.H.items(), *activity.I.items()):
                    yield f"{code}@{i}.{j}", entry
                for name in ("external", "internal"):
                    entry = getattr(activity, name)
                    if entry is not None:
                        yield f"activity_{name}_cost@{i}.{j}", entry
