"""What the pages of oversight have in common."""

from collections.abc import Mapping

from django.http import HttpResponse
from django.shortcuts import render

from arbetsro.web.access import fetching
from arbetsro.web.access.request import OrganisationRequest
from arbetsro.web.access.roles import Permission
from arbetsro.web.frame.clock import today
from arbetsro.web.organisations.models import Unit
from arbetsro.web.oversight.counting.scope import Scope
from arbetsro.web.oversight.forms import year_until

READ, WRITE = Permission.READ_WORK_ENVIRONMENT, Permission.WRITE_WORK_ENVIRONMENT


def unit_to_read(request: OrganisationRequest, pk: int) -> Unit:
    """A unit that the person may read of, with its organisation.

    Raises:
        Http404: There is no such unit, or not for this person.
    """
    unit = fetching.unit(request, READ, pk)
    unit.organisation = request.standing.organisation
    return unit


def this_year(unit: Unit) -> Scope:
    """The unit over the twelve months that end today."""
    since, until = year_until(today())
    return Scope(unit, since, until)


def part(
    request: OrganisationRequest, name: str, unit: Unit, context: Mapping[str, object]
) -> HttpResponse:
    """A part of the overview: by itself into its place, or as a page of its own."""
    template = f"oversight/{name}.html" if request.htmx else "oversight/part.html"
    return render(request, template, {"unit": unit, "part": name, **context})
