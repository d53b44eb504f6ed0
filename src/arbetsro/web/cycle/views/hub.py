"""The cycle of a unit on one page."""

from django.http import HttpResponse
from django.shortcuts import redirect, render

from arbetsro.web.access import fetching
from arbetsro.web.access.request import OrganisationRequest
from arbetsro.web.access.roles import Permission
from arbetsro.web.cycle.next_steps import next_steps
from arbetsro.web.cycle.open_work import open_work
from arbetsro.web.cycle.standing_now import standing_of
from arbetsro.web.frame.clock import today
from arbetsro.web.organisations.models import valid_on

_READ = Permission.READ_WORK_ENVIRONMENT
_MOST_BELOW = 60


def start(request: OrganisationRequest, organisation: str) -> HttpResponse:
    """The unit that the person answers for, or a choice among several."""
    tops = fetching.units(request, _READ).filter(path__in=request.standing.paths(_READ))
    found = list(tops.order_by("name")[: _MOST_BELOW + 1])
    if len(found) == 1:
        return redirect("cycle:unit", organisation, found[0].pk)
    return render(request, "cycle/start.html", {"units": found})


def unit(request: OrganisationRequest, organisation: str, pk: int) -> HttpResponse:
    """What goes on in a unit and below it, and what is next."""
    found = fetching.unit(request, _READ, pk)
    standing = standing_of(found)
    below = fetching.units(request, _READ).filter(valid_on(today()), parent=found)
    is_closed = not found.is_valid(today())
    context = {
        "unit": found,
        "is_top": request.standing.paths(_READ) == (found.path,),
        "standing": standing,
        "steps": next_steps(request.standing, found, standing),
        "below": list(below.order_by("name")[:_MOST_BELOW]),
        "is_closed": is_closed,
        "left": open_work(found).count if is_closed else 0,
        "may_write": request.standing.may(Permission.WRITE_WORK_ENVIRONMENT, found),
    }
    return render(request, "cycle/unit.html", context)
