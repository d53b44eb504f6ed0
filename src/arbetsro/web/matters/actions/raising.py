"""Raising a matter: a return, or a request by law."""

from datetime import date

from django.db import transaction

from arbetsro.web.accounts.models import Person
from arbetsro.web.audit.recording import action, record
from arbetsro.web.frame.clock import today
from arbetsro.web.frame.refusal import Refusal
from arbetsro.web.matters.clocks import proposed_day
from arbetsro.web.matters.letters import tell_receivers
from arbetsro.web.matters.levels import first_level
from arbetsro.web.matters.models import Leg, Matter, Task
from arbetsro.web.measures.models import Measure
from arbetsro.web.organisations.models import Unit
from arbetsro.web.risks.models import Risk
from arbetsro.workenv.upward import REASONS


@action("matter.raised")
def raise_matter(  # noqa: PLR0913 - what a matter tells, each by its name
    *,
    by: Person,
    unit: Unit,
    kind: str,
    subject: str,
    says: str,
    wanted: str,
    reason: str = "",
    asks_for: str = "",
    latest_on: date | None = None,
    risk: Risk | None = None,
    measure: Measure | None = None,
    task: Task | None = None,
) -> Matter:
    """Sends a matter to the level that is to answer it.

    Args:
        by: Who sends it.
        unit: Where it arose.
        kind: ``return`` or ``request``.
        subject: What it is about, in a line.
        says: What it is.
        wanted: What is needed, or what is requested.
        reason: What is lacking, for a return: a key of ``workenv.upward``.
        asks_for: ``measure`` or ``investigation``, for a request; a measure if nothing is said.
        latest_on: When an answer is wanted; that of the rule where none is given.
        risk: The risk that it concerns, if any, as with the next two.
        measure: The measure.
        task: The task that is returned.

    Raises:
        Refusal: The unit is closed, the latest date has passed, or something is lacking.
    """
    latest_on = latest_on or proposed_day(kind)
    is_request = kind == Matter.Kind.REQUEST
    _check_unit(unit)
    _check(kind, reason, latest_on, subject, says, wanted)
    _check_belongs(unit, risk, measure, task)
    matter = Matter.objects.create(
        unit=unit, kind=Matter.Kind(kind), subject=subject, says=says, wanted=wanted,
        reason="" if is_request else reason,
        asks_for=Matter.Asked(asks_for or "measure") if is_request else "",
        latest_on=latest_on, risk=risk, measure=measure, task=task, raised_by=by,
    )  # fmt: skip
    to = first_level(unit, by, kind)
    leg = Leg.objects.create(matter=matter, number=1, to_id=to, answer_on=latest_on)
    record("matter.raised", by=by, target=matter, kind=kind, to=to, latest_on=str(latest_on))
    transaction.on_commit(lambda: tell_receivers(leg, "matters.letter_arrived"))
    return matter


def _check_unit(unit: Unit) -> None:
    if unit.valid_to is not None and unit.valid_to < today():
        raise Refusal("matters.unit_closed", unit=unit.name, day=unit.valid_to.isoformat())


def _check(kind: str, reason: str, latest_on: date, *texts: str) -> None:
    if latest_on < today():
        raise Refusal("matters.latest_has_passed", field="latest_on")
    if kind == Matter.Kind.RETURN and reason not in REASONS:
        raise Refusal("matters.reason_needed", field="reason")
    if not all(text.strip() for text in texts):
        raise Refusal("matters.all_three_needed")


def _check_belongs(unit: Unit, *about: Risk | Measure | Task | None) -> None:
    for one in about:
        if one is not None and one.unit.organisation_id != unit.organisation_id:
            raise ValueError("a matter and what it concerns belong to one organisation")
