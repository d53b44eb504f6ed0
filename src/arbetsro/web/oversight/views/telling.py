"""What is told by hand: the managers' conditions, and figures of operations."""

from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse

from arbetsro.web.access import fetching
from arbetsro.web.access.request import OrganisationRequest
from arbetsro.web.frame.acting import done, form_page
from arbetsro.web.frame.clock import today
from arbetsro.web.oversight import actions
from arbetsro.web.oversight.counting.conditions import goal_of, latest_told
from arbetsro.web.oversight.forms import ConditionsForm, FigureForm
from arbetsro.web.oversight.models import ManagersConditions, OperationsFigure
from arbetsro.web.oversight.views.common import WRITE, this_year, unit_to_read

_ON_A_PAGE = 50


def conditions(request: OrganisationRequest, organisation: str, pk: int) -> HttpResponse:
    """What a unit has told of its managers' conditions, the latest first, and the goal."""
    unit = unit_to_read(request, pk)
    told = ManagersConditions.objects.filter(unit=unit).select_related("told_by")
    page = Paginator(told, _ON_A_PAGE).get_page(request.GET.get("page"))
    scope = this_year(unit)
    near = latest_told(scope)
    context = {
        "unit": unit,
        "page": page,
        "now": next((one for one in page if one.valid_from <= today()), None),
        "goal": goal_of(scope, near),
        "may_write": request.standing.may(WRITE, unit),
    }
    return render(request, "oversight/conditions.html", context)


def conditions_tell(request: OrganisationRequest, organisation: str, pk: int) -> HttpResponse:
    """A form for what holds from a day on."""
    unit = fetching.unit(request, WRITE, pk)
    last = ManagersConditions.objects.filter(unit=unit, valid_from__lte=today()).first()
    initial: dict[str, object] = {"valid_from": today()}
    if last is not None:
        initial |= {name: getattr(last, name) for name in ("staff", "managers", "goal", "reason")}
    data = request.POST if request.method == "POST" else None
    form = ConditionsForm(data, language=request.language, initial=initial)
    return form_page(
        request, "oversight/conditions_tell.html", form,
        lambda: actions.tell_conditions(by=request.user, unit=unit, **form.cleaned_data),
        lambda _: done(
            request, reverse("oversight:conditions", args=[organisation, unit.pk]),
            "oversight.conditions_told",
        ),
        {"unit": unit, "last": last},
    )  # fmt: skip


def operations(request: OrganisationRequest, organisation: str, pk: int) -> HttpResponse:
    """The figures of operations that a unit has told, the latest month first."""
    unit = unit_to_read(request, pk)
    told = OperationsFigure.objects.filter(unit=unit).select_related("told_by")
    page = Paginator(told.order_by("-month", "name"), _ON_A_PAGE)
    context = {
        "unit": unit,
        "page": page.get_page(request.GET.get("page")),
        "may_write": request.standing.may(WRITE, unit),
    }
    return render(request, "oversight/operations.html", context)


def operations_tell(request: OrganisationRequest, organisation: str, pk: int) -> HttpResponse:
    """A form for a figure in a month, filled in with what is known of it."""
    unit = fetching.unit(request, WRITE, pk)
    known = OperationsFigure.objects.filter(unit=unit)
    name = request.GET.get("name", "")[:120]
    last = known.filter(name=name).order_by("-month").first() if name else None
    initial = {
        "name": last.name if last else "",
        "measured_in": last.measured_in if last else "",
        "month": today().replace(day=1),
    }
    data = request.POST if request.method == "POST" else None
    form = FigureForm(data, language=request.language, initial=initial)
    return form_page(
        request, "oversight/operations_tell.html", form,
        lambda: actions.tell_figure(by=request.user, unit=unit, **form.cleaned_data),
        lambda told: done(
            request, reverse("oversight:operations", args=[organisation, unit.pk]),
            "oversight.figure_told", name=told.name, month=f"{told.month:%Y-%m}",
        ),
        {"unit": unit, "names": known.order_by("name").values_list("name", flat=True).distinct()},
    )  # fmt: skip
