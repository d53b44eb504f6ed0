"""The written distribution of tasks: who has which in a unit."""

from uuid import UUID

from django.core.paginator import Paginator
from django.db.models import Count, Q
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse

from arbetsro.web.access import fetching
from arbetsro.web.access.request import OrganisationRequest
from arbetsro.web.access.roles import Permission
from arbetsro.web.audit.recording import record
from arbetsro.web.frame.acting import done, form_page, pressed
from arbetsro.web.frame.clock import today
from arbetsro.web.frame.paper import paper_answer
from arbetsro.web.matters import actions
from arbetsro.web.matters.distribution import label_of, lines_of
from arbetsro.web.matters.forms import DeputyForm, TaskForm
from arbetsro.web.matters.models import Matter, Task
from arbetsro.web.matters.papers import distribution_document
from arbetsro.web.matters.views.common import to_distribute
from arbetsro.workenv import tasks as known_tasks
from arbetsro.workenv.duties import duties

ON_A_PAGE = 50


def units(request: OrganisationRequest, organisation: str) -> HttpResponse:
    """The units, with how many tasks are given and acknowledged in each, in the tree's order."""
    now = Q(tasks__ended_at=None)
    given = Count("tasks", now & Q(tasks__pk__isnull=False))
    waits = Count("tasks", now & Q(tasks__acknowledged_at=None, tasks__pk__isnull=False))
    found = fetching.units(request, Permission.READ_WORK_ENVIRONMENT)
    is_open = Q(valid_to=None) | Q(valid_to__gte=today())
    page = Paginator(
        found.filter(is_open).order_by("path").annotate(given=given, waits=waits), ON_A_PAGE
    ).get_page(request.GET.get("page"))
    return render(request, "matters/task_units.html", {"page": page})


def unit(request: OrganisationRequest, organisation: str, pk: int) -> HttpResponse:
    """Who has which task in a unit, what nobody has, and what was given back."""
    found = fetching.unit(request, Permission.READ_WORK_ENVIRONMENT, pk)
    lines = lines_of(found, request.language)
    returned = Matter.objects.filter(task__in=[one.task for one in lines if one.task])
    record("tasks.read", by=request.user, target=found, reading=True)
    context = {
        "unit": found,
        "given": [one for one in lines if one.task],
        "missing": [one for one in lines if not one.task],
        "lacking": [one for one in lines if one.task and one.is_lacking],
        "matters": {one.task_id: one for one in returned.order_by("raised_at")},
        "may_give": request.standing.may(Permission.DISTRIBUTE_TASKS, found),
        "duty": duties()["task-distribution"],
    }
    return render(request, "matters/unit_tasks.html", context)


def pdf(request: OrganisationRequest, organisation: str, pk: int) -> HttpResponse:
    """The distribution of a unit in writing."""
    found = fetching.unit(request, Permission.READ_WORK_ENVIRONMENT, pk)
    record("tasks.read", by=request.user, target=found, reading=True, way="pdf")
    lines = lines_of(found, request.language)
    document = distribution_document(found, lines, request.language)
    return paper_answer(document, "pdf", f"uppgifter {found.name} {today().isoformat()}")


def give(request: OrganisationRequest, organisation: str, pk: int) -> HttpResponse:
    """A form that gives a task to somebody: one of those usually distributed, or one's own."""
    found = fetching.unit(request, Permission.DISTRIBUTE_TASKS, pk)
    known = known_tasks.tasks().get(request.GET.get("key", ""))
    form = TaskForm(
        request.POST or None, organisation=found.organisation, known=known,
        language=request.language,
    )  # fmt: skip

    def act() -> Task:
        label = {"key": known.key, "text": known.label.in_(request.language)} if known else {}
        return actions.give_task(by=request.user, unit=found, **{**form.cleaned_data, **label})

    return form_page(
        request, "matters/task_give.html", form, act,
        lambda made: done(
            request, _page(organisation, pk), "matters.said_given", name=made.given_to
        ),
        {"unit": found, "known": known},
    )  # fmt: skip


def deputy(request: OrganisationRequest, organisation: str, task: UUID) -> HttpResponse:
    """A form for who has a task in illness and holidays."""
    found = to_distribute(request, task)
    form = DeputyForm(
        request.POST or None, organisation=found.organisation, language=request.language,
        initial={"deputy": found.deputy},
    )  # fmt: skip
    return form_page(
        request, "matters/task_deputy.html", form,
        lambda: actions.set_deputy(by=request.user, task=found, **form.cleaned_data),
        lambda _: done(request, _page(organisation, found.unit_id), "matters.said_deputy"),
        {"task": found, "unit": found.unit, "label": label_of(found, request.language)},
    )  # fmt: skip


def end(request: OrganisationRequest, organisation: str, task: UUID) -> HttpResponse:
    """Ends somebody's task."""
    found = to_distribute(request, task)
    return pressed(
        request, lambda: actions.end_task(by=request.user, task=found),
        _page(organisation, found.unit_id), "matters.said_ended",
    )  # fmt: skip


def _page(slug: str, unit: int) -> str:
    return reverse("matters:tasks", args=[slug, unit])
