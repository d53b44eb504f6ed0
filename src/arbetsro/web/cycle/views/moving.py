"""Moving what is open from a unit that is closed or merged."""

from typing import Any

from django.db.models import QuerySet
from django.http import HttpResponse
from django.urls import reverse

from arbetsro.language import Language
from arbetsro.web.access import fetching
from arbetsro.web.access.request import OrganisationRequest
from arbetsro.web.access.roles import Permission
from arbetsro.web.cycle.actions import move_open_work
from arbetsro.web.cycle.open_work import open_work
from arbetsro.web.frame.acting import done, form_page
from arbetsro.web.frame.clock import today
from arbetsro.web.frame.forms import WordedForm
from arbetsro.web.organisations.forms import unit_field
from arbetsro.web.organisations.models import Unit, valid_on


class MoveForm(WordedForm):
    """Where to."""

    area = "cycle"

    def __init__(
        self,
        *args: Any,  # noqa: ANN401
        units: QuerySet[Unit],
        language: Language,
        **kwargs: Any,  # noqa: ANN401
    ) -> None:
        super().__init__(*args, language=language, **kwargs)
        self.fields["to"] = unit_field(units, language)
        self.word("to")


def move(request: OrganisationRequest, organisation: str, pk: int) -> HttpResponse:
    """Asks to which unit what is open is to go, and moves it."""
    allowed = fetching.units(request, Permission.TELL_STAFF)
    unit = fetching.unit(request, Permission.TELL_STAFF, pk)
    others = allowed.filter(valid_on(today())).exclude(pk=unit.pk)
    form = MoveForm(request.POST or None, units=others, language=request.language)
    work = open_work(unit)
    return form_page(
        request,
        "cycle/move.html",
        form,
        lambda: move_open_work(by=request.user, unit=unit, to=form.cleaned_data["to"]),
        lambda _: done(
            request,
            reverse("cycle:unit", args=[organisation, form.cleaned_data["to"].pk]),
            "cycle.moved",
            unit=unit.name,
        ),
        {"unit": unit, "counts": work.counts},
    )
