"""The action plan as a CarePlan, an activity for each step."""

from collections.abc import Mapping

from arbetsro.counselling.plan_kinds import plan_kinds
from arbetsro.exchange.fhir.naming import Naming, Resource, instant, reference
from arbetsro.exchange.fhir.record import Applicant, Plan, PlanStep, StepStatus

_STATUS: Mapping[StepStatus, str] = {
    "not_started": "not-started",
    "in_progress": "in-progress",
    "done": "completed",
    "dropped": "cancelled",
}


def care_plan(plan: Plan, applicant: Applicant, naming: Naming) -> Resource:
    """The plan; FHIR has no place for how likely a step is, so that goes in an extension."""
    made: Resource = {
        "resourceType": "CarePlan",
        "id": plan.id,
        "status": plan.status,
        "intent": "plan",
        "title": naming.word("plan"),
        "subject": reference("Patient", applicant.id),
        "created": instant(plan.created),
    }
    # FHIR knows no empty lists.
    activities = [{"detail": _detail(step, naming)} for step in plan.steps]
    return {**made, "activity": activities} if activities else made


def _detail(step: PlanStep, naming: Naming) -> Resource:
    label = naming.said(plan_kinds()[step.kind].label)
    made: Resource = {
        "code": naming.concept("plan-kinds", step.kind.replace("_", "-"), label),
        "status": _STATUS[step.status],
        "description": step.text,
    }
    if step.by:
        made["scheduledPeriod"] = {"end": step.by.isoformat()}
    if step.with_whom:
        made["performer"] = [{"display": step.with_whom}]
    if step.likelihood is not None:
        url = naming.url("StructureDefinition", "likelihood")
        made["extension"] = [{"url": url, "valueInteger": step.likelihood}]
    return made
