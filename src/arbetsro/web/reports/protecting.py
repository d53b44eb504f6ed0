"""What moves when a report becomes a protected case: all that it says."""

from datetime import date

from arbetsro.web.reports.models import Report

#: The fields that say something; all of them leave the report.
_MOVED = ("kind", "text", "place", "happened_on", "name", "contact")


def content_of(report: Report) -> dict[str, str]:
    """What a report says, as plain data; a day as 2026-11-22."""
    return {name: _plain(getattr(report, name)) for name in _MOVED}


def empty(report: Report) -> None:
    """Leaves of a report that it came, on which day, and the hash of its code."""
    report.kind = report.text = report.place = report.name = report.contact = report.answer = ""
    report.happened_on = report.photo = report.finding = None
    report.received_at = report.answered_at = None
    report.is_anonymous = True
    report.state = Report.State.PROTECTED


def _plain(value: object) -> str:
    return value.isoformat() if isinstance(value, date) else str(value or "")
