"""Accepting a risk for a time, and ending it."""

from datetime import date

from arbetsro.web.access.roles import Permission, Role
from arbetsro.web.access.standing import standing_of
from arbetsro.web.accounts.models import Person
from arbetsro.web.audit.recording import action, record
from arbetsro.web.frame.clock import now, today
from arbetsro.web.frame.refusal import Refusal
from arbetsro.web.risks.actions.locking import acceptance_of, locked, locked_open, said
from arbetsro.web.risks.level import standing
from arbetsro.web.risks.models import Acceptance, Risk
from arbetsro.workenv.rating import LEVELS

#: For how many days a risk may be accepted: until the next yearly follow-up.
LONGEST = 366


@action("risk.accepted")
def accept_risk(*, by: Person, risk: Risk, reason: str, expires_on: date) -> Acceptance:
    """Accepts a risk until a day.

    Nobody accepts what only they have rated, and a high risk is accepted above the unit where it
    is, or by the top management.

    Raises:
        Refusal: The risk is not open or not rated, no reason is given, the day has passed or lies
            more than a year ahead, or it is not this person's to accept.
    """
    risk = locked_open(risk)
    if risk.state == Risk.State.ACCEPTED:
        raise Refusal("risks.accepted_since")
    if not risk.level:
        raise Refusal("risks.accept_unrated")
    _check_day(expires_on)
    reason = said(reason, "risks.accept_reason_missing")
    _check_person(by, risk)
    made = Acceptance.objects.create(
        risk=risk, by=by, at=now(), level=risk.level, reason=reason, expires_on=expires_on
    )
    _set_state(risk, Risk.State.ACCEPTED)
    record("risk.accepted", by=by, target=risk, level=risk.level, until=str(expires_on))
    return made


@action("risk.acceptance_ended")
def end_acceptance(
    *, by: Person | None, risk: Risk, because: str = Acceptance.Ending.ENDED
) -> Risk:
    """Ends the acceptance of a risk, which is open again.

    Args:
        by: Who ends it; nobody where its time is out.
        risk: The accepted risk.
        because: Why, of ``Acceptance.Ending``.

    Raises:
        Refusal: It is not accepted, or somebody has ended it.
    """
    risk = locked(risk)
    acceptance = acceptance_of(risk)
    if acceptance is None:
        raise Refusal("risks.not_accepted")
    end(by, risk, acceptance, because)
    _set_state(risk, Risk.State.OPEN)
    return risk


def end(by: Person | None, risk: Risk, acceptance: Acceptance, because: str) -> None:
    """Ends an acceptance, whatever becomes of the risk; with its event."""
    acceptance.ended_at, acceptance.ended_by = now(), by
    acceptance.ended_because = Acceptance.Ending(because)
    acceptance.save(update_fields=["ended_at", "ended_by", "ended_because"])
    record("risk.acceptance_ended", by=by, target=risk, because=because)


def end_if_graver(by: Person, risk: Risk) -> None:
    """Ends the acceptance of a risk that is graver now than what was accepted."""
    acceptance = acceptance_of(risk)
    if acceptance and LEVELS.index(risk.level) > LEVELS.index(acceptance.level):
        end(by, risk, acceptance, Acceptance.Ending.GRAVER)
        _set_state(risk, Risk.State.OPEN)


def may_accept_high(by: Person, risk: Risk) -> bool:
    """Whether a person may accept a high risk: the management, or a manager above its unit."""
    held = standing_of(by, risk.organisation.slug)
    return held is not None and any(
        risk.unit.path.startswith(path)
        and (role is Role.EXECUTIVE or (role is Role.MANAGER and path != risk.unit.path))
        for role, path in held.given
    )


def rated_by_nobody_else(by: Person, risk: Risk) -> bool:
    """Whether the ratings that count are all this person's own."""
    counting = standing(risk.ratings.all()).counting.values()
    return {one.by_id for one in counting} == {by.pk}


def _check_day(day: date) -> None:
    ahead = (day - today()).days
    if ahead < 1:
        raise Refusal("risks.expires_in_the_past", field="expires_on")
    if ahead > LONGEST:
        raise Refusal("risks.expires_too_late", field="expires_on")


def _check_person(by: Person, risk: Risk) -> None:
    held = standing_of(by, risk.organisation.slug)
    if held is None or not held.may(Permission.ACCEPT_RISKS, risk.unit):
        raise Refusal("risks.may_not_accept")
    if risk.level == "high" and not may_accept_high(by, risk):
        raise Refusal("risks.high_accepted_above")
    if rated_by_nobody_else(by, risk):
        raise Refusal("risks.rated_alone")


def _set_state(risk: Risk, state: str) -> None:
    risk.state = state
    risk.save(update_fields=["state"])
