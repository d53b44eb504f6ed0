"""Registering people at a clinic, and keeping how they are reached."""

from collections.abc import Mapping

from django.db.models import Max

from arbetsro.language import Language
from arbetsro.web.accounts.models import Person
from arbetsro.web.care.mine import account_mark
from arbetsro.web.care.models import Applicant, Clinic
from arbetsro.web.care.purposes import Purpose
from arbetsro.web.care.recording import care_action, log
from arbetsro.web.frame.clock import now
from arbetsro.web.frame.refusal import Refusal


@care_action("applicant.registered")
def register_applicant(
    *,
    by: Person,
    clinic: Clinic,
    name: str,
    contact: Mapping[str, str],
    language: Language = "sv",
    is_protected: bool = False,
    is_self: bool = False,
) -> Applicant:
    """Makes the record of a person.

    Args:
        by: Who has logged in: the person, or the staff member who has them on the telephone.
        clinic: Where.
        name: What the person is called.
        contact: ``email``, ``telephone`` and ``address``; what is not known is left out.
        language: What letters and pages are written in.
        is_protected: Whether the person's details are protected.
        is_self: Whether ``by`` is the person.

    Raises:
        Refusal: The clinic takes no applications just now, or the person has a record already.
    """
    if not clinic.is_open:
        raise Refusal("care.clinic_closed")
    mark = account_mark(by, clinic) if is_self else None
    if mark and Applicant.objects.filter(clinic=clinic, account=mark).exists():
        raise Refusal("care.registered_already")
    made = Applicant.objects.create(
        clinic=clinic,
        number=_next_number(clinic),
        account=mark,
        language=language,
        name=name.strip(),
        contact={key: text.strip() for key, text in contact.items() if text.strip()},
        is_protected=is_protected,
        registered_by=None if is_self else by.pk,
    )
    purpose = Purpose.OWN if is_self else Purpose.TRIAGE
    log("applicant.registered", by=made if is_self else by, purpose=purpose, applicant=made)
    return made


@care_action("applicant.changed")
def change_applicant(
    *,
    by: Person | Applicant,
    applicant: Applicant,
    name: str,
    contact: Mapping[str, str],
    language: Language,
    is_protected: bool,
    purpose: Purpose = Purpose.OWN,
) -> Applicant:
    """Changes what a person is called and how they are reached."""
    found = Applicant.objects.select_for_update().get(pk=applicant.pk)
    found.name, found.language, found.is_protected = name.strip(), language, is_protected
    found.contact = {key: text.strip() for key, text in contact.items() if text.strip()}
    found.save()
    log("applicant.changed", by=by, purpose=purpose, applicant=found)
    return found


@care_action("applicant.linked")
def link_account(*, by: Person, applicant: Applicant, person: Person) -> Applicant:
    """Lets a log-in reach a record that was made by telephone.

    Raises:
        Refusal: The record has a log-in already, or the log-in another record.
    """
    found = Applicant.objects.select_for_update().select_related("clinic").get(pk=applicant.pk)
    mark = account_mark(person, found.clinic)
    taken = Applicant.objects.filter(clinic=found.clinic, account=mark).exclude(pk=found.pk)
    if taken.exists() or found.account not in {None, mark}:
        raise Refusal("care.linked_already")
    found.account = mark
    found.save(update_fields=["account"])
    log("applicant.linked", by=by, purpose=Purpose.OWN, applicant=found)
    return found


def _next_number(clinic: Clinic) -> str:
    """The next number of the year; the clinic's row is locked so that nobody gets the same."""
    Clinic.objects.select_for_update().get(pk=clinic.pk)
    year = str(now().year)
    numbers = Applicant.objects.filter(clinic=clinic, number__startswith=f"{year}-")
    # Five digits, so that the highest as text is the highest as a number.
    last = numbers.aggregate(last=Max("number"))["last"]
    return f"{year}-{int(last.split('-')[1]) + 1 if last else 1:05}"
