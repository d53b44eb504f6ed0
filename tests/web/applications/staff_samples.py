"""What stands in the addresses of the clinic's pages of applications."""

from arbetsro.web.accounts.models import Person
from arbetsro.web.applications.models import Application
from arbetsro.web.care.clinics import clinic_for
from arbetsro.web.care.models import Applicant
from arbetsro.web.organisations.models import Organisation
from web import clinic
from web.access.sample import Make, Sample
from web.conftest import Cast


def _of_alva(state: str) -> Make:
    """Alva's application in a state, which Rut has been given; made once."""

    def make(cast: Cast, who: Person) -> object:
        found = Application.objects.filter(applicant=clinic.record(cast)).first()
        found = found or clinic.accepted(cast)
        Application.objects.filter(pk=found.pk).update(state=state)
        return found.pk

    return make


def elsewhere() -> Applicant:
    """Somebody at another clinic; made once."""
    known = {"name": "Andra kliniken", "kind": "clinic"}
    organisation, _ = Organisation.objects.get_or_create(slug="andra", defaults=known)
    found, _ = Applicant.objects.get_or_create(
        clinic=clinic_for(organisation), number="2026-00001", defaults={"name": "Ester Ek"}
    )
    return found


def _foreign(cast: Cast, who: Person) -> object:
    sent = {"state": "sent", "sent_at": clinic.NINE, "content": clinic.CONTENT}
    return Application.objects.get_or_create(applicant=elsewhere(), defaults=sent)[0].pk


_ACCEPTED = Sample(_of_alva("accepted"), _foreign)
SAMPLES = {
    "applications:application": _ACCEPTED,
    "applications:decide:application": Sample(_of_alva("sent"), _foreign),
}
BODIES = {
    "applications:decide": {"outcome": "within", "how": "message"},
    "applications:assign": {"counsellor": "evenly"},
    "applications:write": {"text": "Hej", "way": "message"},
}
