"""Sharing a measure as a good example, and taking it back."""

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from arbetsro.web.access import fetching
from arbetsro.web.access.request import OrganisationRequest
from arbetsro.web.access.roles import Permission
from arbetsro.web.frame.acting import done, form_page, pressed
from arbetsro.web.measures.models import Measure
from arbetsro.web.telling import actions
from arbetsro.web.telling.actions.examples import may_be_shared
from arbetsro.web.telling.forms import ExampleForm
from arbetsro.web.telling.models import Example


def share(request: OrganisationRequest, organisation: str, measure: UUID) -> HttpResponse:
    """A form that tells of a measure so that others can use it."""
    rows = Measure.objects.select_related("unit__organisation")
    found = fetching.one_in_units(request, Permission.TELL_STAFF, rows, measure)
    there = Example.objects.filter(measure=found).first()
    if there and there.withdrawn_at is None:
        return redirect("telling:example", organisation, there.pk)
    if not may_be_shared(found):
        return render(request, "telling/not_yet.html", {"measure": found}, status=409)
    form = ExampleForm(
        request.POST or None,
        unit=found.unit,
        initial=_as_before(there) if there else _from(found),
        language=request.language,
    )
    return form_page(
        request,
        "telling/share.html",
        form,
        lambda: actions.share_example(by=request.user, measure=found, **form.said),
        lambda example: done(request, _page(organisation, example), "telling.shared"),
        {"measure": found, "unit": found.unit},
    )


def withdraw(request: OrganisationRequest, organisation: str, example: UUID) -> HttpResponse:
    """Asks whether an example is to be taken back, and does it."""
    rows = Example.objects.filter(withdrawn_at=None).select_related("unit__organisation")
    found = fetching.one_in_units(request, Permission.TELL_STAFF, rows, example)
    if request.method != "POST":
        return render(request, "telling/example_withdraw.html", {"example": found})
    return pressed(
        request,
        lambda: actions.withdraw_example(by=request.user, example=found),
        reverse("telling:examples", args=[organisation]),
        "telling.example_withdrawn",
    )


def _from(measure: Measure) -> dict[str, str]:
    """What the form begins with; the rest is for the manager to tell."""
    last = measure.follow_ups.order_by("-at", "-pk").first()
    result = "\n".join(filter(None, [last.indicator_now, last.says])) if last else ""
    what = "\n".join(filter(None, [measure.title, measure.mechanism]))
    return {"title": measure.title[:200], "what": what, "result": result, "factor": measure.factor}


def _as_before(example: Example) -> dict[str, str]:
    fields = ("title", "factor", "what", "context", "conditions", "result", "contact")
    return {name: getattr(example, name) for name in fields}


def _page(organisation: str, example: Example) -> str:
    return reverse("telling:example", args=[organisation, example.pk])
