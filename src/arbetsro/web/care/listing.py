"""Reading of many people at once, as in a list: one event each, written together."""

from collections.abc import Iterable

from arbetsro.web.access.standing import Standing
from arbetsro.web.care.models import Applicant, Block, CareEvent
from arbetsro.web.care.purposes import Purpose
from arbetsro.web.care.recording import event_of


def shut_out_of(standing: Standing, applicants: Iterable[Applicant]) -> set[object]:
    """The keys of those, of some people, who have shut this staff member out."""
    keys = [one.pk for one in applicants]
    found = Block.objects.filter(applicant__in=keys, staff=standing.person.pk, lifted_at=None)
    return set(found.values_list("applicant", flat=True))


def read_list(
    standing: Standing, applicants: Iterable[Applicant], what: str, purpose: Purpose
) -> None:
    """Notes in the log that a staff member had some people before them in a list.

    The caller sees to it that they take part in the care of each.
    """
    CareEvent.objects.bulk_create(
        event_of(what, by=standing.person, purpose=purpose, applicant=one, reading=True)
        for one in applicants
    )
