"""Closing a risk, and opening it again."""

from arbetsro.web.accounts.models import Person
from arbetsro.web.audit.recording import action, record
from arbetsro.web.frame.clock import now
from arbetsro.web.frame.refusal import Refusal
from arbetsro.web.risks.actions.accepting import end
from arbetsro.web.risks.actions.locking import acceptance_of, locked, locked_open, said
from arbetsro.web.risks.models import Acceptance, Risk


@action("risk.closed")
def close_risk(*, by: Person, risk: Risk, reason: str) -> Risk:
    """Closes a risk that is none any more. Its measures stay as they are.

    Raises:
        Refusal: It is closed already, no reason is given, or it still counts as high: then it is
            to be rated again first, with what has been done in place.
    """
    risk = locked_open(risk)
    reason = said(reason, "risks.close_reason_missing")
    if risk.level == "high":
        raise Refusal("risks.still_high")
    if acceptance := acceptance_of(risk):
        end(by, risk, acceptance, Acceptance.Ending.CLOSED)
    risk.state, risk.closed_because = Risk.State.CLOSED, reason
    risk.closed_by, risk.closed_at = by, now()
    risk.save(update_fields=["state", "closed_because", "closed_by", "closed_at"])
    record("risk.closed", by=by, target=risk, level=risk.level)
    return risk


@action("risk.reopened")
def reopen_risk(*, by: Person, risk: Risk, reason: str) -> Risk:
    """Opens a closed risk again; why it was closed can still be read.

    Raises:
        Refusal: It is not closed, or no reason is given.
    """
    risk = locked(risk)
    if risk.state != Risk.State.CLOSED:
        raise Refusal("risks.is_open")
    risk.reopened_because = said(reason, "risks.reopen_reason_missing")
    risk.state, risk.reopened_by, risk.reopened_at = Risk.State.OPEN, by, now()
    risk.save(update_fields=["state", "reopened_because", "reopened_by", "reopened_at"])
    record("risk.reopened", by=by, target=risk)
    return risk
