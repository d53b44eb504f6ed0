"""The days of a matter: when it is to be confirmed and answered, and when it goes on by itself."""

from dataclasses import dataclass
from datetime import date, timedelta

from django.utils import timezone

from arbetsro.web.frame.clock import today
from arbetsro.web.matters.models import Leg, Matter
from arbetsro.workenv.upward import Dates, Rule, dates, rules


@dataclass(frozen=True, slots=True)
class Clock:
    """What the clock of a matter says today, to everybody alike.

    Attributes:
        confirm_by: The last day to confirm it.
        answer_by: The last day to answer it.
        climbs_on: The day on which it stands at the next level, if it is not answered.
        confirm_days, answer_days: Days left; below zero as many days over.
        is_confirmed: Whether it has been confirmed where it lies.
    """

    confirm_by: date
    answer_by: date
    climbs_on: date
    confirm_days: int
    answer_days: int
    is_confirmed: bool

    @property
    def is_unconfirmed(self) -> bool:
        """Whether it should be confirmed by now; what is due at once is late the same day."""
        return not self.is_confirmed and (self.confirm_days < 0 or self.confirm_by == today())

    @property
    def is_over(self) -> bool:
        """Whether the day to answer has passed."""
        return self.answer_days < 0

    @property
    def days_over(self) -> int:
        """How many days ago it was to be answered."""
        return max(0, -self.answer_days)


def rule_of(matter: Matter) -> Rule:
    """The rule that a matter follows."""
    return rules()[matter.kind]


def clock_of(leg: Leg, *, is_confirmed: bool | None = None) -> Clock:
    """The clock where a matter lies."""
    found = dates_of(leg)
    confirmed = leg.confirmed_at is not None if is_confirmed is None else is_confirmed
    return Clock(
        found.confirm_by,
        found.answer_by,
        found.climbs_on,
        (found.confirm_by - today()).days,
        (found.answer_by - today()).days,
        confirmed,
    )


def dates_of(leg: Leg) -> Dates:
    """The days of one level's turn with a matter."""
    sent = timezone.localdate(leg.sent_at)
    return dates(rule_of(leg.matter), sent=sent, latest=leg.answer_on)


def proposed_day(kind: str) -> date:
    """The latest date that the rule proposes for a matter that is raised today."""
    return today() + timedelta(days=rules()[kind].answer_within_days)


def next_day(matter: Matter) -> date:
    """The day on which the next level is to answer.

    It gets the days of the rule, or the latest date of the matter where that is later. A request
    that is passed on keeps the day that it states for as long as it has not passed.
    """
    if matter.kind == Matter.Kind.REQUEST and matter.latest_on >= today():
        return matter.latest_on
    return max(matter.latest_on, proposed_day(matter.kind))


def climbs_before(kind: str) -> date:
    """What was to be answered before this day goes on today."""
    return today() - timedelta(days=rules()[kind].grace_days)
