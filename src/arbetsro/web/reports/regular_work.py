"""What is done with reports without being asked: telling receivers, and finding new ones."""

from collections.abc import Iterator
from contextlib import suppress
from datetime import timedelta

from django.db.models import Exists, OuterRef, Q, QuerySet

from arbetsro.web.accounts.models import Person
from arbetsro.web.frame.clock import today
from arbetsro.web.frame.refusal import Refusal
from arbetsro.web.jobs.regular import regular
from arbetsro.web.organisations.finding import valid_today
from arbetsro.web.organisations.models import Membership, Organisation
from arbetsro.web.reports.actions import find_reader, hand_over, next_reader, tell_receiver
from arbetsro.web.reports.models import ProtectedCase, Report
from arbetsro.web.reports.receivers import nearest, still_receiving

#: How long nobody confirms a report before its receiver is told again.
_AGAIN_AFTER = timedelta(days=7)


@regular("reports.receivers_who_left")
def find_new_receivers() -> None:
    """Gives what is open with somebody who has left to the nearest manager, and so with cases."""
    left = Report.objects.exclude(state=Report.State.ANSWERED).filter(
        ~still_receiving("receiver", "unit__path")
    )
    for report in left.select_related("unit__organisation", "receiver").defer("photo"):
        if receiver := nearest(report.unit, [report.receiver]):
            with suppress(Refusal):  # another worker, or a person, was faster
                hand_over(by=None, report=report, receiver=receiver)
    for case in _without_reader():
        if next_reader(case):
            find_reader(case=case)


@regular("reports.tell_receivers")
def tell_receivers() -> None:
    """Tells by letter that reports wait: anonymous ones the day after, and all again each week."""
    for organisation, receiver in dict.fromkeys(_to_tell()):
        tell_receiver(organisation=organisation, receiver=receiver)


def _to_tell() -> Iterator[tuple[Organisation, Person]]:
    due = Q(told_on=None, came_on__lt=today()) | Q(told_on__lte=today() - _AGAIN_AFTER)
    new = Report.objects.filter(due, state=Report.State.NEW).defer("photo")
    for report in new.select_related("unit__organisation", "receiver"):
        yield report.unit.organisation, report.receiver
    waiting = ProtectedCase.objects.filter(received_at=None, closed_at=None)
    protected = waiting.filter(report__in=Report.every.filter(due)).defer("photo")
    for case in protected.select_related("unit__organisation").prefetch_related("readers"):
        for reader in case.readers.all():
            yield case.unit.organisation, reader


def _without_reader() -> QuerySet[ProtectedCase]:
    """The open cases of which no reader is a member of the organisation today."""
    members = valid_today(Membership.objects.filter(person__is_active=True))
    reads = members.filter(
        person__protected_cases=OuterRef("pk"), organisation=OuterRef("unit__organisation")
    )
    found = ProtectedCase.objects.filter(~Exists(reads.order_by()), closed_at=None)
    return found.select_related("unit__organisation", "report").defer("photo", "report__photo")
