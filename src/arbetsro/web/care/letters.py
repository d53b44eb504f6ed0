"""Letters to the people of a clinic. They tell neither whom somebody meets nor about what."""

from django.db import transaction

from arbetsro.language import known
from arbetsro.web.accounts.letters import worded
from arbetsro.web.care.models import Applicant
from arbetsro.web.care.router import STORE


def tell(applicant: Applicant, key: str, **values: object) -> None:
    """Sends a person a letter once the change at hand has been made; see ``letters.worded``.

    Whoever has given no address gets none: they are reached by telephone.
    """
    if applicant.email:
        letter = worded(key, known(applicant.language) or "sv", **values)
        transaction.on_commit(letter.message(applicant.email).send, using=STORE, robust=True)
