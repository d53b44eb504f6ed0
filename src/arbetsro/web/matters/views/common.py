"""What the pages of matters share."""

from uuid import UUID

from django.http import Http404

from arbetsro.web.access import fetching
from arbetsro.web.access.request import OrganisationRequest
from arbetsro.web.access.roles import Permission
from arbetsro.web.matters.models import Matter, Task

_MATTERS = Matter.objects.select_related(
    "unit__organisation", "raised_by", "risk", "measure", "task", "receipt"
)


def to_read(request: OrganisationRequest, pk: UUID) -> Matter:
    """A matter of a unit whose work environment the person may read."""
    return fetching.one_in_units(request, Permission.READ_WORK_ENVIRONMENT, _MATTERS, pk)


def to_distribute(request: OrganisationRequest, pk: UUID) -> Task:
    """A task of a unit in which the person may distribute tasks."""
    tasks = Task.objects.select_related("unit__organisation", "given_to", "deputy")
    return fetching.one_in_units(request, Permission.DISTRIBUTE_TASKS, tasks, pk)


def own_task(request: OrganisationRequest, pk: UUID) -> Task:
    """A task that the person has been given."""
    tasks = Task.objects.select_related("unit__organisation", "given_to")
    found = tasks.filter(
        pk=pk, given_to=request.user, unit__organisation=request.standing.organisation
    ).first()
    if found is None:
        raise Http404
    return found


def key_of(text: str) -> UUID:
    """The key of an object in a question of the address.

    Raises:
        Http404: It is none.
    """
    try:
        return UUID(text)
    except ValueError:
        raise Http404 from None
