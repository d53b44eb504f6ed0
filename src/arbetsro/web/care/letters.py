"""Letters to the people of a clinic. They tell neither whom somebody meets nor about what.

Their links are neutral too (``/time/``): the address of a clinic says where somebody is going.
"""

from collections.abc import Callable

from django.core.mail import EmailMessage
from django.db import transaction

from arbetsro.language import Language, known
from arbetsro.web.accounts.letters import worded
from arbetsro.web.care.models import Applicant
from arbetsro.web.frame.stores import CARE


def tell(
    applicant: Applicant,
    key: str,
    also: Callable[[EmailMessage], object] | None = None,
    **values: object,
) -> None:
    """Sends a person a letter once the change at hand has been made; see ``letters.worded``.

    Whoever has given no address gets none: they are reached by telephone.

    Args:
        applicant: Whom.
        key: The letter.
        also: What else is done with it, as attaching a file.
        values: What the letter names.
    """
    if not applicant.email:
        return
    letter = worded(key, language_of(applicant), **values).message(applicant.email)
    if also:
        also(letter)
    transaction.on_commit(letter.send, using=CARE, robust=True)


def language_of(applicant: Applicant) -> Language:
    """The language that a person is written to in."""
    return known(applicant.language) or "sv"
