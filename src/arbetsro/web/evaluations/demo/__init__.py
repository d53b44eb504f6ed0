"""A made-up clinic with people in every stage, made by the actions of the workbench."""

from arbetsro.web.evaluations.demo.earlier import earlier_people
from arbetsro.web.evaluations.demo.now import people_now
from arbetsro.web.evaluations.demo.service import Service
from arbetsro.web.organisations.models import Organisation

__all__ = ["demo_clinic"]

SLUG = "demo-kliniken"


def demo_clinic(*, password: str, employer: Organisation) -> None:
    """Makes the clinic, once; its days count back from today.

    Its staff and one applicant, Alva, log in as ``<first name>@demo.example`` with the password.

    Args:
        password: Everybody's.
        employer: The one that gets themes of its own people from the clinic.
    """
    if Organisation.objects.filter(slug=SLUG).exists():
        return
    service = Service(SLUG, password, employer)
    earlier_people(service)
    service.tells_themes()
    people_now(service)
