"""What the sender of a report sees with the code: what became of it, and never what it says."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.utils import timezone

from arbetsro.web.reports.codes import hash_of
from arbetsro.web.reports.models import Report
from arbetsro.web.telling.models import Message, published


@dataclass(frozen=True, slots=True)
class Steps:
    """What has happened to a report.

    Attributes:
        came_on: The day it came.
        is_protected: Whether it is a protected case.
        is_closed: Whether that case is closed.
        received_on: The day on which its receiver confirmed it.
        became: The state of the finding that it went on as; blank while it has not.
        told: The messages to the staff that speak of it.
        answer: What the receiver has answered.
        answered_on: The day of that.
    """

    came_on: date
    is_protected: bool
    is_closed: bool
    received_on: date | None
    became: str
    told: Sequence[Message]
    answer: str
    answered_on: date | None


def steps_of(code: str) -> Steps | None:
    """What has happened to the report with a code; nothing where no report has it."""
    rows = Report.every.select_related("finding", "case").defer("photo", "case__photo")
    report = rows.filter(code_hash=hash_of(code)).first()
    if report is None:
        return None
    case = getattr(report, "case", None)
    source = case or report
    return Steps(
        came_on=report.came_on,
        is_protected=case is not None,
        is_closed=bool(case and case.closed_at),
        received_on=_day(source.received_at),
        became=report.finding.state if report.finding else "",
        told=list(published().filter(findings=report.finding)) if report.finding else [],
        answer=source.answer,
        answered_on=_day(source.answered_at),
    )


def _day(moment: datetime | None) -> date | None:
    return timezone.localdate(moment) if moment else None
