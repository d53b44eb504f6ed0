"""How many answer the follow-up, and how those fare who do, quarter by quarter."""

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field
from statistics import fmean
from uuid import UUID

from arbetsro.counselling.guide import PROBLEM_SIZE
from arbetsro.statistics.disclosure import is_shown
from arbetsro.statistics.subtraction import hidden_parts
from arbetsro.web.care.models import Clinic
from arbetsro.web.evaluations.answers import at_follow_up
from arbetsro.web.evaluations.gathering import VISITS
from arbetsro.web.evaluations.running.periods import Period
from arbetsro.web.followups.models import FollowUp
from arbetsro.web.visits.models import VisitRecord


@dataclass(slots=True)
class Response:
    """The follow-ups that fell due in a quarter.

    Attributes:
        done, lost: How many were answered, and how many were not and never will be.
        waiting: How many are still to be asked.
    """

    done: int = 0
    lost: int = 0
    waiting: int = 0

    @property
    def of(self) -> int:
        """How many it is known of."""
        return self.done + self.lost


@dataclass(slots=True)
class Outcome:
    """What those said who were followed up in a quarter and agree to evaluation.

    Attributes:
        changes: The change of the size of the problem, of those who gave it both times.
        sick_leave: Of those who told, whether they were on sick leave.
    """

    changes: list[int] = field(default_factory=list)
    sick_leave: list[bool] = field(default_factory=list)

    @property
    def mean_change(self) -> float | None:
        """The mean change; nothing for a small group."""
        return fmean(self.changes) if is_shown(len(self.changes)) else None

    @property
    def on_sick_leave(self) -> tuple[int, int]:
        """How many of how many are on sick leave; none of none for a small group."""
        of = len(self.sick_leave)
        return (sum(self.sick_leave), of) if is_shown(of) else (0, 0)


def responses(clinic: Clinic, quarters: Sequence[Period]) -> list[tuple[Period, Response]]:
    """The follow-ups of some quarters, by the day they were due."""
    found: defaultdict[Period, Response] = defaultdict(Response)
    rows = FollowUp.objects.filter(
        application__applicant__clinic=clinic,
        due_on__gte=quarters[0].first_day, due_on__lt=_after(quarters[-1]).first_day,
    ).order_by()  # fmt: skip
    for state, due in rows.values_list("state", "due_on"):
        one = found[Period.of(due, 3, clinic.zone)]
        one.done += state == FollowUp.State.DONE
        one.lost += state == FollowUp.State.LOST
        one.waiting += state == FollowUp.State.WAITING
    return [(one, found[one]) for one in quarters]


def reasons(clinic: Clinic, quarters: Sequence[Period]) -> list[tuple[str, int | None]]:
    """Why nobody answered, with how many of each; nothing where it would tell of a few people."""
    rows = FollowUp.objects.filter(
        application__applicant__clinic=clinic, state=FollowUp.State.LOST,
        due_on__gte=quarters[0].first_day, due_on__lt=_after(quarters[-1]).first_day,
    )  # fmt: skip
    counts = Counter(rows.values_list("because", flat=True))
    parts = {key: counts[key] for key in FollowUp.Reason.values}
    hidden = hidden_parts(parts)
    return [(key, None if key in hidden else count) for key, count in parts.items()]


def outcomes(clinic: Clinic, quarters: Sequence[Period]) -> list[tuple[Period, Outcome]]:
    """What was said at the follow-ups of some quarters, by when they were answered."""
    rows = FollowUp.objects.filter(
        application__applicant__clinic=clinic, application__for_evaluation=True,
        state=FollowUp.State.DONE, done_at__date__gte=quarters[0].first_day,
    )  # fmt: skip
    done = list(rows.only("application", "answers", "done_at").order_by())
    before = _before([one.application_id for one in done])
    found: defaultdict[Period, Outcome] = defaultdict(Outcome)
    for one in done:
        if one.done_at is None:
            continue
        quarter, said = found[Period.of(one.done_at, 3, clinic.zone)], at_follow_up(one.answers)
        first, last = before.get(one.application_id), said["problem_after"]
        if isinstance(first, int) and isinstance(last, int):
            quarter.changes.append(last - first)
        if isinstance(said["sick_leave_after"], bool):
            quarter.sick_leave.append(said["sick_leave_after"])
    return [(one, found[one]) for one in quarters]


def _before(applications: Sequence[UUID]) -> dict[UUID, object]:
    """The size of the problem the first time that it was told, by application."""
    rows = VisitRecord.objects.filter(
        visit__booking__application__in=applications, visit__booking__kind__in=VISITS
    )
    told: dict[UUID, object] = {}
    for one in rows.select_related("visit__booking").order_by("visit__booking__starts_at"):
        size = one.content.get("places", {}).get(PROBLEM_SIZE)
        if size is not None:
            told.setdefault(one.visit.booking.application_id, size)
    return told


def _after(quarter: Period) -> Period:
    return Period(quarter.first + quarter.months, quarter.months)
