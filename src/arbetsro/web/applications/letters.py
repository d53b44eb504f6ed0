"""Letters about applications. They name nobody, and say nothing of health nor of the service."""

from collections.abc import Callable

from django.core.mail import EmailMessage
from django.urls import reverse

from arbetsro.language import known, say
from arbetsro.web.accounts.letters import Letter, absolute, worded_letter
from arbetsro.web.accounts.models import Person
from arbetsro.web.care.models import Applicant, Clinic


def tell_applicant(applicant: Applicant) -> Callable[[], object]:
    """What sends the person a letter that something is to be read where they log in.

    Nothing is sent to somebody who has given no address.
    """
    if not applicant.email:
        return _nothing
    language = known(applicant.language) or "sv"
    link = absolute(reverse("service:mine", args=[applicant.clinic.slug]))
    body = say("applications.letter_new_text", language, link=link)
    subject = say("applications.letter_new_subject", language)
    return Letter(subject, f"{body.strip()}\n").message(applicant.email).send


def tell_staff(person: Person, clinic: Clinic, what: str) -> EmailMessage:
    """The letter that tells a staff member to look at the queue, or at their own list.

    Args:
        person: Who is told.
        clinic: Where.
        what: ``queue`` or ``mine``.
    """
    link = absolute(reverse(f"applications:{what}", args=[clinic.slug]))
    return worded_letter(person, f"applications.letter_{what}", organisation=clinic.name, link=link)


def _nothing() -> None:
    """What is sent to somebody without an address."""
