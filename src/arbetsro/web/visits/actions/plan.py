"""The action plan: written together, given to the person, and ticked off by them."""

import secrets
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import Any

from arbetsro.counselling.plan_kinds import plan_kinds
from arbetsro.web.accounts.models import Person
from arbetsro.web.applications.models import Application
from arbetsro.web.care.models import Applicant
from arbetsro.web.care.purposes import Purpose
from arbetsro.web.care.recording import Actor, care_action, log
from arbetsro.web.frame.clock import now, today
from arbetsro.web.frame.refusal import Refusal
from arbetsro.web.visits.models import Plan

#: More steps than this nobody takes.
MOST_STEPS = 20
LONGEST = {"what": 500, "when": 120, "whom": 120}


@care_action("plan.written")
def write_plan(
    *, by: Person, application: Application, steps: Sequence[Mapping[str, Any]], seen: int
) -> Plan:
    """Writes the steps of the plan, in their order, in the place of those that stand there.

    What the person has ticked off stays ticked. The person gets the change when it is shared.

    Args:
        by: Who writes.
        application: Whose plan.
        steps: As ``Plan.steps``; a step without a key is new. ``day`` is a day as 2026-12-01.
        seen: The version that the page has; 0 where there was no plan.

    Raises:
        Refusal: The application is no longer open, a step lacks something, or somebody else has
            written meanwhile.
    """
    locked = _open(application)
    found, is_new = Plan.objects.select_for_update().get_or_create(application=locked)
    if (0 if is_new else found.version) != seen:
        raise Refusal("plan.changed_since")
    if len(steps) > MOST_STEPS:
        raise Refusal("plan.too_many_steps", most=MOST_STEPS)
    done = {one["key"] for one in found.steps if one.get("is_done")}
    found.steps = list(_cleaned(steps, done))
    found.version, found.changed_at = seen + 1, now()
    found.save()
    _log(locked, found, "plan.written", by, steps=len(found.steps))
    return found


def _open(application: Application) -> Application:
    found = Application.objects.select_for_update(of=("self",))
    locked = found.select_related("applicant__clinic").get(pk=application.pk)
    if locked.state != Application.State.ACCEPTED:
        raise Refusal("plan.application_closed")
    return locked


def _cleaned(steps: Sequence[Mapping[str, Any]], done: set[str]) -> Iterator[dict[str, object]]:
    for step in steps:
        key = step.get("key") or secrets.token_hex(4)
        yield {"key": key, **_step(step), "is_done": key in done}


def _step(step: Mapping[str, Any]) -> dict[str, object]:
    """What a step says, checked."""
    if step.get("kind") not in plan_kinds():
        raise Refusal("plan.no_such_kind", field="kind")
    texts = {name: str(step.get(name) or "").strip()[:most] for name, most in LONGEST.items()}
    if not texts["what"]:
        raise Refusal("plan.what_needed", field="what")
    likelihood = step.get("likelihood")
    if likelihood is not None and likelihood not in range(1, 11):
        raise Refusal("plan.likelihood_out_of_range", field="likelihood")
    day = step.get("day") or ""
    if day:
        date.fromisoformat(day)
    return {"kind": step["kind"], **texts, "day": day, "likelihood": likelihood}


@care_action("plan.shared")
def share_plan(*, by: Person, plan: Plan) -> Plan:
    """Gives the person the plan as it stands. What they had before is kept as a version.

    Raises:
        Refusal: There are no steps, or the person has it as it stands already.
    """
    found = Plan.objects.select_for_update().get(pk=plan.pk)
    application = _open(found.application)
    if not found.steps:
        raise Refusal("plan.nothing_to_share")
    last = found.versions.last()
    if last and _told(last.steps) == _told(found.steps):
        raise Refusal("plan.shared_already")
    number = last.number + 1 if last else 1
    found.versions.create(number=number, steps=found.steps, at=now(), by=by.pk)
    found.shared_at = found.shared_at or now()
    found.save(update_fields=["shared_at"])
    _log(application, found, "plan.shared", by, version=number)
    return found


def _told(steps: Sequence[Mapping[str, Any]]) -> list[dict[str, Any]]:
    return [{name: value for name, value in one.items() if name != "is_done"} for one in steps]


@care_action("plan.ticked")
def tick_step(*, by: Applicant, plan: Plan, key: str, is_done: bool) -> Plan:
    """Notes that the person has taken a step, or has not after all.

    It makes no new version: a counsellor who has the plan open goes on writing.

    Raises:
        Refusal: The person has not been given the plan, or the step has been taken away since.
    """
    found = Plan.objects.select_for_update().get(pk=plan.pk)
    if found.shared_at is None or key not in {one["key"] for one in found.steps}:
        raise Refusal("plan.no_such_step")
    found.steps = [{**one, "is_done": is_done} if one["key"] == key else one for one in found.steps]
    found.save(update_fields=["steps"])
    _log(found.application, found, "plan.ticked", by, is_done=is_done)
    return found


def _log(application: Application, plan: Plan, code: str, by: Actor, **detail: Any) -> None:  # noqa: ANN401
    applicant = application.applicant
    applicant.entered_on(today())
    purpose = Purpose.OWN if isinstance(by, Applicant) else Purpose.CARE
    log(code, by=by, purpose=purpose, applicant=applicant, target=plan, **detail)
