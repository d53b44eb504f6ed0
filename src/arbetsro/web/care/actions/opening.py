"""Opening a record with a reason, for somebody who takes no part in the care."""

from datetime import datetime, time, timedelta

from arbetsro.web.access.roles import Permission
from arbetsro.web.accounts.models import Person
from arbetsro.web.care.models import Applicant, Opening
from arbetsro.web.care.purposes import TO_OPEN, Purpose
from arbetsro.web.care.recording import care_action, log
from arbetsro.web.care.staff import is_staff
from arbetsro.web.frame.clock import now
from arbetsro.web.frame.refusal import Refusal

#: Who reads records at all. The administrator and the evaluator never do.
READERS = (Permission.RUN_QUEUE, Permission.COUNSEL, Permission.FOLLOW_UP)
#: A shorter reason tells the person nothing.
SHORTEST = 10


@care_action("record.opened")
def open_record(*, by: Person, applicant: Applicant, purpose: Purpose, reason: str) -> Opening:
    """Lets somebody who takes no part read a record until the day is over.

    Args:
        by: A staff member who reads records.
        applicant: Whose record.
        purpose: One of ``purposes.TO_OPEN``.
        reason: In words; the person can read it.

    Raises:
        Refusal: The reason says nothing, the purpose gives no right, or the person has shut the
            reader out and it is no emergency.
    """
    if purpose not in TO_OPEN or not any(is_staff(applicant.clinic, p, by.pk) for p in READERS):
        raise Refusal("care.may_not_open", field="purpose")
    if len(reason.strip()) < SHORTEST:
        raise Refusal("care.reason_missing", field="reason")
    is_blocked = _is_blocked(applicant, by)
    if is_blocked and purpose != Purpose.EMERGENCY:
        raise Refusal("care.blocked", field="purpose")
    made = Opening.objects.create(
        applicant=applicant, staff=by.pk, purpose=purpose, reason=reason.strip(),
        in_emergency=is_blocked, at=now(), until=_end_of_day(applicant),
    )  # fmt: skip
    log(
        "record.opened", by=by, purpose=purpose, applicant=applicant, target=made,
        in_emergency=is_blocked,
    )  # fmt: skip
    return made


def _is_blocked(applicant: Applicant, by: Person) -> bool:
    """Whether the person has shut out this reader, or everybody who takes no part."""
    blocks = applicant.blocks.filter(lifted_at=None)
    return blocks.filter(staff=None).exists() or blocks.filter(staff=by.pk).exists()


def _end_of_day(applicant: Applicant) -> datetime:
    zone = applicant.clinic.zone
    tomorrow = now().astimezone(zone).date() + timedelta(days=1)
    return datetime.combine(tomorrow, time(), zone)
