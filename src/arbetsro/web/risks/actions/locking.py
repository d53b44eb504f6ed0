"""The risk as it is now, held until the change is made."""

from arbetsro.web.frame.refusal import Refusal
from arbetsro.web.risks.models import Acceptance, Risk


def locked(risk: Risk) -> Risk:
    """The risk as it is now; whoever else wants to change it must wait."""
    found = Risk.objects.select_for_update(of=("self",)).select_related("unit__organisation")
    return found.get(pk=risk.pk)


def locked_open(risk: Risk) -> Risk:
    """The same, of a risk that is not closed.

    Raises:
        Refusal: It is closed.
    """
    found = locked(risk)
    if found.state == Risk.State.CLOSED:
        raise Refusal("risks.is_closed")
    return found


def acceptance_of(risk: Risk) -> Acceptance | None:
    """The acceptance that holds now, if there is one."""
    return risk.acceptances.filter(ended_at=None).first()


def said(text: str, code: str) -> str:
    """A reason without the blanks around it.

    Raises:
        Refusal: Nothing was said.
    """
    words = text.strip()
    if not words:
        raise Refusal(code, field="reason")
    return words
