"""The plan as the person has it, and what has changed since they had it last."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Literal

from arbetsro.web.visits.models import Plan

Step = Mapping[str, Any]
#: What a step holds besides its key and whether it is done.
FIELDS = ("kind", "what", "when", "day", "whom", "likelihood")
Change = Literal["same", "new", "changed", "removed"]


@dataclass(frozen=True, slots=True)
class ShownStep:
    """A step of the plan, with what has become of it since the version before.

    Attributes:
        step: As it stands, or as it stood where it has been removed.
        change: What has become of it.
        before: As it stood, where it has been changed.
    """

    step: Step
    change: Change = "same"
    before: Step | None = None


def same(one: Step, other: Step) -> bool:
    """Whether two steps say the same, done or not."""
    return all((one.get(name) or "") == (other.get(name) or "") for name in FIELDS)


def compared(steps: Sequence[Step], before: Sequence[Step] | None) -> list[ShownStep]:
    """Each step with what has become of it; those that were removed come last."""
    if before is None:
        return [ShownStep(step) for step in steps]
    old = {step["key"]: step for step in before}
    left = {step["key"] for step in steps}
    return [
        *(_compared(step, old.get(step["key"])) for step in steps),
        *(ShownStep(step, "removed") for step in before if step["key"] not in left),
    ]


def _compared(step: Step, before: Step | None) -> ShownStep:
    if before is None:
        return ShownStep(step, "new")
    return ShownStep(step) if same(step, before) else ShownStep(step, "changed", before)


def given_steps(plan: Plan) -> list[Step]:
    """The steps as the person was last given them, each with whether it is done now.

    Empty where the person has been given nothing.
    """
    if plan.shared_at is None:
        return []
    last = plan.versions.last()
    done = {step["key"] for step in plan.steps if step.get("is_done")}
    steps = last.steps if last else plan.steps
    return [{**step, "is_done": step["key"] in done} for step in steps]


def given_with_changes(plan: Plan) -> list[ShownStep]:
    """The steps as the person has them, with what changed since the version before."""
    versions = list(plan.versions.order_by("-number")[:2])
    before = versions[1].steps if len(versions) > 1 else None
    return compared(given_steps(plan), before)


def not_given_yet(plan: Plan) -> bool:
    """Whether the counsellor has changed something that the person has not been given."""
    if plan.shared_at is None:
        return bool(plan.steps)
    given = given_steps(plan)
    keys = [step["key"] for step in plan.steps]
    if keys != [step["key"] for step in given]:
        return True
    return not all(same(one, other) for one, other in zip(plan.steps, given, strict=True))
