"""The letter that says that a report waits. It says nothing of the report."""

from django.core.mail import EmailMessage
from django.urls import reverse

from arbetsro.web.accounts.letters import absolute, worded_letter
from arbetsro.web.accounts.models import Person
from arbetsro.web.organisations.models import Organisation


def letter_to(receiver: Person, organisation: Organisation) -> EmailMessage:
    """The letter to somebody for whom a report waits, protected or not: both look the same."""
    link = absolute(reverse("reports:list", args=[organisation.slug]))
    return worded_letter(receiver, "reports.letter_new", organisation=organisation.name, link=link)
