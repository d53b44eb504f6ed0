"""Sending something upward: a return, or a request by law."""

from dataclasses import dataclass
from typing import TypeVar

from django.db.models import Model, Q, QuerySet
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from arbetsro.web.access import fetching
from arbetsro.web.access.request import OrganisationRequest
from arbetsro.web.access.roles import Permission
from arbetsro.web.accounts.models import Person
from arbetsro.web.frame.acting import done, form_page
from arbetsro.web.frame.clock import today
from arbetsro.web.matters import actions
from arbetsro.web.matters.forms import ChooseUnitForm, RequestForm, ReturnForm
from arbetsro.web.matters.levels import Levels, first_level, unit_or_none
from arbetsro.web.matters.models import Matter, Task
from arbetsro.web.matters.views.common import key_of
from arbetsro.web.measures.models import Measure
from arbetsro.web.organisations.choosing import chosen_unit
from arbetsro.web.organisations.models import Unit
from arbetsro.web.risks.models import Risk
from arbetsro.workenv.upward import rules

M = TypeVar("M", bound=Model)


@dataclass(frozen=True, slots=True)
class About:
    """What a matter is to be about: a unit, and the object that the reader came from."""

    unit: Unit | None
    risk: Risk | None = None
    measure: Measure | None = None
    task: Task | None = None

    @property
    def objects(self) -> dict[str, Risk | Measure | Task]:
        """The object by what it is called, if there is one."""
        found = {"risk": self.risk, "measure": self.measure, "task": self.task}
        return {name: one for name, one in found.items() if one is not None}

    @property
    def subject(self) -> str:
        """What stands in the subject to begin with."""
        return next((str(one) for one in self.objects.values()), "")


def new(request: OrganisationRequest, organisation: str) -> HttpResponse:
    """A form for a return."""
    about = _about(request, Permission.RAISE_MATTERS)
    if about.task and about.task.given_to_id == request.user.pk:
        return redirect("matters:task_return", organisation, about.task.pk)
    if about.unit is None:
        return _choose(request, Permission.RAISE_MATTERS, "return")
    form = ReturnForm(
        request.POST or None, language=request.language, initial={"subject": about.subject}
    )
    return _send(request, about, form, Matter.Kind.RETURN)


def request_by_law(request: OrganisationRequest, organisation: str) -> HttpResponse:
    """A form for a safety representative's request."""
    about = _about(request, Permission.REQUEST_BY_LAW)
    if about.unit is None:
        return _choose(request, Permission.REQUEST_BY_LAW, "request")
    form = RequestForm(
        request.POST or None, language=request.language, initial={"subject": about.subject}
    )
    return _send(request, about, form, Matter.Kind.REQUEST)


def receivers_of(unit: Unit, sender: Person, kind: str) -> dict[str, object]:
    """Who would get a matter that somebody sends from a unit: the level, and the people there."""
    levels = Levels.on_the_way([unit.path])
    to = first_level(unit, sender, kind, levels)
    people = levels.receivers(to, sender.pk) if to else ()
    return {
        "to": unit_or_none(to),
        "receivers": Person.objects.filter(pk__in=people).order_by("name", "pk"),
    }


def _send(
    request: OrganisationRequest, about: About, form: ReturnForm | RequestForm, kind: Matter.Kind
) -> HttpResponse:
    unit = about.unit
    assert unit is not None  # noqa: S101 - the caller has asked for one

    def act() -> Matter:
        return actions.raise_matter(
            by=request.user, unit=unit, kind=kind, risk=about.risk, measure=about.measure,
            task=about.task, **form.cleaned_data,
        )  # fmt: skip

    slug = request.standing.organisation.slug
    context = {
        "unit": unit,
        "rule": rules()[kind],
        "kind": kind.value,
        "about": about.objects,
        **receivers_of(unit, request.user, kind),
    }
    said = f"matters.sent_{kind.value}"
    return form_page(
        request, "matters/new.html", form, act,
        lambda made: done(request, _page(slug, made), said), context,
    )  # fmt: skip


def _page(slug: str, matter: Matter) -> str:
    return reverse("matters:show", args=[slug, matter.pk])


def _about(request: OrganisationRequest, permission: Permission) -> About:
    """What the address asks for; a unit by itself where the person has only one."""
    asked = request.GET
    if text := asked.get("risk"):
        risk = _one(request, permission, Risk.objects.all(), text)
        return About(risk.unit, risk=risk)
    if text := asked.get("measure"):
        measure = _one(request, permission, Measure.objects.all(), text)
        return About(measure.unit, measure=measure)
    if text := asked.get("task"):
        task = _one(request, permission, Task.objects.all(), text)
        return About(task.unit, task=task)
    return About(chosen_unit(request, permission) or _only_unit(request, permission))


def _one(
    request: OrganisationRequest, permission: Permission, objects: QuerySet[M], text: str
) -> M:
    some = objects.select_related("unit__organisation")
    return fetching.one_in_units(request, permission, some, key_of(text))


def _only_unit(request: OrganisationRequest, permission: Permission) -> Unit | None:
    some = list(_open_units(request, permission)[:2])
    return some[0] if len(some) == 1 else None


def _open_units(request: OrganisationRequest, permission: Permission) -> QuerySet[Unit]:
    is_open = Q(valid_to=None) | Q(valid_to__gte=today())
    return fetching.units(request, permission).filter(is_open)


def _choose(request: OrganisationRequest, permission: Permission, kind: str) -> HttpResponse:
    """Asks where it arose, as the receivers depend on it."""
    form = ChooseUnitForm(_open_units(request, permission), language=request.language)
    context = {"form": form, "kind": kind, "rule": rules()[kind]}
    status = 422 if request.method == "POST" else 200
    return render(request, "matters/choose_unit.html", context, status=status)
