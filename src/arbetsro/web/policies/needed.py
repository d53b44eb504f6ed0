"""What an employer of this size must have in writing, what is there, and what is missing."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.urls import reverse

from arbetsro.web.frame.clock import today
from arbetsro.web.organisations.models import Organisation, Unit
from arbetsro.web.policies.kept import Kept, kept_in
from arbetsro.web.policies.models import EmployerSize, Policy
from arbetsro.workenv.duties import Duty, duty_on
from arbetsro.workenv.required import Requirement, RequirementKind, required

#: Templates that hold the minimum of their requirement by themselves, besides the one that the
#: requirement names: a workplace with few employees writes one page instead of several.
_ALSO_ENOUGH = frozenset({"small_workplace"})


@dataclass(frozen=True, slots=True)
class Need:
    """One thing that must be in writing.

    Attributes:
        requirement: What it is.
        duties: The legal duties behind it, as they read today.
        state: ``there``; ``partly`` where it holds only for a part, or is written for some of
            what needs it; ``missing``; ``not_needed`` where there is nothing to write about;
            ``unseen`` where it is kept somewhere else.
        documents: What is in force for the whole unit.
        below: What is in force only for a part of it.
        drafts: What is being written.
        kept: The records that the workbench keeps of it.
        begin: Where one begins.
    """

    requirement: Requirement
    duties: tuple[Duty, ...]
    state: str
    documents: tuple[Policy, ...]
    below: tuple[Policy, ...]
    drafts: tuple[Policy, ...]
    kept: Kept | None
    begin: str

    @property
    def to_review(self) -> tuple[Policy, ...]:
        """What is in force and past its day of review."""
        return tuple(one for one in (*self.documents, *self.below) if is_due(one))


@dataclass(frozen=True, slots=True)
class Needed:
    """Everything that must be in writing for a unit.

    Attributes:
        unit: The unit, with what is below it.
        size: What was told last of the number of employees; nothing where nobody has told it.
        needs: By requirement, in the order in which a small employer would take them.
    """

    unit: Unit
    size: EmployerSize | None
    needs: tuple[Need, ...]

    @property
    def missing(self) -> tuple[Need, ...]:
        """What must be there and is not at all."""
        return tuple(one for one in self.needs if one.state == "missing")

    @property
    def to_review(self) -> tuple[Policy, ...]:
        """The documents in force whose day of review has passed."""
        return tuple(policy for one in self.needs for policy in one.to_review)


def needed(
    organisation: Organisation, unit: Unit | None = None, kind: RequirementKind | None = None
) -> Needed:
    """What an organisation of its size must have in writing, and what of it there is.

    Args:
        organisation: Whose number of employees counts.
        unit: For which part one looks; the whole organisation where none is named. A document of
            a unit above holds there too.
        kind: Documents or records; both where none is named.
    """
    where = unit or Unit.objects.select_related("organisation").get(
        organisation=organisation, parent=None
    )
    size = size_of(organisation)
    wanted = required(size.employees if size else None)
    asked = [one for one in wanted if kind in {None, one.kind}]
    papers, kept = _papers(where), kept_in(where, [one.key for one in asked])
    needs = (_need(one, where, papers[one.key], kept.get(one.key)) for one in asked)
    return Needed(where, size, tuple(needs))


def size_of(organisation: Organisation) -> EmployerSize | None:
    """What was told last of the number of employees, as it holds today."""
    told = EmployerSize.objects.filter(organisation=organisation, valid_from__lte=today())
    return told.first()


def is_due(policy: Policy, day: date | None = None) -> bool:
    """Whether a document is past its day of review; on the day itself it is not."""
    return policy.review_on is not None and policy.review_on < (day or today())


def _papers(unit: Unit) -> dict[str, list[Policy]]:
    """The documents that hold for a unit or a part of it, by requirement."""
    above = [int(pk) for pk in unit.path.strip("/").split("/")]
    here = Policy.objects.filter(unit__organisation=unit.organisation_id, withdrawn_at=None)
    near = here.filter(unit__in=above) | here.filter(unit__path__startswith=unit.path)
    found = defaultdict(list)
    for policy in near.select_related("unit", "current").order_by("title", "pk"):
        found[policy.requirement].append(policy)
    return found


def _need(one: Requirement, unit: Unit, papers: Iterable[Policy], kept: Kept | None) -> Need:
    in_force = [policy for policy in papers if policy.current_id]
    here = tuple(policy for policy in in_force if unit.is_below(policy.unit))
    below = tuple(policy for policy in in_force if policy not in here)
    found = (duty_on(key, today()) for key in one.duties)
    return Need(
        requirement=one,
        duties=tuple(duty for duty in found if duty is not None),
        state=_state(one, here, below, kept),
        documents=here,
        below=below,
        drafts=tuple(policy for policy in papers if policy.draft and not policy.current_id),
        kept=kept,
        begin=_begin(one, unit, kept),
    )


def _state(
    one: Requirement, here: Iterable[Policy], below: Iterable[Policy], kept: Kept | None
) -> str:
    # One instruction is not enough where several risks are serious: there the records decide.
    by_records = one.kind == "record" or one.key == "instructions"
    if kept is not None and (by_records or kept.state != "missing"):
        return kept.state
    if any(_is_enough(policy, one) for policy in here):
        return "there"
    return "partly" if [*here, *below] else "missing"


def _is_enough(policy: Policy, one: Requirement) -> bool:
    return policy.template == one.template or policy.template in _ALSO_ENOUGH


def _begin(one: Requirement, unit: Unit, kept: Kept | None) -> str:
    if kept is not None and kept.begin:
        return kept.begin
    if not one.template:
        return ""
    url = reverse("policies:start", args=[unit.organisation.slug])
    return f"{url}?unit={unit.pk}&template={one.template}"
