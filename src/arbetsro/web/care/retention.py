"""How long records are kept, and which are due to be deleted.

The Patient Data Act (2008:355) 3:17 has records kept for at least ten years after the last entry.
A draft that was never sent is no record of care; it goes when nobody has touched it for a while.
Events of the log are never deleted: at least five years are asked for (HSLF-FS 2016:40, 4:9).
"""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import Exists, OuterRef, QuerySet

from arbetsro.web.care.models import Applicant, CareEvent, Clinic, Receipt
from arbetsro.web.frame.clock import now, today

YEARS_KEPT = 10
#: A draft that nobody has touched for so long is deleted.
DRAFT_DAYS = 90
#: What is due is listed so long ahead.
AHEAD = timedelta(days=30)
#: So many are deleted at a time, so that nobody waits for the database.
AT_ONCE = 50


@dataclass(frozen=True, slots=True)
class Due:
    """A record that is to be deleted, and from which day."""

    number: str
    day: date


def deleted_from(last_entry: date) -> date:
    """The first day on which a record may go: the day after ten years have passed."""
    year = last_entry.year + YEARS_KEPT
    try:
        return last_entry.replace(year=year) + timedelta(days=1)
    except ValueError:  # the 29th of February
        return date(year, 3, 1)


def coming(clinic: Clinic) -> list[Due]:
    """The records that are due by now or within a month, the first first."""
    found = _last_written_by(clinic, today() + AHEAD).values_list("number", "last_entry_on")
    return [Due(number, deleted_from(day)) for number, day in found]


def due(clinic: Clinic) -> QuerySet[Applicant]:
    """The records whose years of keeping have passed."""
    return _last_written_by(clinic, today())


def with_untouched_drafts(clinic: Clinic) -> QuerySet[Applicant]:
    """People with a draft, of whom nobody has written or read anything for long."""
    touched = CareEvent.objects.filter(
        applicant=OuterRef("pk"), at__gte=now() - timedelta(days=DRAFT_DAYS)
    )
    found = Applicant.objects.filter(clinic=clinic, applications__state="draft")
    return found.filter(~Exists(touched.order_by())).order_by("number").distinct()


def delete_all(applicants: Iterable[Applicant]) -> tuple[list[str], Counter[str]]:
    """Deletes people with everything that stands below them; their numbers and what it was."""
    numbers, counts = [], Counter[str]()
    for one in applicants:
        numbers.append(one.number)
        counts.update(Receipt.objects.filter(applicant=one.pk).delete()[1])
        counts.update(one.delete()[1])
    return numbers, counts


def delete_drafts(applicants: Iterable[Applicant]) -> tuple[list[str], Counter[str]]:
    """Deletes drafts, and people of whom there is nothing else."""
    numbers, counts = [], Counter[str]()
    for one in applicants:
        if one.applications.exclude(state="draft").exists():
            numbers.append(one.number)
            counts.update(one.applications.filter(state="draft").delete()[1])
        else:
            more, of_more = delete_all([one])
            numbers += more
            counts.update(of_more)
    return numbers, counts


def _last_written_by(clinic: Clinic, day: date) -> QuerySet[Applicant]:
    """The records of which the years have passed on a day, and of nobody who applies anew."""
    found = Applicant.objects.filter(clinic=clinic, last_entry_on__lt=_years_before(day))
    return found.exclude(applications__state="draft").order_by("last_entry_on", "number")


def _years_before(day: date) -> date:
    try:
        return day.replace(year=day.year - YEARS_KEPT)
    except ValueError:  # the 29th of February
        return date(day.year - YEARS_KEPT, 3, 1)
