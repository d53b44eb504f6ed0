"""Lists of matters."""

from django.core.paginator import Paginator
from django.db.models import Min, Q, QuerySet
from django.http import HttpResponse
from django.shortcuts import render

from arbetsro.web.access import fetching
from arbetsro.web.access.request import OrganisationRequest
from arbetsro.web.access.roles import Permission
from arbetsro.web.matters.listing import MatterFilter, legs_to, rows_of, with_legs
from arbetsro.web.matters.models import Matter
from arbetsro.web.organisations.choosing import chosen_unit

ON_A_PAGE = 50
#: The lists, and the permission that each is for.
_VIEWS = {
    "to_me": Permission.ANSWER_MATTERS,
    "mine": Permission.RAISE_MATTERS,
    "own": Permission.REQUEST_BY_LAW,
    "area": Permission.READ_WORK_ENVIRONMENT,
}
#: The lists of what one has sent, and what they show if nothing is said.
_OWN = {"mine", "own"}
_ALL = {"state": "all"}


def all_matters(request: OrganisationRequest, organisation: str) -> HttpResponse:
    """The matters that wait for the person, that their units have sent, or that they watch over."""
    views = [name for name, allowed in _VIEWS.items() if request.standing.may(allowed)]
    unit = chosen_unit(request, Permission.READ_WORK_ENVIRONMENT)
    view = request.GET.get("view", "")
    if view not in views:
        view = "area" if unit else views[0]
    # One's own matters are all there from the beginning, also those that have been answered.
    asked = {**_ALL, **request.GET.dict()} if view in _OWN else request.GET
    form = MatterFilter(asked, language=request.language)
    found = form.narrow(_of_view(request, view, is_open=not form.wanted.get("state")))
    if unit:
        found = found.filter(unit__path__startswith=unit.path)
    page = Paginator(with_legs(found), ON_A_PAGE).get_page(request.GET.get("page"))
    context = {
        "form": form,
        "page": page,
        "rows": rows_of(page, request.language),
        "view": view,
        "views": views,
        "unit": unit,
    }
    return render(request, "matters/list.html", context)


def _of_view(request: OrganisationRequest, view: str, *, is_open: bool) -> QuerySet[Matter]:
    """What a list holds. What waits stands in the order of its days, the rest newest first."""
    of_area = fetching.in_units(request, Permission.READ_WORK_ENVIRONMENT, Matter.objects.all())
    if view == "to_me" and is_open:
        here = legs_to(request.standing).order_by().values("matter")
        due = Min("legs__answer_on", filter=Q(legs__left_at=None))
        return of_area.filter(pk__in=here).annotate(due=due).order_by("due", "pk")
    if view == "to_me":
        answered = Q(legs__answered_by=request.user) | Q(legs__confirmed_by=request.user)
        return of_area.filter(answered).distinct()
    if view == "mine":
        return fetching.in_units(request, Permission.RAISE_MATTERS, Matter.objects.all())
    return of_area.filter(raised_by=request.user) if view == "own" else of_area
