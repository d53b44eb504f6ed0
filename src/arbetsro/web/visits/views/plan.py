"""The action plan, as the counsellor and the person write it together."""

from collections.abc import Callable, Sequence
from typing import Any
from uuid import UUID

from django.http import Http404, HttpResponse
from django.urls import reverse

from arbetsro.counselling.plan_kinds import plan_kinds
from arbetsro.web.access.request import OrganisationRequest
from arbetsro.web.applications.models import Application
from arbetsro.web.frame.acting import done, form_page, pressed
from arbetsro.web.frame.plain import whole
from arbetsro.web.visits import actions
from arbetsro.web.visits.forms.plan import StepForm
from arbetsro.web.visits.models import Plan
from arbetsro.web.visits.plans import Step, compared, not_given_yet
from arbetsro.web.visits.reaching import application_of

_PLACES = {"up": -1, "down": 1}


def show(request: OrganisationRequest, organisation: str, application: UUID) -> HttpResponse:
    """The plan as it stands, and a form for one more step."""
    found = application_of(request, application, "plan.read")
    plan = _plan(found)
    form = StepForm(request.POST if request.method == "POST" else None, language=request.language)

    def add() -> Plan:
        return _write(request, found, [*plan.steps, form.step])

    return form_page(
        request,
        "visits/plan/show.html",
        form,
        add,
        lambda _: done(request, _address(request, found), "plan.step_added"),
        _context(found, plan),
    )


def step(
    request: OrganisationRequest, organisation: str, application: UUID, step: str
) -> HttpResponse:
    """A form that changes a step."""
    found = application_of(request, application, "plan.read")
    plan = _plan(found)
    there = _step(plan, step)
    form = StepForm(
        request.POST if request.method == "POST" else None, initial=there, language=request.language
    )

    def change() -> Plan:
        changed = {"key": step, **form.step}
        return _write(request, found, _with(plan.steps, step, lambda _: [changed]))

    return form_page(
        request,
        "visits/plan/step.html",
        form,
        change,
        lambda _: done(request, _address(request, found), "plan.step_changed"),
        {"application": found, "person": found.applicant, "plan": plan},
    )


def remove(
    request: OrganisationRequest, organisation: str, application: UUID, step: str
) -> HttpResponse:
    """Takes a step out of the plan."""
    found = application_of(request, application)
    plan = _plan(found)
    _step(plan, step)
    left = _with(plan.steps, step, lambda _: [])
    back = _address(request, found)
    return pressed(request, lambda: _write(request, found, left), back, "plan.step_removed")


def move(
    request: OrganisationRequest, organisation: str, application: UUID, step: str
) -> HttpResponse:
    """Moves a step one place up or down."""
    found = application_of(request, application)
    plan = _plan(found)
    there = _step(plan, step)
    steps = [one for one in plan.steps if one["key"] != step]
    place = plan.steps.index(there) + _PLACES.get(request.POST.get("to", ""), 0)
    steps.insert(max(place, 0), there)
    return pressed(
        request, lambda: _write(request, found, steps), f"{_address(request, found)}#step-{step}"
    )


def share(request: OrganisationRequest, organisation: str, application: UUID) -> HttpResponse:
    """Gives the person the plan as it stands."""
    found = application_of(request, application)
    plan = _plan(found)
    if plan.pk is None:
        raise Http404
    return pressed(
        request,
        lambda: actions.share_plan(by=request.user, plan=plan),
        _address(request, found),
        "plan.shared",
    )


def _write(request: OrganisationRequest, application: Application, steps: Sequence[Step]) -> Plan:
    """Writes the steps, unless somebody else has written since the page was made."""
    seen = whole(request.POST.get("seen", ""))
    return actions.write_plan(
        by=request.user,
        application=application,
        steps=steps,
        seen=-1 if seen is None else seen,
    )


def _with(steps: Sequence[Step], key: str, instead: Callable[[Step], Sequence[Step]]) -> list[Step]:
    return [new for one in steps for new in (instead(one) if one["key"] == key else [one])]


def _plan(application: Application) -> Plan:
    """The plan; an empty one, not saved, where there is none yet."""
    found = Plan.objects.filter(application=application).first()
    return found or Plan(application=application, version=0)


def _step(plan: Plan, key: str) -> dict[str, Any]:
    found: dict[str, Any] | None = next((one for one in plan.steps if one["key"] == key), None)
    if found is None:
        raise Http404
    return found


def _context(application: Application, plan: Plan) -> dict[str, object]:
    last = plan.versions.last() if plan.pk else None
    return {
        "application": application,
        "person": application.applicant,
        "plan": plan,
        "steps": compared(plan.steps, last.steps if last else None),
        "kinds": plan_kinds().values(),
        "not_given": not_given_yet(plan),
        "given": last,
        "may_write": application.state == Application.State.ACCEPTED,
    }


def _address(request: OrganisationRequest, application: Application) -> str:
    return reverse("visits:plan", args=[request.standing.organisation.slug, application.pk])
