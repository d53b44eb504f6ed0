"""Adding and changing measures, and telling how far they have come."""

from collections.abc import Iterator
from typing import Any
from uuid import UUID

from django.db.models import Q, QuerySet
from django.http import Http404, HttpResponse
from django.urls import reverse
from django.utils.datastructures import MultiValueDict

from arbetsro.knowledge.entry import Entry
from arbetsro.web.access import fetching
from arbetsro.web.access.request import OrganisationRequest
from arbetsro.web.access.roles import Permission
from arbetsro.web.frame.acting import done, form_page, pressed
from arbetsro.web.frame.clock import today
from arbetsro.web.frame.refusal import Refusal
from arbetsro.web.frame.returning import back_to
from arbetsro.web.knowledge.asking import names
from arbetsro.web.knowledge.entries import entry_at, library_of
from arbetsro.web.measures import actions
from arbetsro.web.measures.fetching import may_manage, to_write
from arbetsro.web.measures.forms import MeasureForm, StateForm
from arbetsro.web.measures.models import Measure
from arbetsro.web.measures.suggesting import from_entry, suggested
from arbetsro.web.organisations.models import Unit
from arbetsro.web.risks.models import Risk
from arbetsro.web.telling.offered import examples_for

_WRITE = Permission.WRITE_WORK_ENVIRONMENT
_AMOUNTS = ("cost_once", "cost_yearly", "hours")
#: How many suggestions stand beside the form.
_FIRST = 5


def add(request: OrganisationRequest, organisation: str) -> HttpResponse:
    """A form for a new measure, from a risk or directly, with what could help beside it."""
    risk = _risk(request)
    entry = entry_at(request.standing.organisation, request.GET.get("entry", ""))
    factor = request.GET.get("factor", "") or (risk.factor if risk else "")
    form = MeasureForm(
        request.POST or None,
        language=request.language,
        organisation=request.standing.organisation,
        units=_units(request),
        initial=_initial(request, risk, entry, factor),
    )

    def act() -> Measure:
        return actions.add_measure(by=request.user, risk=risk, **form.told())

    def then(made: Measure) -> HttpResponse:
        return _to(request, made, "measures.added", title=made.title)

    return form_page(
        request, "measures/new.html", form, act, then, _beside(request, risk, entry, factor)
    )


def _units(request: OrganisationRequest) -> QuerySet[Unit]:
    """The units where the person may plan something, without those that are closed."""
    found = fetching.units(request, _WRITE)
    return found.filter(Q(valid_to=None) | Q(valid_to__gte=today()))


def _risk(request: OrganisationRequest) -> Risk | None:
    """The risk that the address names."""
    text = request.GET.get("risk", "")
    if not text:
        return None
    try:
        pk = UUID(text)
    except ValueError:
        raise Http404 from None
    risks = Risk.objects.select_related("unit__organisation")
    return fetching.one_in_units(request, _WRITE, risks, pk)


def _initial(
    request: OrganisationRequest, risk: Risk | None, entry: Entry | None, factor: str
) -> dict[str, Any]:
    told: dict[str, Any] = {"factor": factor, "owner": request.user}
    unit = request.GET.get("unit", "")
    if risk is not None:
        told["unit"] = risk.unit
    elif unit.isdecimal() and len(unit) < 19:
        told["unit"] = _units(request).filter(pk=int(unit)).first()
    return told | (from_entry(entry, factor, request.language) if entry else {})


def _beside(
    request: OrganisationRequest, risk: Risk | None, entry: Entry | None, factor: str
) -> dict[str, object]:
    """What stands beside the form: the risk, what could help, and what has helped others."""
    organisation, language = request.standing.organisation, request.language
    found = suggested(factor, risk.title if risk else "", organisation, language)
    return {
        "risk": risk,
        "entry": entry,
        "factor": factor,
        "suggestions": found.first(_FIRST) if found else None,
        "names": names(library_of(organisation), language),
        "examples": examples_for(organisation, factor),
    }


def change(request: OrganisationRequest, organisation: str, pk: UUID) -> HttpResponse:
    """A form for what is told of a measure."""
    measure = to_write(request, pk)
    form = MeasureForm(
        request.POST or None,
        language=request.language,
        organisation=request.standing.organisation,
        may_manage=may_manage(request, measure),
        initial=_as_it_is(measure),
    )

    context: dict[str, object] = {"measure": measure}

    def act() -> Measure:
        seen = form.cleaned_data["seen"] or 0
        try:
            return actions.change_measure(
                by=request.user, measure=measure, seen=seen, **form.told()
            )
        except Refusal as refusal:
            if refusal.code == "measures.changed_since":
                context["theirs"] = list(_theirs(measure, form))
                _see_as_it_is(request, form, measure)
            raise

    def then(made: Measure) -> HttpResponse:
        return _to(request, made, "measures.changed", title=made.title)

    return form_page(request, "measures/change.html", form, act, then, context)


def _theirs(measure: Measure, form: MeasureForm) -> Iterator[tuple[str, str]]:
    """What stands in the measure now where the form says something else: label and text."""
    for name, value in form.told().items():
        now = getattr(measure, name)
        if name in form.fields and name != "entry" and now != value:
            shown = form.fields[name].prepare_value(now) if name in _AMOUNTS else now
            yield str(form.fields[name].label), str("" if shown is None else shown)


def _see_as_it_is(request: OrganisationRequest, form: MeasureForm, measure: Measure) -> None:
    """Lets the form be sent once more, now that the person has seen what has changed."""
    now = Measure.objects.only("version").get(pk=measure.pk)
    form.data = MultiValueDict({**dict(request.POST.lists()), "seen": [str(now.version)]})


def _as_it_is(measure: Measure) -> dict[str, Any]:
    fields = [*MeasureForm.base_fields, "owner", "factor", "level", "stage"]
    told = {name: getattr(measure, name) for name in fields if name != "seen"}
    amounts = {name: getattr(measure, name) for name in _AMOUNTS}
    return {**told, **amounts, "seen": measure.version}


def state(request: OrganisationRequest, organisation: str, pk: UUID) -> HttpResponse:
    """How far a measure has come: by a button, or by a form where a reason is needed."""
    measure = to_write(request, pk)
    wanted = request.POST.get("state", "")
    if request.method == "POST" and "reason" not in request.POST and wanted != "stopped":
        return _by_button(request, measure, wanted)
    initial = {"state": request.GET.get("state", measure.state), "reason": measure.state_reason}
    data = request.POST if request.method == "POST" else None
    form = StateForm(data, language=request.language, initial=initial)

    def act() -> Measure:
        return actions.set_state(by=request.user, measure=measure, **form.cleaned_data)

    def then(made: Measure) -> HttpResponse:
        return _to(request, made, f"measures.now_{made.state}", title=made.title)

    return form_page(request, "measures/state.html", form, act, then, {"measure": measure})


def _by_button(request: OrganisationRequest, measure: Measure, wanted: str) -> HttpResponse:
    if wanted not in Measure.State.values:
        raise Http404
    page = reverse("measures:show", args=[request.standing.organisation.slug, measure.pk])

    def act() -> None:
        actions.set_state(by=request.user, measure=measure, state=wanted)

    back = back_to(request, otherwise=page)
    values = {"title": measure.title, "day": measure.follow_up_on.isoformat()}
    return pressed(request, act, back, f"measures.now_{wanted}", **values)


def _to(
    request: OrganisationRequest, measure: Measure, said: str, **values: object
) -> HttpResponse:
    """Goes on to the page of a measure."""
    values["day"] = measure.follow_up_on.isoformat()
    url = reverse("measures:show", args=[request.standing.organisation.slug, measure.pk])
    return done(request, url, said, **values)
