"""All investigations, a new one, and the plan of one."""

from functools import partial
from uuid import UUID

from django.core.paginator import Paginator
from django.db.models import Q
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from arbetsro.web.access.fetching import in_units
from arbetsro.web.access.request import OrganisationRequest
from arbetsro.web.access.roles import Permission
from arbetsro.web.frame.acting import done, form_page
from arbetsro.web.frame.clock import today
from arbetsro.web.investigations import actions
from arbetsro.web.investigations.asked import profile_of
from arbetsro.web.investigations.checklists import checklist_of, offered
from arbetsro.web.investigations.forms import (
    NO_CHECKLIST,
    ChooseForm,
    PlanForm,
    profile_initial,
    writable_units,
)
from arbetsro.web.investigations.models import Investigation
from arbetsro.web.investigations.reading import INVESTIGATIONS, to_write
from arbetsro.web.organisations.choosing import chosen_unit
from arbetsro.workenv.checklists import Checklist

_ON_A_PAGE = 50


def all_of_them(request: OrganisationRequest, organisation: str) -> HttpResponse:
    """The investigations that the person may read, the latest first, by unit, way and state."""
    unit = chosen_unit(request, Permission.READ_WORK_ENVIRONMENT)
    found = in_units(request, Permission.READ_WORK_ENVIRONMENT, INVESTIGATIONS.all())
    wanted = {
        "way": _one_of(request, "way", Investigation.Way.values),
        "state": _one_of(request, "state", Investigation.State.values),
    }
    found = found.filter(Q(**{key: value for key, value in wanted.items() if value}))
    context = {
        "page": Paginator(found.filter(unit=unit) if unit else found, _ON_A_PAGE).get_page(
            request.GET.get("page")
        ),
        "unit": unit,
        "wanted": wanted,
        "is_narrowed": any(wanted.values()),
        "ways": Investigation.Way.values,
        "states": Investigation.State.values,
    }
    return render(request, "investigations/list.html", context)


def _one_of(request: OrganisationRequest, name: str, known: list[str]) -> str:
    given = request.GET.get(name, "")
    return given if given in known else ""


def new(request: OrganisationRequest, organisation: str) -> HttpResponse:
    """Starts an investigation: first where, how and with which checklist, then its plan."""
    base = _base(request)
    choice = _choice(request, base)
    if not choice.is_bound or not choice.is_valid():
        status = 422 if choice.is_bound else 200
        return render(
            request, "investigations/choose.html", {"form": choice, "base": base}, status=status
        )
    checklist = _chosen(request, choice)
    form = PlanForm(
        request.POST or None,
        profile=profile_of(checklist, request.language) if checklist else [],
        language=request.language,
        initial=_initial(request, choice, checklist, base),
    )
    return form_page(
        request,
        "investigations/plan.html",
        form,
        lambda: _start(request, choice, form, base),
        lambda made: done(request, _page(request, made), "investigations.started"),
        {"choice": choice.cleaned_data, "checklist": checklist, "base": base},
    )


def _base(request: OrganisationRequest) -> Investigation | None:
    """Last time's investigation, where the new one begins from it."""
    given = request.GET.get("based_on", "")
    try:
        return to_write(request, UUID(given)) if given else None
    except ValueError:
        raise Http404 from None


def _choice(request: OrganisationRequest, base: Investigation | None) -> ChooseForm:
    form = partial(
        ChooseForm,
        units=writable_units(request),
        lists=offered(request.standing.organisation),
        language=request.language,
    )
    if "way" in request.GET:
        return form(request.GET)
    return form(initial=_as_last_time(base) if base else _as_asked(request))


def _as_last_time(base: Investigation) -> dict[str, object]:
    key = base.checklist.key if base.checklist else NO_CHECKLIST
    return {"unit": base.unit, "way": base.way, "checklist": key}


def _as_asked(request: OrganisationRequest) -> dict[str, object]:
    """What is chosen already where a link leads to a new investigation."""
    return {
        "unit": chosen_unit(request, Permission.WRITE_WORK_ENVIRONMENT),
        "way": Investigation.Way.ROUND,
        "checklist": request.GET.get("checklist"),
    }


def _chosen(request: OrganisationRequest, choice: ChooseForm) -> Checklist | None:
    lists = {one.checklist.key: one.checklist for one in offered(request.standing.organisation)}
    return lists.get(choice.checklist_key)


def _initial(
    request: OrganisationRequest,
    choice: ChooseForm,
    checklist: Checklist | None,
    base: Investigation | None,
) -> dict[str, object]:
    title = checklist.title.in_(request.language) if checklist else ""
    if base is None:
        return {"title": title, "planned_on": today()}
    own = "\n".join(str(one["text"]) for one in base.own_questions)
    plan = {"title": base.title, "planned_on": today(), "about": base.about, "own_questions": own}
    return {**plan, **profile_initial(base.profile)}


def _start(
    request: OrganisationRequest, choice: ChooseForm, form: PlanForm, base: Investigation | None
) -> Investigation:
    return actions.start_investigation(
        by=request.user,
        unit=choice.cleaned_data["unit"],
        way=choice.cleaned_data["way"],
        checklist=choice.checklist_key,
        title=form.cleaned_data["title"],
        planned_on=form.cleaned_data["planned_on"],
        about=form.cleaned_data["about"],
        own_questions=form.own,
        profile=form.profile,
        based_on=base,
        language=request.language,
    )


def change(request: OrganisationRequest, organisation: str, pk: UUID) -> HttpResponse:
    """Changes the plan of an open investigation."""
    found = to_write(request, pk)
    checklist = checklist_of(found.checklist) if found.checklist else None
    form = PlanForm(
        request.POST or None,
        profile=profile_of(checklist, request.language) if checklist else [],
        language=request.language,
        initial={
            "title": found.title, "planned_on": found.planned_on, "about": found.about,
            "seen": found.version, **profile_initial(found.profile),
        },
    )  # fmt: skip
    del form.fields["own_questions"]
    return form_page(
        request,
        "investigations/plan.html",
        form,
        lambda: _change(request, found, form),
        lambda made: done(request, _page(request, made), "investigations.plan_changed"),
        {"investigation": found, "checklist": checklist},
    )


def _change(request: OrganisationRequest, found: Investigation, form: PlanForm) -> Investigation:
    return actions.change_investigation(
        by=request.user,
        investigation=found,
        seen=form.cleaned_data["seen"] or 0,
        title=form.cleaned_data["title"],
        planned_on=form.cleaned_data["planned_on"],
        about=form.cleaned_data["about"],
        profile=form.profile,
    )


def _page(request: OrganisationRequest, made: Investigation) -> str:
    return reverse("investigations:show", args=[request.standing.organisation.slug, made.pk])
