"""The person's own way in: which record belongs to who has logged in."""

from allauth.account.models import EmailAddress
from django.http import Http404

from arbetsro.web.access.request import PersonRequest
from arbetsro.web.accounts.models import Person
from arbetsro.web.care.clinics import clinic_at
from arbetsro.web.care.models import Applicant, Clinic
from arbetsro.web.care.sealing import index_of


class ApplicantRequest(PersonRequest):
    """A request by somebody for a page about their own record; see ``access/urls.toml``."""

    applicant: Applicant
    clinic: Clinic


def account_mark(person: Person, clinic: Clinic) -> str:
    """The mark by which a record is found from a log-in; it tells nobody else whose it is."""
    return index_of("account", clinic.organisation, person.pk)


def record_of(person: Person, clinic: Clinic) -> Applicant | None:
    """The record of who has logged in, if there is one."""
    mark = account_mark(person, clinic)
    return Applicant.objects.select_related("clinic").filter(clinic=clinic, account=mark).first()


def registered_as(person: Person, clinic: Clinic, number: str) -> Applicant | None:
    """The record that was made by telephone for somebody who now has logged in.

    It takes both the number that was told on the telephone and the address that was given there,
    proven by the log-in: a slip of the pen in one of them lets nobody in.
    """
    rows = Applicant.objects.select_related("clinic").filter(clinic=clinic, account=None)
    found = rows.filter(number=number.strip()).first()
    proven = EmailAddress.objects.filter(user=person, verified=True)
    addresses = {one.lower() for one in proven.values_list("email", flat=True)}
    return found if found and found.email.lower() in addresses else None


def clinics_of(person: Person) -> list[Clinic]:
    """The clinics where who has logged in has a record, by name."""
    clinics = {account_mark(person, one): one for one in Clinic.objects.order_by("name")}
    marks = Applicant.objects.filter(account__in=clinics).values_list("account", flat=True)
    held = set(marks)
    return [clinic for mark, clinic in clinics.items() if mark in held]


def let_in(request: PersonRequest, slug: str) -> None:
    """Gives a request the record it is about.

    Raises:
        Http404: The person has none at this clinic.
    """
    clinic = clinic_at(slug)
    applicant = record_of(request.user, clinic)
    if applicant is None:
        raise Http404
    request.clinic = clinic  # type: ignore[attr-defined]
    request.applicant = applicant  # type: ignore[attr-defined]
