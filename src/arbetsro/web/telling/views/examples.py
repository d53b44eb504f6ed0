"""Good examples, for everybody in the organisation."""

from uuid import UUID

from django.core.paginator import Paginator
from django.db.models import QuerySet
from django.http import Http404, HttpResponse
from django.shortcuts import render

from arbetsro.web.access import fetching
from arbetsro.web.access.request import OrganisationRequest
from arbetsro.web.access.roles import Permission
from arbetsro.web.telling.finding import narrowed
from arbetsro.web.telling.forms import ExampleFilter
from arbetsro.web.telling.models import Example

_ON_A_PAGE = 50


def every(request: OrganisationRequest, organisation: str) -> HttpResponse:
    """The examples that are asked for, the latest first."""
    form = ExampleFilter(request.GET, language=request.language)
    found = narrowed(shared(request), *form.wanted)
    context = {
        "form": form,
        "page": Paginator(found, _ON_A_PAGE).get_page(request.GET.get("page")),
    }
    return render(request, "telling/examples.html", context)


def show(request: OrganisationRequest, organisation: str, example: UUID) -> HttpResponse:
    """One example."""
    found = shared(request).filter(pk=example).first()
    if found is None:
        raise Http404
    context = {
        "example": found,
        "may_withdraw": request.standing.may(Permission.TELL_STAFF, found.unit),
        "may_read": request.standing.may(Permission.READ_WORK_ENVIRONMENT, found.unit),
    }
    return render(request, "telling/example.html", context)


def shared(request: OrganisationRequest) -> QuerySet[Example]:
    """What has been shared in the organisation and not taken back."""
    found = fetching.anywhere(request, Example.objects.filter(withdrawn_at=None))
    return found.select_related("unit").order_by("-shared_at", "pk")
