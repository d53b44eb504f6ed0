"""A made-up history of everything that figures count, straight in the database."""

from datetime import date, datetime, time, timedelta
from random import Random

from django.utils import timezone

from arbetsro.web.investigations.models import Investigation, Participant
from arbetsro.web.matters.models import Leg, Matter, Task
from arbetsro.web.measures.models import FollowUp, Measure
from arbetsro.web.reports.models import Report
from arbetsro.web.risks.models import Acceptance, OwnMethod, Rating, Risk
from arbetsro.web.telling.models import Message
from web.conftest import Cast

#: The day on which the figures are counted.
DAY = date(2026, 11, 18)


def noon(day: date) -> datetime:
    """Noon of a day."""
    return timezone.make_aware(datetime.combine(day, time(12)))


def made_up(cast: Cast, seed: int = 5, much: int = 60) -> None:
    """Fills every unit with a bit of everything, some of it on the very days that are borders."""
    Writer(cast, Random(seed)).write(much)


class Writer:
    """Writes the history. Every choice comes from one row of random numbers."""

    def __init__(self, cast: Cast, random: Random) -> None:
        self.cast, self.random = cast, random
        self.units = [cast.root, cast.north, cast.home_care, cast.south, cast.other_root]
        self.people = [cast.mats, cast.anna, cast.nils]

    def write(self, much: int) -> None:
        self.method = OwnMethod.objects.create(
            organisation=self.cast.organisation, key="colours", content={}
        )
        for _ in range(much):
            self.measure(self.risk())
            self.measure(None)
            self.matter()
            self.task()
            self.investigation()
            self.report()

    def day(self) -> date:
        """A day of the last two years, often one at which something begins or ends."""
        a_day, year_ago = timedelta(days=1), date(2025, 11, 18)
        borders = (
            DAY, DAY - a_day, DAY + a_day, year_ago, year_ago + a_day,
            date(2025, 10, 31), date(2026, 10, 31), date(2026, 11, 1),
        )  # fmt: skip
        anywhere = DAY - timedelta(days=self.random.randrange(-60, 700))
        return self.random.choice([*borders, anywhere, anywhere, anywhere])

    def past(self) -> date:
        return min(self.day(), DAY)

    def after(self, day: date) -> date:
        return min(day + timedelta(days=self.random.randrange(40)), DAY)

    def one_of(self, *choices):
        return self.random.choice(choices)

    def unit(self):
        return self.random.choice(self.units)

    def risk(self) -> Risk:
        risk = Risk.objects.create(
            unit=self.unit(), title="Risk", level=self.one_of("", "low", "medium", "high", "high"),
            state=self.one_of("open", "open", "accepted", "closed"), added_by=self.cast.mats,
        )  # fmt: skip
        for _ in range(self.random.randrange(3)):
            self.acceptance(risk)
        if self.one_of(True, False):
            self.rating(risk)
        return risk

    def acceptance(self, risk: Risk) -> None:
        if risk.acceptances.filter(ended_at=None).exists():
            return
        ending = self.one_of("", "", "expired", "ended", "graver")
        expires = self.day()
        Acceptance.objects.create(
            risk=risk, by=self.cast.vera, level="medium", reason="Tillfälligt.",
            at=noon(expires - timedelta(days=self.random.randrange(5, 90))), expires_on=expires,
            ended_at=noon(expires) if ending else None, ended_because=ending,
        )  # fmt: skip

    def rating(self, risk: Risk) -> None:
        Rating.objects.create(
            risk=risk, party="employer", phase="before", method=self.method, level="low",
            by=self.cast.mats, at=noon(self.past()),
        )  # fmt: skip

    def measure(self, risk: Risk | None) -> None:
        if risk and self.one_of(True, False):
            return
        due = self.day()
        measure = Measure.objects.create(
            unit=risk.unit if risk else self.unit(), risk=risk, title="Åtgärd",
            owner=self.random.choice(self.people), due_on=due,
            follow_up_on=self.one_of(due, max(due, self.day())),
            state=self.one_of("planned", "started", "done", "stopped"), added_by=self.cast.mats,
            followed_up_at=self.one_of(None, noon(self.past())),
        )  # fmt: skip
        for _ in range(self.random.randrange(3)):
            FollowUp.objects.create(
                measure=measure, done="yes", moved="same", next_step="close", by=self.cast.mats,
                worked=self.one_of("as_meant", "as_meant", "partly", "not", "not_known"),
                at=noon(self.past()),
            )  # fmt: skip

    def matter(self) -> None:
        raised = self.past()
        state = self.one_of("open", "open", "answered", "withdrawn")
        made = Matter.objects.create(
            unit=self.unit(), kind=self.one_of("return", "request"), subject="Ärende", says="s",
            wanted="w", reason="money", latest_on=self.day(), raised_by=self.cast.siv, state=state,
            raised_at=noon(raised),
            closed_at=None if state == "open" else noon(self.after(raised)),
        )  # fmt: skip
        Leg.objects.create(
            matter=made, number=1, to=self.cast.root, answer_on=made.latest_on,
            left_at=made.closed_at,
        )  # fmt: skip

    def task(self) -> None:
        when = noon(self.past())
        Task.objects.create(
            unit=self.unit(), text="Uppgift", given_to=self.cast.mats, given_by=self.cast.vera,
            acknowledged_at=self.one_of(None, when), returned_at=self.one_of(None, None, when),
            ended_at=self.one_of(None, None, when),
        )  # fmt: skip

    def investigation(self) -> None:
        state = self.one_of("open", "closed", "closed", "abandoned")
        unit, day = self.unit(), self.past()
        investigation = Investigation.objects.create(
            unit=unit, way="round", title="Rond", planned_on=day, state=state,
            started_by=self.cast.anna, closed_at=None if state == "open" else noon(day),
        )  # fmt: skip
        for capacity in ("manager", "safety_representative", "safety_representative"):
            if self.one_of(True, False):
                Participant.objects.create(
                    investigation=investigation, name="N.N.", capacity=capacity
                )
        if self.random.random() < 0.4:
            Message.objects.create(
                unit=self.unit(), title="Till er", written_by=self.cast.mats,
                published_at=self.one_of(None, noon(self.past()), noon(DAY)),
                withdrawn_at=self.one_of(None, None, None, noon(DAY)),
            )  # fmt: skip

    def report(self) -> None:
        Report.every.create(
            unit=self.unit(), kind="risk", text="t", came_on=self.past(), receiver=self.cast.mats,
            state=self.one_of("new", "answered", "protected"),
            code_hash=str(self.random.getrandbits(120)),
            answered_at=self.one_of(None, noon(DAY)),
        )  # fmt: skip
