"""Whom to remind of what on a day."""

from collections import defaultdict
from collections.abc import Iterator
from datetime import date, datetime, time, timedelta

from django.db.models import Exists, F, OuterRef, Q
from django.utils import timezone

from arbetsro.web.accounts.models import Person
from arbetsro.web.frame.clock import now, today
from arbetsro.web.measures.actions.reminding import remind
from arbetsro.web.measures.finding import IS_OPEN, NOT_FOLLOWED_UP
from arbetsro.web.measures.models import Measure, Reminder
from arbetsro.web.measures.owners import owner_is_here
from arbetsro.web.measures.recurrence import months_later

#: What is reminded of: its day, and when there is anything to remind of.
_ABOUT = {"due": ("due_on", IS_OPEN), "follow_up": ("follow_up_on", NOT_FOLLOWED_UP)}


def remind_everybody() -> int:
    """Sends today's letters, one a person; how many. Called again, it sends none twice.

    Of several steps that have passed only the nearest is told of. A day that is changed is
    reminded of anew. Who has left is not reminded: their manager sees it on the page.
    """
    sent = 0
    for person, reminders in _by_person().items():
        if not _has_had_a_letter(person):
            sent += bool(remind(person=person, reminders=reminders))
    return sent


def _by_person() -> dict[Person, list[Reminder]]:
    found: dict[Person, list[Reminder]] = defaultdict(list)
    for about in _ABOUT:
        for step, days in _steps(today()).items():
            for measure in _waiting(about, step, days):
                day = getattr(measure, _ABOUT[about][0])
                found[measure.owner].append(
                    Reminder(
                        measure=measure, person=measure.owner, about=about, step=step, day=day,
                        sent_at=now(),
                    )
                )  # fmt: skip
    return found


def _steps(day: date) -> dict[str, tuple[date, date]]:
    """For each step, the first and last day that is so near; a day stands in one step only."""
    tomorrow, week, month = day + timedelta(1), day + timedelta(7), months_later(day, 1)
    return {
        Reminder.Step.OVERDUE: (date.min, day - timedelta(1)),
        Reminder.Step.DAY: (day, tomorrow),
        Reminder.Step.WEEK: (tomorrow + timedelta(1), week),
        Reminder.Step.MONTH: (week + timedelta(1), month),
    }


def _waiting(about: str, step: str, days: tuple[date, date]) -> Iterator[Measure]:
    """The measures whose day is so near, and whose owner has not been told."""
    field, is_left = _ABOUT[about]
    told = Reminder.objects.filter(
        measure=OuterRef("pk"),
        person=OuterRef("owner"),
        about=about,
        step=step,
        day=OuterRef(field),
    )
    near = Q(**{f"{field}__range": days})
    found = Measure.objects.filter(is_left, near, owner_is_here(), ~Q(Exists(told)))
    yield from found.select_related("owner", "unit__organisation").order_by(F(field), "pk")


def _has_had_a_letter(person: Person) -> bool:
    midnight = timezone.make_aware(datetime.combine(today(), time()))
    return Reminder.objects.filter(person=person, sent_at__gte=midnight).exists()
