"""The rows of a page of applications: who, how long, and what the self-rating came to."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db.models import Exists, OuterRef, QuerySet

from arbetsro.instruments.scoring import Score
from arbetsro.web.access.standing import Standing
from arbetsro.web.applications.models import Application, Message
from arbetsro.web.applications.queue import HAS_TIME, goal_of
from arbetsro.web.applications.scores import score_of
from arbetsro.web.bookings.models import Booking
from arbetsro.web.care.listing import read_list, shut_out_of
from arbetsro.web.care.models import Clinic
from arbetsro.web.care.purposes import Purpose
from arbetsro.web.care.staff import names
from arbetsro.web.frame.clock import now


@dataclass(frozen=True, slots=True)
class Earlier:
    """The score of another application of the same person."""

    at: datetime
    sum: float | None


@dataclass(frozen=True, slots=True)
class Row:
    """An application in a list.

    Attributes:
        is_shown: Whether the person lets the reader see who it is, and the score.
        days: How many whole days it has waited.
        goal: Until when the clinic means to have done what it waits for; None once it has a time.
        is_late: Whether that time has passed.
        is_urgent: Whether it may point to danger and nobody has looked at it.
        has_news: Whether the person has written something that nobody has read.
    """

    application: Application
    is_shown: bool
    days: int
    goal: datetime | None
    is_late: bool
    is_urgent: bool
    has_news: bool
    score: Score | None
    earlier: Sequence[Earlier]
    counsellor: str


def rows_of(
    standing: Standing, clinic: Clinic, keys: Sequence[UUID], purpose: Purpose
) -> list[Row]:
    """The rows of some applications, in their order; that they were read is noted in the log."""
    found = _in_order(keys)
    shut_out = shut_out_of(standing, [one.applicant for one in found])
    shown = [one for one in found if one.applicant_id not in shut_out]
    read_list(standing, [one.applicant for one in shown], "application.listed", purpose)
    earlier = _earlier(shown)
    staff = names(one.counsellor for one in found)
    return [_row(one, clinic, shut_out, earlier[one.applicant_id], staff) for one in found]


def earlier_scores(application: Application) -> list[Earlier]:
    """What the self-rating came to in the person's other applications, oldest first."""
    return _earlier([application])[application.applicant_id]


def _row(
    one: Application,
    clinic: Clinic,
    shut_out: set[object],
    earlier: Sequence[Earlier],
    staff: dict[int, str],
) -> Row:
    is_shown = one.applicant_id not in shut_out
    goal = None if one.has_time else goal_of(one, clinic)  # type: ignore[attr-defined]
    return Row(
        application=one,
        is_shown=is_shown,
        days=(now() - one.sent_at).days if one.sent_at else 0,
        goal=goal,
        is_late=goal is not None and goal < now(),
        is_urgent=one.is_flagged and one.flag_seen_at is None,
        has_news=one.has_news,  # type: ignore[attr-defined]
        score=score_of(one.content) if is_shown else None,
        earlier=earlier if is_shown else (),
        counsellor=staff.get(one.counsellor or 0, ""),
    )


def _in_order(keys: Sequence[UUID]) -> list[Application]:
    news = Message.objects.filter(application=OuterRef("pk"), staff=None, read_at=None)
    found = Application.objects.filter(pk__in=keys).select_related("applicant__clinic")
    times = Booking.objects.filter(application=OuterRef("pk"), state__in=HAS_TIME)
    by_key = {one.pk: one for one in found.annotate(has_news=Exists(news), has_time=Exists(times))}
    return [by_key[key] for key in keys if key in by_key]


def _earlier(applications: Iterable[Application]) -> defaultdict[object, list[Earlier]]:
    these = list(applications)
    others: QuerySet[Application] = Application.objects.filter(
        applicant__in=[one.applicant_id for one in these], sent_at__isnull=False
    ).exclude(pk__in=[one.pk for one in these])
    found: defaultdict[object, list[Earlier]] = defaultdict(list)
    for one in others.only("applicant", "sent_at", "content").order_by("sent_at"):
        if one.sent_at:
            found[one.applicant_id].append(Earlier(one.sent_at, score_of(one.content).total.sum))
    return found
