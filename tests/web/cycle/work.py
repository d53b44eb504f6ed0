"""A unit's work, made by the actions of its apps: a thread from a finding to a message."""

from dataclasses import dataclass
from datetime import timedelta

from arbetsro.web.frame.clock import today
from arbetsro.web.investigations.actions import add_finding
from arbetsro.web.investigations.models import Finding
from arbetsro.web.matters.actions import raise_matter
from arbetsro.web.matters.models import Matter
from arbetsro.web.measures.actions import add_measure
from arbetsro.web.measures.models import Measure
from arbetsro.web.organisations.models import Unit
from arbetsro.web.risks.actions import add_risk
from arbetsro.web.risks.models import Risk
from arbetsro.web.telling.models import Message
from web.conftest import Cast


@dataclass(frozen=True)
class Work:
    """What hangs together in a unit."""

    finding: Finding
    risk: Risk
    measure: Measure
    matter: Matter


def thread_in(cast: Cast, unit: Unit, name: str = "Ensam på natten") -> Work:
    """A finding that went on as a risk with a measure, of which a part was returned upward."""
    finding = add_finding(by=cast.anna, unit=unit, text=name, source="round")
    risk = add_risk(by=cast.anna, unit=unit, title=f"Risk: {name}", findings=[finding])
    measure = add_measure(
        by=cast.anna, unit=unit, title=f"Åtgärd: {name}", owner=cast.mats, risk=risk,
        due_on=today() + timedelta(days=30), follow_up_on=today() + timedelta(days=90),
    )  # fmt: skip
    matter = raise_matter(
        by=cast.mats, unit=unit, kind="return", subject=f"Ärende: {name}", reason="money",
        says="Det räcker inte.", wanted="En till på natten", measure=measure,
    )  # fmt: skip
    return Work(finding, risk, measure, matter)


def told(cast: Cast, work: Work, *, published: bool = True) -> Message:
    """A message to the staff of which the finding is a part."""
    from arbetsro.web.telling import actions

    message = actions.write_message(
        by=cast.mats, unit=work.finding.unit, title="Det vi hittade", found="Ensamt på natten",
        findings=[work.finding],
    )  # fmt: skip
    if published:
        actions.publish_message(by=cast.mats, message=message, seen=message.version)
    return message
