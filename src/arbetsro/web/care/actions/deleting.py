"""Deleting what has been kept for long enough. A report says what went; nothing else is left."""

from collections import Counter
from collections.abc import Sequence

from arbetsro.web.care.models import Clinic, DeletionReport
from arbetsro.web.care.purposes import Purpose
from arbetsro.web.care.recording import care_action, log
from arbetsro.web.care.retention import (
    AT_ONCE,
    delete_all,
    delete_drafts,
    due,
    with_untouched_drafts,
)


@care_action("records.deleted")
def delete_old_records(*, by: None = None, clinic: Clinic) -> DeletionReport:
    """Deletes records of which the years of keeping have passed, some at a time."""
    report = _report(clinic, "ten_years", *delete_all(due(clinic).select_for_update()[:AT_ONCE]))
    log(
        "records.deleted", by=by, purpose=Purpose.REGULAR, clinic=clinic, target=report,
        count=len(report.numbers),
    )  # fmt: skip
    return report


@care_action("drafts.deleted")
def delete_old_drafts(*, by: None = None, clinic: Clinic) -> DeletionReport:
    """Deletes drafts that nobody has touched for long, some at a time."""
    report = _report(clinic, "draft", *delete_drafts(with_untouched_drafts(clinic)[:AT_ONCE]))
    log(
        "drafts.deleted", by=by, purpose=Purpose.REGULAR, clinic=clinic, target=report,
        count=len(report.numbers),
    )  # fmt: skip
    return report


def _report(
    clinic: Clinic, rule: str, numbers: Sequence[str], counts: Counter[str]
) -> DeletionReport:
    kept = {kind: count for kind, count in counts.items() if count}
    return DeletionReport.objects.create(
        clinic=clinic, rule=rule, numbers=list(numbers), counts=kept
    )
