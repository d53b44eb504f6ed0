"""The tasks that one has been given oneself."""

from uuid import UUID

from django.db.models import Prefetch
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse

from arbetsro.web.access.request import OrganisationRequest
from arbetsro.web.frame.acting import done, form_page, pressed
from arbetsro.web.matters import actions
from arbetsro.web.matters.distribution import label_of
from arbetsro.web.matters.forms import ReturnForm
from arbetsro.web.matters.listing import rows_of, with_legs
from arbetsro.web.matters.models import Matter, Task
from arbetsro.web.matters.views.common import own_task
from arbetsro.web.matters.views.sending import receivers_of
from arbetsro.workenv.upward import answers, rules


def tasks(request: OrganisationRequest, organisation: str) -> HttpResponse:
    """My tasks: what I am to acknowledge, what I have, and what became of what I gave back."""
    here = Task.objects.filter(unit__organisation=request.standing.organisation, ended_at=None)
    people = here.select_related("unit", "given_by", "given_to", "deputy")
    matters = Prefetch("matters", with_legs(Matter.objects.filter(raised_by=request.user)))
    mine = people.filter(given_to=request.user).prefetch_related(matters)
    context = {
        "mine": [_shown(request, one) for one in mine],
        "as_deputy": [(one, label_of(one, request.language)) for one in people.filter(
            deputy=request.user
        )],
    }  # fmt: skip
    return render(request, "matters/my_tasks.html", context)


def acknowledge(request: OrganisationRequest, organisation: str, task: UUID) -> HttpResponse:
    """Says that one has the task and what it takes."""
    found = own_task(request, task)
    back = reverse("matters:my_tasks", args=[organisation])
    return pressed(
        request, lambda: actions.acknowledge_task(by=request.user, task=found), back,
        "matters.said_acknowledged",
    )  # fmt: skip


def give_back(request: OrganisationRequest, organisation: str, task: UUID) -> HttpResponse:
    """A form that gives a task back, which makes a matter."""
    found = own_task(request, task)
    label = label_of(found, request.language)
    form = ReturnForm(
        request.POST or None, language=request.language, initial={"subject": label[:200]}
    )
    back = reverse("matters:my_tasks", args=[organisation])
    context = {
        "unit": found.unit,
        "rule": rules()["return"],
        "kind": "return",
        "task": found,
        "label": label,
        **receivers_of(found.unit, request.user, Matter.Kind.RETURN),
    }
    return form_page(
        request, "matters/new.html", form,
        lambda: actions.return_task(by=request.user, task=found, **form.cleaned_data),
        lambda _: done(request, back, "matters.said_returned"), context,
    )  # fmt: skip


def _shown(request: OrganisationRequest, task: Task) -> dict[str, object]:
    rows = rows_of(list(task.matters.all())[:1], request.language) if task.matters.all() else []
    row = rows[0] if rows else None
    answer = row.leg.answer if row else ""
    return {
        "task": task,
        "label": label_of(task, request.language),
        "row": row,
        "answer": answers()[answer].label.in_(request.language) if answer else "",
    }
