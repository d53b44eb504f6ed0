"""Letters to staff about applications. They name nobody and say nothing of anybody's health."""

from django.core.mail import EmailMessage
from django.urls import reverse

from arbetsro.web.accounts.letters import absolute, worded_letter
from arbetsro.web.accounts.models import Person
from arbetsro.web.care.models import Clinic


def tell_staff(person: Person, clinic: Clinic, what: str) -> EmailMessage:
    """The letter that tells a staff member to look at the queue, or at their own list.

    Args:
        person: Who is told.
        clinic: Where.
        what: ``queue`` or ``mine``.
    """
    link = absolute(reverse(f"applications:{what}", args=[clinic.slug]))
    return worded_letter(person, f"applications.letter_{what}", organisation=clinic.name, link=link)
