"""Letters about applications. They name nobody, and say nothing of health nor of the service."""

from django.core.mail import EmailMessage
from django.urls import reverse

from arbetsro.web.accounts.letters import absolute, worded_letter
from arbetsro.web.accounts.models import Person
from arbetsro.web.care.letters import tell
from arbetsro.web.care.models import Applicant, Clinic


def tell_of_news(applicant: Applicant) -> None:
    """Tells the person by letter that something is to be read where they log in."""
    tell(applicant, "applications.letter_new", link=absolute(reverse("time:page")))


def tell_staff(person: Person, clinic: Clinic, what: str) -> EmailMessage:
    """The letter that tells a staff member to look at the queue, or at their own list.

    Args:
        person: Who is told.
        clinic: Where.
        what: ``queue`` or ``mine``.
    """
    link = absolute(reverse(f"applications:{what}", args=[clinic.slug]))
    return worded_letter(person, f"applications.letter_{what}", organisation=clinic.name, link=link)
