"""Adding measures."""

from datetime import date
from decimal import Decimal

from arbetsro.web.accounts.models import Person
from arbetsro.web.analyses.models import Analysis
from arbetsro.web.audit.recording import action, record
from arbetsro.web.frame.refusal import Refusal
from arbetsro.web.measures.checks import (
    check_days,
    check_fields,
    check_owner,
    check_unit,
    kept_entry,
)
from arbetsro.web.measures.models import Measure
from arbetsro.web.organisations.models import Unit
from arbetsro.web.risks.models import Risk


@action("measure.added")
def add_measure(  # noqa: PLR0913 - what a measure tells, each by its name
    *,
    by: Person,
    unit: Unit,
    title: str,
    owner: Person,
    due_on: date,
    follow_up_on: date,
    risk: Risk | None = None,
    mechanism: str = "",
    indicator: str = "",
    indicator_start: str = "",
    level: str = "",
    stage: str = "",
    factor: str = "",
    entry: str = "",
    cost_once: Decimal | None = None,
    cost_yearly: Decimal | None = None,
    hours: Decimal | None = None,
    repeats_months: int | None = None,
    analysis: Analysis | None = None,
    intervention: str = "",
) -> Measure:
    """Adds something to do, with its owner and both its days.

    Args:
        by: Who adds it.
        unit: Where it is done.
        title: What is to be done.
        owner: Who answers for it: somebody with a role in the organisation today.
        due_on: When it is to be done.
        follow_up_on: When one looks whether it worked; never before ``due_on``.
        risk: The risk that it is done about; its factor holds where none is given.
        mechanism: Why it should help.
        indicator: What will show whether it worked.
        indicator_start: What the indicator is now, before anything is done.
        level: Where it makes a change, a word of the knowledge base.
        stage: Before, at or after ill-health, a word of the knowledge base.
        factor: What it acts on, a word of the knowledge base.
        entry: The entry it comes from, as ``id`` or ``id@digest``; kept as it is now.
        cost_once: In kronor; nothing where it is not known, as for the next two.
        cost_yearly: In kronor a year.
        hours: Working time in all.
        repeats_months: How many months until it comes back.
        analysis: The health-economic analysis that counts it.
        intervention: Its id there.

    Raises:
        Refusal: The unit or the risk is closed, the owner has no role here, one would follow up
            before it is due, or a field holds what it cannot hold.
    """
    about: dict[str, str] = {
        "title": title, "mechanism": mechanism, "indicator": indicator,
        "indicator_start": indicator_start, "level": level, "stage": stage,
        "factor": factor or (risk.factor if risk else ""),
    }  # fmt: skip
    amounts = {"cost_once": cost_once, "cost_yearly": cost_yearly, "hours": hours}
    check_fields({**about, **amounts, "repeats_months": repeats_months})
    check_days(due_on, follow_up_on)
    check_unit(unit)
    check_owner(owner, unit.organisation)
    _check_risk(risk, unit)
    measure = Measure.objects.create(
        **about,
        **amounts,
        unit=unit,
        risk=risk,
        owner=owner,
        due_on=due_on,
        follow_up_on=follow_up_on,
        entry=kept_entry(entry, unit.organisation),
        repeats_months=repeats_months,
        repeats_day=due_on.day if repeats_months else None,
        analysis=analysis,
        intervention=intervention,
        added_by=by,
    )
    record("measure.added", by=by, target=measure, risk=str(risk.pk) if risk else "")
    return measure


def _check_risk(risk: Risk | None, unit: Unit) -> None:
    if risk is None:
        return
    if risk.unit.organisation_id != unit.organisation_id:
        raise ValueError("a measure and its risk belong to one organisation")
    if risk.state == Risk.State.CLOSED:
        raise Refusal("measures.risk_closed", risk=risk.title)
