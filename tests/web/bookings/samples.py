"""What stands in the addresses of hours and times, for the walks over all addresses."""

from collections.abc import Callable
from datetime import time, timedelta

from arbetsro.web.accounts.models import Person
from arbetsro.web.applications.door import mark_of
from arbetsro.web.applications.models import Application
from arbetsro.web.bookings.actions import open_feed
from arbetsro.web.bookings.models import Booking, Deviation, WeeklyHours
from arbetsro.web.care.models import Applicant, Clinic
from arbetsro.web.frame.clock import now
from web import clinic
from web.access.sample import Make, Sample
from web.conftest import Cast


def _elsewhere(cast: Cast) -> Application:
    """Somebody's application at another clinic."""
    at, _ = Clinic.objects.get_or_create(
        organisation=cast.other.pk, defaults={"slug": "annan", "name": "Annan"}
    )
    found = Application.objects.filter(applicant__clinic=at).first()
    if found is None:
        who = Applicant.objects.create(clinic=at, number="2026-00001", name="Berit Ek")
        found = Application.objects.create(applicant=who, state="accepted", sent_at=now())
    return found


def _accepted(cast: Cast) -> Application:
    """Alva's application, in whatever way it was made before."""
    found = clinic.record(cast).applications.filter(state="accepted").first()
    return found or clinic.accepted(cast)


def _application(cast: Cast, who: Person) -> object:
    return _accepted(cast).pk


def _booking(of: Callable[[Cast], Application]) -> Make:
    """A time with whoever asks, where they meet people; made once."""

    def make(cast: Cast, who: Person) -> object:
        staff = who.pk if who in {cast.rut, cast.ivar} else cast.rut.pk
        found = Booking.objects.filter(application=of(cast)).first()
        if found is None:
            found = clinic.booking(cast, of(cast), staff=staff, starts_at=now() + timedelta(2))
            clinic.visit(cast, found)
        Booking.objects.filter(pk=found.pk).update(staff=staff)
        return found.pk

    return make


def _meets(cast: Cast, who: Person) -> object:
    return who.pk if who in {cast.rut, cast.ivar} else cast.rut.pk


def _hours(of: Callable[[Cast], Clinic]) -> Make:
    def make(cast: Cast, who: Person) -> object:
        return WeeklyHours.objects.create(
            clinic=of(cast), staff=_meets(cast, who), weekday=0, starts=time(8), ends=time(12)
        ).pk

    return make


def _deviation(of: Callable[[Cast], Clinic]) -> Make:
    def make(cast: Cast, who: Person) -> object:
        return Deviation.objects.create(
            clinic=of(cast), staff=_meets(cast, who), kind="away", starts_at=now(),
            ends_at=now() + timedelta(hours=1),
        ).pk  # fmt: skip

    return make


def _other_clinic(cast: Cast) -> Clinic:
    return _elsewhere(cast).applicant.clinic


SAMPLES = {
    "bookings:application": Sample(_application, lambda cast, who: _elsewhere(cast).pk),
    "bookings:booking": Sample(_booking(_accepted), _booking(_elsewhere)),
    "bookings:staff": Sample(_meets, lambda cast, who: cast.anna.pk),
    "bookings:hours": Sample(_hours(clinic.clinic), _hours(_other_clinic)),
    "bookings:deviation": Sample(_deviation(clinic.clinic), _deviation(_other_clinic)),
    "times:booking": Sample(_booking(_accepted), _booking(_elsewhere)),
    "time:mark": Sample(lambda cast, who: mark_of(clinic.clinic(cast))),
    "times:key": Sample(lambda cast, who: open_feed(by=cast.rut, clinic=clinic.clinic(cast))),
}
