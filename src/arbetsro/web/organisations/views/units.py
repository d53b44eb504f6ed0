"""Units: the tree, a unit, and its forms."""

from collections.abc import Callable, Iterable
from datetime import date

from django.contrib import messages
from django.core.paginator import Page, Paginator
from django.db.models import QuerySet
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone

from arbetsro.language import say
from arbetsro.web.access import fetching
from arbetsro.web.access.request import OrganisationRequest
from arbetsro.web.access.roles import Permission
from arbetsro.web.audit.recording import record
from arbetsro.web.organisations import actions
from arbetsro.web.organisations.errors import OrganisationError
from arbetsro.web.organisations.finding import UnitFilter, held_today
from arbetsro.web.organisations.forms import ChangeUnitForm, CloseUnitForm, SpokenForm, UnitForm
from arbetsro.web.organisations.models import MAX_DEPTH, Membership, Unit
from arbetsro.web.organisations.tree import MOST_IN_A_BRANCH, branch, tree

_ON_A_PAGE = 50


def units(request: OrganisationRequest, organisation: str) -> HttpResponse:
    """The tree of units, or a list of those that are searched for."""
    form = UnitFilter(request.GET, language=request.language)
    mine = form.open_ones(fetching.units(request, Permission.SEE_UNITS))
    context: dict[str, object] = {"form": form, "is_search": form.is_search, "today": _today()}
    if form.is_search:
        found = form.narrow(mine).order_by("name", "pk")
        context |= _listed(request, Paginator(found, _ON_A_PAGE).get_page(request.GET.get("page")))
    else:
        context["nodes"] = tree(mine)
    return render(request, "organisations/units.html", context)


def _listed(request: OrganisationRequest, page: "Page[Unit]") -> dict[str, object]:
    shown = list(page)
    above = _above(request, shown)
    return {
        "page": page,
        "found": [(unit, [above[pk] for pk in _ids(unit)[:-1] if pk in above]) for unit in shown],
    }


def unit_branch(request: OrganisationRequest, organisation: str, pk: int) -> HttpResponse:
    """The units right below one, for the tree that is open in the browser."""
    unit = fetching.unit(request, Permission.SEE_UNITS, pk)
    form = UnitFilter(request.GET, language=request.language)
    nodes = branch(form.open_ones(fetching.units(request, Permission.SEE_UNITS)), unit)
    context = {
        "unit": unit,
        "nodes": nodes[:MOST_IN_A_BRANCH],
        "all": len(nodes),
        "form": form,
        "today": _today(),
    }
    return render(request, "organisations/branch.html", context)


def unit(request: OrganisationRequest, organisation: str, pk: int) -> HttpResponse:
    """A unit: its dates, where it stands, what is below it and who has which role there."""
    unit = fetching.unit(request, Permission.SEE_UNITS, pk)
    below = fetching.units(request, Permission.SEE_UNITS).filter(parent=unit)
    sees_people = request.standing.may(Permission.SEE_PEOPLE, unit)
    context = {
        "unit": unit,
        "today": _today(),
        "above": list(_above(request, [unit]).values())[:-1],
        "children": below.order_by("name", "pk")[:MOST_IN_A_BRANCH],
        "children_count": below.count(),
        "roles": _roles_of(unit) if sees_people else None,
        "may_edit": request.standing.may(Permission.EDIT_UNITS, unit),
        "may_add_below": unit.depth < MAX_DEPTH,
    }
    if sees_people:
        record("unit_people.read", by=request.user, target=unit, reading=True)
    return render(request, "organisations/unit.html", context)


def _today() -> date:
    return timezone.localdate()


def _roles_of(unit: Unit) -> QuerySet[Membership]:
    given = Membership.objects.filter(unit=unit).select_related("person")
    return held_today(given).order_by("role", "person__name")[:MOST_IN_A_BRANCH]


def _ids(unit: Unit) -> list[int]:
    return [int(one) for one in unit.path.strip("/").split("/")]


def _above(request: OrganisationRequest, found: Iterable[Unit]) -> dict[int, Unit]:
    """The units above some units, and they themselves, that the reader may see; top first."""
    wanted = {pk for unit in found for pk in _ids(unit)}
    mine = fetching.units(request, Permission.SEE_UNITS).filter(pk__in=wanted)
    return {unit.pk: unit for unit in sorted(mine, key=lambda unit: unit.depth)}


def add(request: OrganisationRequest, organisation: str, pk: int) -> HttpResponse:
    """A form for a new unit below one."""
    above = fetching.unit(request, Permission.EDIT_UNITS, pk)
    form = UnitForm(
        request.POST or None,
        language=request.language,
        initial={"valid_from": _today()},
    )

    def create() -> Unit:
        return actions.create_unit(by=request.user, parent=above, **form.cleaned_data)

    return _form(request, above, form, create, "added")


def change(request: OrganisationRequest, organisation: str, pk: int) -> HttpResponse:
    """A form for a unit's name, code, dates and place."""
    unit = fetching.unit(request, Permission.EDIT_UNITS, pk)
    mine = fetching.units(request, Permission.EDIT_UNITS)
    form = ChangeUnitForm(
        request.POST or None,
        unit=unit,
        parents=mine.exclude(path__startswith=unit.path),
        language=request.language,
    )

    def save() -> Unit:
        kept = {"parent": unit.parent, "valid_to": unit.valid_to}
        return actions.change_unit(by=request.user, unit=unit, **(kept | form.cleaned_data))

    return _form(request, unit, form, save, "changed")


def close(request: OrganisationRequest, organisation: str, pk: int) -> HttpResponse:
    """A form for the last day of a unit."""
    unit = fetching.unit(request, Permission.EDIT_UNITS, pk)
    form = CloseUnitForm(
        request.POST or None, language=request.language, initial={"last_day": _today()}
    )

    def end() -> Unit:
        return actions.close_unit(by=request.user, unit=unit, **form.cleaned_data)

    return _form(request, unit, form, end, "closed")


def _form(
    request: OrganisationRequest,
    unit: Unit,
    form: SpokenForm,
    act: Callable[[], Unit],
    done: str,
) -> HttpResponse:
    """Shows a form about a unit, and carries out what it says when it is sent and right."""
    if request.method == "POST" and form.is_valid():
        try:
            changed = act()
        except OrganisationError as error:
            form.tell(error)
        else:
            sentence = say(f"organisations.unit_{done}", request.language, name=changed.name)
            messages.success(request, sentence)
            return redirect("organisations:unit", request.standing.organisation.slug, changed.pk)
    context = {
        "unit": unit,
        "above": list(_above(request, [unit]).values()),
        "form": form,
        "done": done,
        **{part: f"organisations.{part}_unit_{done}" for part in ("title", "lead", "button")},
    }
    return render(request, "organisations/unit_form.html", context)
