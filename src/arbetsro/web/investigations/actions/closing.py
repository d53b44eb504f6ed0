"""The end of an investigation."""

from collections.abc import Iterable
from dataclasses import dataclass

from arbetsro.web.accounts.models import Person
from arbetsro.web.audit.recording import action, record
from arbetsro.web.frame.clock import now
from arbetsro.web.investigations.actions.findings import add_finding
from arbetsro.web.investigations.actions.investigating import locked_open
from arbetsro.web.investigations.models import Finding, Investigation


@dataclass(frozen=True, slots=True)
class ToFind:
    """A finding that is made as an investigation is closed."""

    text: str
    kind: str
    cause: str = ""
    question: str = ""
    factor: str = ""


@action("investigation.closed")
def close_investigation(
    *, by: Person, investigation: Investigation, findings: Iterable[ToFind] = ()
) -> Investigation:
    """Closes an investigation and makes its findings. What comes after is kept, marked as late.

    Raises:
        Refusal: It is closed already.
    """
    found = locked_open(investigation)
    found.state, found.closed_by, found.closed_at = Investigation.State.CLOSED, by, now()
    found.save(update_fields=["state", "closed_by", "closed_at"])
    made = [_finding(by, found, one) for one in findings]
    record("investigation.closed", by=by, target=found, findings=len(made))
    return found


def _finding(by: Person, investigation: Investigation, one: ToFind) -> Finding:
    return add_finding(
        by=by,
        unit=investigation.unit,
        text=one.text,
        source=investigation.way,
        kind=one.kind,
        factor=one.factor,
        cause=one.cause,
        question=one.question,
        investigation=investigation,
    )


@action("investigation.abandoned")
def abandon_investigation(*, by: Person, investigation: Investigation) -> Investigation:
    """Ends an investigation that comes to nothing. What was answered can still be read.

    Raises:
        Refusal: It is closed already.
    """
    found = locked_open(investigation)
    found.state, found.closed_by, found.closed_at = Investigation.State.ABANDONED, by, now()
    found.save(update_fields=["state", "closed_by", "closed_at"])
    record("investigation.abandoned", by=by, target=found)
    return found
