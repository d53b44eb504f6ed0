"""Shutting somebody out of a record, and opening it again. Only the person does either."""

from arbetsro.web.care.models import Applicant, Block, CareEvent, TakesPart
from arbetsro.web.care.purposes import Purpose
from arbetsro.web.care.recording import care_action, log
from arbetsro.web.frame.clock import now
from arbetsro.web.frame.refusal import Refusal


@care_action("applicant.blocked")
def block(*, by: Applicant, applicant: Applicant, staff: int | None = None) -> Block:
    """Shuts a staff member out of the record, or everybody who takes no part in the care.

    Args:
        by: The person.
        applicant: Whose record: the person's own.
        staff: The key of whom; none for everybody who takes no part.

    Raises:
        Refusal: It is somebody else's record, or nobody the person has had to do with.
    """
    found = _own(by, applicant)
    if staff is not None and staff not in known_staff(found):
        raise Refusal("service.no_such_staff")
    made = found.blocks.filter(staff=staff, lifted_at=None).first()
    if made is None:
        made = Block.objects.create(applicant=found, staff=staff, at=now())
    log("applicant.blocked", by=by, purpose=Purpose.OWN, applicant=found, target=made, staff=staff)
    return made


@care_action("applicant.unblocked")
def lift_block(*, by: Applicant, block: Block) -> Block:
    """Opens the record again for whom it was shut.

    Raises:
        Refusal: It is somebody else's record.
    """
    found = Block.objects.select_for_update(of=("self",)).select_related("applicant__clinic")
    locked = found.get(pk=block.pk)
    _own(by, locked.applicant)
    locked.lifted_at = locked.lifted_at or now()
    locked.save(update_fields=["lifted_at"])
    log(
        "applicant.unblocked", by=by, purpose=Purpose.OWN, applicant=locked.applicant,
        target=locked, staff=locked.staff,
    )  # fmt: skip
    return locked


def known_staff(applicant: Applicant) -> set[int]:
    """The keys of those who take part in a person's care, or have read or written in the record."""
    parts = TakesPart.objects.filter(applicant=applicant).values_list("staff", flat=True)
    events = CareEvent.objects.filter(applicant=applicant.pk, by_key__isnull=False)
    keys = events.values_list("by_key", flat=True).distinct().order_by()
    return {*parts, *(key for key in keys if key is not None)}


def _own(by: Applicant, applicant: Applicant) -> Applicant:
    if by.pk != applicant.pk:
        raise Refusal("service.not_yours")
    return Applicant.objects.select_for_update().select_related("clinic").get(pk=applicant.pk)
