"""What a pack for the board tells: figures and lists as they were on the day it was made."""

from dataclasses import dataclass
from datetime import date

from arbetsro.language import Text


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure with everything that it takes to judge it.

    Its words are kept with it, since the program may count otherwise one day.

    Attributes:
        key: Which figure it is.
        label: Its name.
        rule: How it is counted, in words.
        unit: What it is counted in, as ``workenv.figures`` says.
        over: Whether it tells of a day, a period or twelve whole months.
        value: The figure; nothing where it is missing or hidden. A share is from 0 to 1.
        of: The number that it rests on, where it rests on one.
        day: The day it tells of, or the last day of the period.
        hidden: Whether it is hidden since it rests on too few.
    """

    key: str
    label: Text
    rule: Text
    unit: str
    over: str
    value: float | None
    of: int | None
    day: date
    hidden: bool


@dataclass(frozen=True, slots=True)
class SeriousRisk:
    """A serious risk that is open.

    Attributes:
        since: The day on which it was written down.
        days: How long ago that was.
        doing: ``accepted``, ``going_on``, ``finished`` or ``nothing``.
        until: Until when it is accepted, where it is.
    """

    title: str
    unit: str
    since: date
    days: int
    doing: str
    until: date | None


@dataclass(frozen=True, slots=True)
class Matter:
    """A matter that went upward.

    Attributes:
        kind: ``return`` or ``request``.
        raised_on, latest_on: When it was sent, and when an answer was wanted at the latest.
        days: How long it has waited, or waited until it was answered.
        over: How many of these days were past the latest date.
        lies_in: The unit that is to answer; blank where nobody is there to.
        confirmed_on: When it was confirmed that it had arrived.
        answered_on, answer: When and how it was answered.
    """

    kind: str
    subject: str
    unit: str
    raised_on: date
    latest_on: date
    days: int
    over: int
    lies_in: str
    confirmed_on: date | None
    answered_on: date | None
    answer: str


@dataclass(frozen=True, slots=True)
class Conditions:
    """What a unit has told of its managers' conditions."""

    unit: str
    told_for: date
    staff: int
    managers: int
    goal: int | None
    reason: str


@dataclass(frozen=True, slots=True)
class Weighed:
    """A demand or a resource.

    Attributes:
        side: ``demand`` or ``resource``.
        weight: On a map of the unit itself, from 1 (little) to 5 (very much).
        heavy_in: Of several maps, in how many it weighs 4 or 5.
    """

    side: str
    text: Text
    weight: int | None
    heavy_in: int | None


@dataclass(frozen=True, slots=True)
class Balance:
    """Demands and resources: the latest map of the unit, or the latest of all units below it.

    Attributes:
        drawn_on: The day of the unit's own map; nothing where it is told of several.
        maps: How many maps it is told of.
    """

    drawn_on: date | None
    maps: int
    items: tuple[Weighed, ...]


@dataclass(frozen=True, slots=True)
class CostRow:
    """A row of an analysis."""

    code: str
    value: float | None
    unit: str


@dataclass(frozen=True, slots=True)
class Cost:
    """What an analysis says that ill-health costs and measures return.

    Attributes:
        decided_on: When it was decided; nothing for one that is being worked on.
    """

    title: str
    decided_on: date | None
    rows: tuple[CostRow, ...]


@dataclass(frozen=True, slots=True)
class Monthly:
    """A figure in a month."""

    month: date
    value: float


@dataclass(frozen=True, slots=True)
class Operation:
    """A figure of operations or cost that a unit tells, month by month, the oldest first."""

    name: str
    measured_in: str
    months: tuple[Monthly, ...]


@dataclass(frozen=True, slots=True)
class Followed:
    """What was seen when a measure was followed up.

    Attributes:
        worked: ``as_meant``, ``partly`` or ``not``.
    """

    title: str
    unit: str
    on: date
    worked: str
    indicator_was: str
    indicator_now: str


@dataclass(frozen=True, slots=True)
class Exempt:
    """Something that is not done as one would expect, with the reason.

    Attributes:
        kind: ``accepted`` (a risk), ``stopped`` (a measure) or ``declined`` (a matter).
        by: Who decided it.
        on: When.
        until: Until when it holds, where it ends.
    """

    kind: str
    title: str
    unit: str
    reason: str
    by: str
    on: date | None
    until: date | None


@dataclass(frozen=True, slots=True)
class Trend:
    """How some figures have moved; as many values as months.

    Attributes:
        days: The last day of each month, the oldest first.
        serious, waiting: How many serious risks and matters were open on that day.
        followed, worked: How many follow-ups were made in that month, and of how many measures
            they said that they worked as meant.
    """

    days: tuple[date, ...]
    serious: tuple[int, ...]
    waiting: tuple[int, ...]
    followed: tuple[int, ...]
    worked: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Pack:
    """Everything that a pack tells.

    Attributes:
        organisation, unit: Whom it is about.
        since, until: The period.
        day: The day on which it was made.
        comment, decisions: What those who made it wrote; the decisions one a line.
        figures: In the order in which they are shown.
        missing: The documents that must be there and are not.
    """

    organisation: str
    unit: str
    since: date
    until: date
    day: date
    comment: str
    decisions: str
    figures: tuple[Figure, ...]
    serious: tuple[SeriousRisk, ...]
    waiting: tuple[Matter, ...]
    requests: tuple[Matter, ...]
    conditions: tuple[Conditions, ...]
    balance: Balance | None
    cost: Cost | None
    operations: tuple[Operation, ...]
    followed: tuple[Followed, ...]
    exempt: tuple[Exempt, ...]
    missing: tuple[Text, ...]
    trend: Trend

    def figure(self, key: str) -> Figure:
        """The figure with a key.

        Raises:
            KeyError: The pack was made before there was such a figure.
        """
        found = next((one for one in self.figures if one.key == key), None)
        if found is None:
            raise KeyError(key)
        return found
