"""Who may read a person's record just now, and for what purpose."""

from typing import Any

from django.db.models import Q

from arbetsro.web.access.roles import Permission
from arbetsro.web.access.standing import Standing
from arbetsro.web.care.models import Applicant, Opening, TakesPart
from arbetsro.web.care.purposes import Purpose
from arbetsro.web.care.recording import log
from arbetsro.web.frame.clock import now

_PURPOSES = {
    "counsellor": Purpose.CARE,
    "coordinator": Purpose.TRIAGE,
    "interviewer": Purpose.FOLLOW_UP,
}
#: The permission that each way of taking part needs, still.
_NEEDS = {
    "counsellor": Permission.COUNSEL,
    "coordinator": Permission.RUN_QUEUE,
    "interviewer": Permission.FOLLOW_UP,
}


class MustSayWhy(Exception):  # noqa: N818 - it asks the person, nothing has gone wrong
    """Somebody who takes no part wants to read a record, and has not said why."""

    def __init__(self, applicant: Applicant) -> None:
        super().__init__(str(applicant))
        self.applicant = applicant


def purpose_of(standing: Standing, applicant: Applicant) -> Purpose | None:
    """For what purpose a staff member may read a record just now; none if they may not.

    Taking part gives the right, unless the person has shut this staff member out. Whoever takes no
    part must have opened the record with a reason, and a block closes that way but in an emergency.
    """
    key = standing.person.pk
    blocks = applicant.blocks.filter(lifted_at=None)
    openings = Opening.objects.filter(applicant=applicant, staff=key, until__gt=now())
    if blocks.filter(staff=key).exists():
        return _opened(openings.filter(in_emergency=True).first())
    if part := _part(standing, applicant):
        return _PURPOSES[part.role]
    if blocks.filter(staff=None).exists():
        openings = openings.filter(in_emergency=True)
    return _opened(openings.first())


def _part(standing: Standing, applicant: Applicant) -> TakesPart | None:
    roles = [role for role, needed in _NEEDS.items() if standing.may(needed)]
    found = applicant.taking_part.filter(Q(until=None) | Q(until__gt=now()))
    return found.filter(staff=standing.person.pk, role__in=roles).order_by("role").first()


def _opened(opening: Opening | None) -> Purpose | None:
    return Purpose(opening.purpose) if opening else None


def read(standing: Standing, applicant: Applicant, what: str, **detail: Any) -> Purpose:  # noqa: ANN401
    """Notes in the log that a staff member reads of a person, and gives the purpose.

    Args:
        standing: Who reads.
        applicant: Whose record.
        what: What is read, as a code of the log: ``application.read``, ``record.read`` ...
        detail: What else the log is to hold.

    Raises:
        MustSayWhy: They take no part and have not said why; the middleware asks them.
    """
    purpose = purpose_of(standing, applicant)
    if purpose is None:
        raise MustSayWhy(applicant)
    log(what, by=standing.person, purpose=purpose, applicant=applicant, reading=True, **detail)
    return purpose


def take_part(applicant: Applicant, staff: int, role: str) -> TakesPart:
    """Lets a staff member take part in a person's care, for as long as it lasts."""
    found, _ = TakesPart.objects.get_or_create(
        applicant=applicant, staff=staff, role=role, until=None
    )
    return found


def end_part(applicant: Applicant, role: str, staff: int | None = None) -> None:
    """Ends taking part: of one staff member, or of all who have it in a role."""
    found = applicant.taking_part.filter(role=role, until=None)
    (found.filter(staff=staff) if staff else found).update(until=now())
