"""Rows of visits that tests need besides those of ``web.clinic``."""

from datetime import UTC, datetime, timedelta

from arbetsro.web.applications.models import Application
from arbetsro.web.bookings.models import Booking
from arbetsro.web.care.clinics import clinic_for
from arbetsro.web.care.models import Applicant
from arbetsro.web.organisations.models import Organisation
from arbetsro.web.visits.actions import sign_record, write_record
from arbetsro.web.visits.guiding import DONE, guide_for
from arbetsro.web.visits.models import Letter, Visit, VisitRecord
from web import clinic
from web.conftest import Cast

#: A Tuesday at nine in Sweden, in autumn; long enough ago to be over.
THEN = datetime(2026, 9, 1, 7, 0, tzinfo=UTC)
_VALUES = {
    "text": "Något", "rating": 8, "steps": ["Talat med chefen"], "tick": True,
    "truth": "yes", "choices": ["no_way_in"],
}  # fmt: skip


def held(cast: Cast, of: Application | None = None, **fields: object) -> Visit:
    """A visit with Rut that is over; nothing is written about it."""
    booking = {"starts_at": THEN, "state": "held", **fields}
    return clinic.visit(cast, clinic.booking(cast, of, **booking))


def through(visit: Visit) -> dict[str, object]:
    """Something at every obligatory field of the guide, and every part ticked."""
    guide = guide_for(visit)
    fields = {one.place: _VALUES[one.kind] for one in guide.fields if one.obligatory}
    return {**fields, **{f"{DONE}{part.key}": True for part in guide.parts}}


def signed(cast: Cast, visit: Visit | None = None) -> VisitRecord:
    """Signed notes of a visit."""
    visit = visit or held(cast)
    record = write_record(by=cast.rut, visit=visit, changes=through(visit), seen=0)
    return sign_record(by=cast.rut, record=record)


def letter(cast: Cast, of: Application | None = None, **fields: object) -> Letter:
    """A letter that the person has not been given yet."""
    of = of or clinic.accepted(cast)
    return Letter.objects.create(application=of, text="Till min chef.", by=cast.rut.pk, **fields)


def elsewhere(cast: Cast) -> Application:
    """An accepted application at another clinic; made once."""
    organisation, is_new = Organisation.objects.get_or_create(
        name="Annan klinik", slug="annan-klinik", kind="clinic"
    )
    at = clinic_for(organisation)
    if not is_new:
        return Application.objects.get(applicant__clinic=at)
    other = Applicant.objects.create(clinic=at, number="2026-00001", account="annat", name="Bo Ek")
    return Application.objects.create(applicant=other, state="accepted", content=clinic.CONTENT)


def visit_elsewhere(cast: Cast) -> Visit:
    """A visit at another clinic; made once."""
    of = elsewhere(cast)
    found = Visit.objects.filter(booking__application=of).first()
    if found is None:
        booking = Booking.objects.create(
            application=of, staff=1, state="held", starts_at=THEN,
            ends_at=THEN + timedelta(hours=1),
        )  # fmt: skip
        found = Visit.objects.create(booking=booking)
    return found
