"""Adding a risk, from findings or directly, and changing what it says."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django.db.models import Q, QuerySet
from django.http import Http404, HttpResponse
from django.shortcuts import render

from arbetsro.web.access import fetching
from arbetsro.web.access.request import OrganisationRequest
from arbetsro.web.access.roles import Permission
from arbetsro.web.frame.acting import done, form_page
from arbetsro.web.frame.clock import today
from arbetsro.web.frame.refusal import Refusal
from arbetsro.web.investigations.models import Finding
from arbetsro.web.organisations.models import Unit
from arbetsro.web.risks import actions, shown
from arbetsro.web.risks.actions.risks import TEXTS, causes_of
from arbetsro.web.risks.causes import answered, questions
from arbetsro.web.risks.forms import ChangeRiskForm, NewRiskForm, RiskForm
from arbetsro.web.risks.models import Risk
from arbetsro.web.risks.views.common import page_of, risk_for
from arbetsro.workenv.duties import duty_on

_WRITE = Permission.WRITE_WORK_ENVIRONMENT
_MOST_FINDINGS = 50
_MOST_ALIKE = 5


def new(request: OrganisationRequest, organisation: str) -> HttpResponse:
    """A form for a risk, filled in from the findings that it comes from."""
    findings = _findings(request)
    units = _open_units(request)
    form = NewRiskForm(
        _sent(request), units=units, language=request.language,
        initial=_from(request, findings),
    )  # fmt: skip
    chains = _chains(request, [[one.cause.strip()[:400]] for one in findings if one.cause.strip()])

    def add() -> Risk:
        given = {name: form.cleaned_data[name] for name in (*RiskForm.base_fields, "unit")}
        return actions.add_risk(by=request.user, findings=findings, causes=chains, **given)

    unit = findings[0].unit if findings else form.initial.get("unit")
    context = {"findings": findings, "alike": _alike(request, findings), "unit": unit}
    return _page(request, form, chains, add, "risks.added", context)


def change(request: OrganisationRequest, organisation: str, pk: UUID) -> HttpResponse:
    """A form for what a risk says; ``?finding=`` adds more findings to it."""
    risk = risk_for(request, _WRITE, pk)
    findings = _findings(request)
    texts = {name: getattr(risk, name) for name in TEXTS}
    form = ChangeRiskForm(
        _sent(request), language=request.language, initial={**texts, "seen": risk.version}
    )
    before = causes_of(risk)
    chains = _chains(request, before)

    def save() -> Risk:
        given = dict(form.cleaned_data)
        seen = given.pop("seen")
        try:
            return actions.change_risk(
                by=request.user, risk=risk, seen=seen, findings=findings, causes=chains, **given
            )
        except Refusal as refusal:
            if refusal.code.startswith("risks.changed_since"):
                # Who has been told what has changed may save again.
                form.data = {**request.POST.dict(), "seen": str(_version(risk))}
                form.is_told_of_change = True
            raise

    context = {"risk": risk, "unit": risk.unit, "findings": findings}
    return _page(request, form, chains, save, "risks.changed", context)


def _page(
    request: OrganisationRequest,
    form: RiskForm,
    chains: list[list[str]],
    act: Callable[[], Risk],
    said: str,
    context: dict[str, Any],
) -> HttpResponse:
    """Shows the form; asks one more "why?" where that was pressed, else acts when it is sent."""
    factor = form.data.get("factor") if form.is_bound else form.initial.get("factor", "")
    context |= {
        "chains": questions(chains, request.POST.get("more", "")),
        **shown.beside(request.standing.organisation, context["unit"], factor or ""),
        "duty": duty_on("written-instructions", today()),
    }
    if "more" in request.POST:
        form.is_bound, form.initial = False, {**form.initial, **request.POST.dict()}
        return render(request, "risks/form.html", {"form": form, **context})
    return form_page(
        request, "risks/form.html", form, act, lambda risk: done(request, page_of(risk), said),
        context,
    )  # fmt: skip


def _version(risk: Risk) -> int:
    return Risk.objects.values_list("version", flat=True).get(pk=risk.pk)


def _sent(request: OrganisationRequest) -> Any:  # noqa: ANN401 - as Django's forms take it
    return request.POST if request.method == "POST" else None


def _chains(request: OrganisationRequest, otherwise: list[list[str]]) -> list[list[str]]:
    return answered(request.POST) if request.method == "POST" else otherwise


def _findings(request: OrganisationRequest) -> list[Finding]:
    """The findings that the address names, in its order.

    Raises:
        Http404: One is not there, or not for this person.
    """
    try:
        wanted = [UUID(one) for one in request.GET.getlist("finding")[:_MOST_FINDINGS]]
    except ValueError as error:
        raise Http404 from error
    if not wanted:
        return []
    there = Finding.objects.select_related("unit").filter(pk__in=wanted)
    found = {one.pk: one for one in fetching.in_units(request, _WRITE, there)}
    if set(found) != set(wanted):
        raise Http404
    return [found[pk] for pk in dict.fromkeys(wanted)]


def _open_units(request: OrganisationRequest) -> QuerySet[Unit]:
    there = fetching.units(request, _WRITE)
    return there.filter(Q(valid_to=None) | Q(valid_to__gte=today()))


def _from(request: OrganisationRequest, findings: list[Finding]) -> dict[str, Any]:
    """What stands in the form: what the findings say, or the unit that the address names."""
    if not findings:
        text = request.GET.get("unit", "")
        unit = fetching.units(request, _WRITE).filter(pk=text).first() if _is_number(text) else None
        return {"unit": unit}
    first = findings[0]
    lines = first.text.strip().splitlines()
    return {
        "unit": first.unit,
        "title": lines[0][:200] if lines else "",
        "factor": next((one.factor for one in findings if one.factor), ""),
    }


def _is_number(text: str) -> bool:
    return text.isascii() and text.isdecimal() and len(text) < 19


def _alike(request: OrganisationRequest, findings: list[Finding]) -> list[Risk]:
    """Open risks of the same unit, to which the findings may belong."""
    if not findings:
        return []
    there = Risk.objects.filter(unit=findings[0].unit).exclude(state=Risk.State.CLOSED)
    factor = findings[0].factor
    same = there.filter(factor=factor) if factor else there
    return list(fetching.in_units(request, _WRITE, same)[:_MOST_ALIKE])
