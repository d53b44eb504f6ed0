"""What is written at a visit: as it is typed, until it is signed; after that, corrections only."""

from collections.abc import Mapping
from typing import Any

from arbetsro.web.accounts.models import Person
from arbetsro.web.care.purposes import Purpose
from arbetsro.web.care.recording import care_action, log
from arbetsro.web.frame.clock import now, today
from arbetsro.web.frame.refusal import Refusal
from arbetsro.web.visits.guiding import fits, guide_for, lacking, value_at, with_value
from arbetsro.web.visits.models import Correction, Visit, VisitRecord

#: The record with whose it is.
_WITH_PERSON = "visit__booking__application__applicant__clinic"


class WrittenSince(Refusal):
    """Something else has been written at the same places in another window.

    Attributes:
        theirs: What stands at those places now.
        version: The version that now stands.
    """

    def __init__(self, theirs: Mapping[str, Any], version: int) -> None:
        super().__init__("visits.written_since")
        self.theirs = theirs
        self.version = version


@care_action("record.written")
def write_record(*, by: Person, visit: Visit, changes: Mapping[str, Any], seen: int) -> VisitRecord:
    """Writes at some places of a visit's record.

    Args:
        by: Who writes.
        visit: The visit.
        changes: What is to stand at each address of ``guiding.addresses``; None for nothing.
        seen: The version that the page has; 0 where nothing had been written.

    Raises:
        WrittenSince: Another window has written something else there meanwhile. Nothing is changed.
        Refusal: The record is signed, or a value does not belong there.
    """
    found, is_new = VisitRecord.objects.select_for_update(of=("self",)).get_or_create(visit=visit)
    found.visit = visit
    if found.signed_at:
        raise Refusal("visits.signed_already")
    # Nothing, an empty text and an unticked box are the same: nothing stands there.
    changes = {address: value or None for address, value in changes.items()}
    _check_values(visit, changes)
    _check_seen(found, changes, seen)
    version = 1 if is_new else found.version + 1
    for address, value in changes.items():
        found.content = with_value(found.content, address, value)
    found.touched = {**found.touched, **dict.fromkeys(changes, version)}
    found.version, found.changed_at = version, now()
    found.save()
    _log(found, "record.written", by, places=len(changes))
    return found


def _check_values(visit: Visit, changes: Mapping[str, Any]) -> None:
    guide = guide_for(visit)
    for address, value in changes.items():
        if not fits(guide, address, value):
            raise Refusal("visits.does_not_fit", field=address)


def _check_seen(record: VisitRecord, changes: Mapping[str, Any], seen: int) -> None:
    theirs = {
        address: value_at(record.content, address)
        for address, value in changes.items()
        if record.touched.get(address, 0) > seen and value_at(record.content, address) != value
    }
    if theirs:
        raise WrittenSince(theirs, record.version)


def news(record: VisitRecord, seen: int, but: Mapping[str, Any]) -> dict[str, Any]:
    """What other windows have written since a version, for the page that has the older one."""
    return {
        address: value_at(record.content, address)
        for address, version in record.touched.items()
        if version > seen and address not in but
    }


@care_action("record.signed")
def sign_record(*, by: Person, record: VisitRecord, although_lacking: bool = False) -> VisitRecord:
    """Signs a record. Nothing in it changes after that.

    Raises:
        Refusal: It is signed, the visit has not begun, or obligatory parts lack and it was not
            said that it is to be signed in spite of that.
    """
    found = _locked(record)
    if found.signed_at:
        raise Refusal("visits.signed_already")
    # The room opens a while before the time, and a short visit may be over by then.
    if found.visit.booking.starts_at > now() and not found.visit.ended_at:
        raise Refusal("visits.not_begun")
    if not although_lacking and (left := lacking(found)):
        raise Refusal("visits.parts_lack", field="although_lacking", count=len(left))
    found.signed_at, found.signed_by = now(), by.pk
    found.save(update_fields=["signed_at", "signed_by"])
    _log(found, "record.signed", by, lacking=[one.part.key for one in lacking(found)])
    return found


@care_action("record.corrected")
def correct_record(*, by: Person, record: VisitRecord, text: str) -> Correction:
    """Adds a correction to a signed record, with its day and who wrote it.

    Raises:
        Refusal: The record is not signed yet, or the correction is empty.
    """
    found = _locked(record)
    if not found.signed_at:
        raise Refusal("visits.not_signed")
    if not text.strip():
        raise Refusal("visits.correction_empty", field="correction")
    made = found.corrections.create(text=text.strip(), by=by.pk, at=now())
    _log(found, "record.corrected", by)
    return made


def _locked(record: VisitRecord) -> VisitRecord:
    found = VisitRecord.objects.select_for_update(of=("self",)).select_related(_WITH_PERSON)
    return found.get(pk=record.pk)


def _log(record: VisitRecord, code: str, by: Person, **detail: Any) -> None:  # noqa: ANN401
    applicant = record.visit.booking.application.applicant
    applicant.entered_on(today())
    log(code, by=by, purpose=Purpose.CARE, applicant=applicant, target=record, **detail)
