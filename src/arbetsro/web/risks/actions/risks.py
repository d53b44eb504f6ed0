"""Adding a risk and changing what it says."""

from collections.abc import Iterable, Sequence
from typing import Any

from arbetsro.knowledge.vocabulary import terms
from arbetsro.web.accounts.models import Person
from arbetsro.web.audit.recording import action, record
from arbetsro.web.frame.clock import now
from arbetsro.web.frame.refusal import Refusal
from arbetsro.web.investigations.models import Finding
from arbetsro.web.organisations.models import Unit
from arbetsro.web.risks.actions.locking import locked_open
from arbetsro.web.risks.models import Cause, Risk

#: The texts of a risk, which may be changed.
TEXTS = (
    "title", "factor", "exposed", "for_staff", "for_work", "for_economy", "in_place",
    "instructions",
)  # fmt: skip
#: More chains than this, or more answers in one, help nobody.
MOST_CHAINS = 6
MOST_STEPS = 10
LONGEST_TITLE = 200
LONGEST_CAUSE = 400

Causes = Sequence[Sequence[str]]


@action("risk.added")
def add_risk(  # noqa: PLR0913 - as many as a risk has texts
    *,
    by: Person,
    unit: Unit,
    title: str,
    findings: Iterable[Finding] = (),
    factor: str = "",
    exposed: str = "",
    for_staff: str = "",
    for_work: str = "",
    for_economy: str = "",
    in_place: str = "",
    causes: Causes = (),
) -> Risk:
    """A new risk in a unit; the findings that it comes from go on as this risk.

    Args:
        by: Who adds it.
        unit: Where people are exposed to it.
        title: What may happen.
        findings: What it comes from, if anything; of the same organisation.
        factor: What of work it concerns, a key of the knowledge base, or nothing.
        exposed: Groups and tasks; never names.
        for_staff: What it may lead to for those exposed.
        for_work: What it may lead to for the work, and for those it is done for.
        for_economy: What it may lead to in money.
        in_place: What is done about it already.
        causes: Chains of answers to the question why, each answer the cause of the one before it.

    Raises:
        Refusal: It has no title, the factor is none, or a finding is of another organisation.
    """
    risk = Risk(
        unit=unit, title=title.strip(), factor=factor, exposed=exposed, for_staff=for_staff,
        for_work=for_work, for_economy=for_economy, in_place=in_place, added_by=by,
        added_at=now(),
    )  # fmt: skip
    _check(risk)
    risk.save(force_insert=True)
    _write_causes(risk, causes)
    taken = _take_up(by, risk, findings)
    record("risk.added", by=by, target=risk, findings=taken)
    return risk


@action("risk.changed")
def change_risk(
    *,
    by: Person,
    risk: Risk,
    seen: int,
    findings: Iterable[Finding] = (),
    causes: Causes | None = None,
    **fields: str,
) -> Risk:
    """Changes what a risk says.

    Args:
        by: Who changes it.
        risk: The risk.
        seen: The version that the person had before them.
        findings: More findings that it comes from.
        causes: The chains of causes as they are to be; left as they are where nothing is given.
        fields: The texts to change, of ``TEXTS``.

    Raises:
        Refusal: Somebody has changed it since, it is closed, or it has no title.
        TypeError: A field is not one that may be changed.
    """
    if unknown := sorted(set(fields) - set(TEXTS)):
        raise TypeError(f"change_risk takes no {', '.join(unknown)}")
    risk = locked_open(risk)
    if risk.version != seen:
        raise _changed_since(risk)
    changed = _set(risk, fields)
    if causes is not None and _write_causes(risk, causes):
        changed.append("causes")
    if taken := _take_up(by, risk, findings):
        changed.append("findings")
    risk.version, risk.changed_by, risk.changed_at = risk.version + 1, by, now()
    risk.save()
    record("risk.changed", by=by, target=risk, changed=changed, findings=taken)
    return risk


def causes_of(risk: Risk) -> list[list[str]]:
    """The chains of causes of a risk, in order."""
    chains: dict[int, list[str]] = {}
    for one in risk.causes.all():
        chains.setdefault(one.chain, []).append(one.text)
    return list(chains.values())


def _set(risk: Risk, fields: dict[str, Any]) -> list[str]:
    changed = [name for name, value in fields.items() if getattr(risk, name) != value.strip()]
    for name in changed:
        setattr(risk, name, fields[name].strip())
    _check(risk)
    return changed


def _check(risk: Risk) -> None:
    if not risk.title:
        raise Refusal("risks.title_missing", field="title")
    if len(risk.title) > LONGEST_TITLE:
        raise Refusal("risks.title_too_long", field="title")
    if risk.factor and risk.factor not in terms("factor"):
        raise Refusal("risks.factor_unknown", field="factor")


def _changed_since(risk: Risk) -> Refusal:
    """Tells that somebody was faster, and who, where that is known: a move names nobody."""
    if risk.changed_by is None:
        return Refusal("risks.changed_since_by_somebody")
    return Refusal("risks.changed_since", by=str(risk.changed_by))


def _write_causes(risk: Risk, causes: Causes) -> bool:
    """Writes the chains anew, without empty answers; whether they are others than before."""
    wanted = [[text.strip() for text in chain if text.strip()] for chain in causes]
    wanted = [chain for chain in wanted if chain]
    if len(wanted) > MOST_CHAINS or any(len(chain) > MOST_STEPS for chain in wanted):
        raise Refusal("risks.too_many_causes", chains=MOST_CHAINS, steps=MOST_STEPS)
    if any(len(text) > LONGEST_CAUSE for one in wanted for text in one):
        raise Refusal("risks.cause_too_long")
    if wanted == causes_of(risk):
        return False
    risk.causes.all().delete()
    Cause.objects.bulk_create(
        Cause(risk=risk, chain=number, depth=depth, text=text)
        for number, chain in enumerate(wanted, 1)
        for depth, text in enumerate(chain, 1)
    )
    return True


def _take_up(by: Person, risk: Risk, findings: Iterable[Finding]) -> int:
    """Lets findings go on as the risk; how many there were."""
    keys = [one.pk for one in findings]
    there = Finding.objects.select_for_update(of=("self",)).select_related("unit")
    found = list(there.filter(pk__in=keys).order_by("pk"))
    mine = risk.organisation
    if any(one.unit.organisation_id != mine.pk for one in found):
        raise Refusal("risks.finding_elsewhere")
    for one in found:
        one.state, one.reason = Finding.State.AT_RISK, ""
        one.handled_by, one.handled_at = by, now()
        one.save(update_fields=["state", "reason", "handled_by", "handled_at"])
        record("finding.at_risk", by=by, target=one)
    risk.findings.add(*found)
    return len(found)
