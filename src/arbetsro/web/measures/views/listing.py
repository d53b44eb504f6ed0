"""Lists of measures: everybody's, on a board, and one's own."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta

from django.core.paginator import Paginator
from django.db.models import Case, Count, Q, QuerySet, When
from django.http import HttpResponse
from django.shortcuts import render

from arbetsro.web.access.request import OrganisationRequest
from arbetsro.web.access.roles import Permission
from arbetsro.web.frame.clock import now, today
from arbetsro.web.measures.balancing import balance_of_unit
from arbetsro.web.measures.fetching import own, seen
from arbetsro.web.measures.finding import (
    IS_OPEN,
    NOT_FOLLOWED_UP,
    MeasureFilter,
    is_overdue,
    to_follow_up,
)
from arbetsro.web.measures.models import CalendarFeed, Measure
from arbetsro.web.measures.owners import owner_is_here
from arbetsro.web.organisations.choosing import chosen_unit
from arbetsro.web.organisations.models import Unit

_ON_A_PAGE = 50
#: More cards than this in a column are found in the list.
_IN_A_COLUMN = 25
#: Of what is over, the board shows what came to an end in so many days.
_RECENT = timedelta(days=90)
_AT_MOST_MINE = 50


@dataclass(frozen=True, slots=True)
class Column:
    """A column of the board: a state, its first measures, and how many there are in all."""

    state: str
    measures: list[Measure]
    count: int


@dataclass(frozen=True, slots=True)
class Part:
    """A part of one's own page: what it is called, its measures, and how many there are in all."""

    key: str
    measures: list[Measure]
    count: int


def every(request: OrganisationRequest, organisation: str) -> HttpResponse:
    """All measures that one may read, narrowed by unit and by what is asked for."""
    unit = chosen_unit(request, Permission.READ_WORK_ENVIRONMENT)
    form = MeasureFilter(request.GET, language=request.language)
    found = form.narrow(_in(unit, seen(request)), request.user)
    page = Paginator(_marked(found), _ON_A_PAGE).get_page(request.GET.get("page"))
    context = {
        "form": form,
        "unit": unit,
        "page": page,
        "is_narrowed": any(request.GET.get(name) for name in form.fields if name != "unit"),
        "balance": balance_of_unit(unit, request.language) if unit else None,
        "may_change": bool(page.object_list) and _may_change(request, unit),
    }
    return render(request, "measures/list.html", context)


def board(request: OrganisationRequest, organisation: str) -> HttpResponse:
    """The measures by state: what is planned, under way and lately done or stopped."""
    unit = chosen_unit(request, Permission.READ_WORK_ENVIRONMENT)
    found = _in(unit, seen(request))
    counts = found.aggregate(**{one.value: Count("pk", filter=_on_board(one)) for one in _STATES})
    context = {
        "unit": unit,
        "columns": [
            Column(one, list(_marked(found.filter(_on_board(one)))[:_IN_A_COLUMN]), counts[one])
            for one in _STATES
        ],
        "may_change": _may_change(request, unit),
    }
    return render(request, "measures/board.html", context)


def mine(request: OrganisationRequest, organisation: str) -> HttpResponse:
    """What one answers for: what is next, this week, later, and what is to be followed up."""
    found = own(request)
    parts = list(_parts(found))
    context = {
        "parts": [one for one in parts if one.count],
        "next": next((one.measures[0] for one in parts if one.measures), None),
        "feed": CalendarFeed.objects.filter(
            person=request.user, organisation=request.standing.organisation
        ).first(),
    }
    return render(request, "measures/mine.html", context)


_STATES = tuple(Measure.State)


def _on_board(state: Measure.State) -> Q:
    """The condition of a column: of what is done, what waits to be followed up or is recent."""
    found = Q(state=state)
    if state in {Measure.State.DONE, Measure.State.STOPPED}:
        recent = Q(done_at__gte=now() - _RECENT) | Q(due_on__gte=today() - _RECENT)
        waits = NOT_FOLLOWED_UP if state == Measure.State.DONE else Q(pk__in=[])
        return found & (recent | waits)
    return found


def _parts(found: QuerySet[Measure]) -> Iterator[Part]:
    """The parts of one's own page, most pressing first; each measure stands in one of them."""
    week = today() + timedelta(days=7)
    follow = to_follow_up() & ~IS_OPEN
    conditions = {
        "overdue": is_overdue(),
        "to_follow_up": follow,
        "this_week": IS_OPEN & Q(due_on__range=(today(), week)),
        "later": IS_OPEN & Q(due_on__gt=week),
        "follow_up_later": NOT_FOLLOWED_UP & ~IS_OPEN & Q(follow_up_on__gt=today()),
    }
    counts = found.aggregate(**{key: Count("pk", filter=one) for key, one in conditions.items()})
    for key, condition in conditions.items():
        day = "follow_up_on" if "follow_up" in key else "due_on"
        shown = found.filter(condition).order_by(day, "pk")[:_AT_MOST_MINE]
        yield Part(key, list(shown), counts[key])


def _in(unit: Unit | None, measures: QuerySet[Measure]) -> QuerySet[Measure]:
    return measures.filter(unit__path__startswith=unit.path) if unit else measures


def _marked(measures: QuerySet[Measure]) -> QuerySet[Measure]:
    """The measures with whether the owner is still there: what is left to do first, by its day."""
    is_over = Case(When(IS_OPEN, then=0), default=1)
    return measures.annotate(owner_is_here=owner_is_here()).order_by(is_over, "due_on", "pk")


def _may_change(request: OrganisationRequest, unit: Unit | None) -> bool:
    return request.standing.may(Permission.WRITE_WORK_ENVIRONMENT, unit)
