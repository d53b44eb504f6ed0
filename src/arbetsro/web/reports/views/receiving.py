"""What is done with a report by those who receive it."""

from uuid import UUID

from django.http import HttpResponse
from django.urls import reverse

from arbetsro.web.access.request import OrganisationRequest
from arbetsro.web.frame.acting import done, form_page, pressed
from arbetsro.web.investigations.models import Finding
from arbetsro.web.reports import actions
from arbetsro.web.reports.forms.receiving import (
    AnswerForm,
    FindingForm,
    HandOverForm,
    ReadersForm,
)
from arbetsro.web.reports.models import ProtectedCase, Report
from arbetsro.web.reports.views.reading import one


def receive(request: OrganisationRequest, organisation: str, report: UUID) -> HttpResponse:
    """Confirms that a report has been read."""
    found = one(request, report)
    return pressed(
        request,
        lambda: actions.receive_report(by=request.user, report=found),
        _page(found),
        "reports.received",
    )


def finding(request: OrganisationRequest, organisation: str, report: UUID) -> HttpResponse:
    """A form that takes a report further as a finding."""
    found = one(request, report)
    form = FindingForm(
        request.POST or None, asks_for_cause=found.asks_for_cause, language=request.language
    )

    def act() -> Finding:
        given = form.cleaned_data
        return actions.make_finding(
            by=request.user, report=found, text=given["finding"], cause=given["cause"],
            factor=given["factor"],
        )  # fmt: skip

    return form_page(
        request,
        "reports/finding.html",
        form,
        act,
        lambda _: done(request, _page(found), "reports.finding_saved"),
        {"report": found},
    )


def answer(request: OrganisationRequest, organisation: str, report: UUID) -> HttpResponse:
    """A form for the answer to the sender."""
    found = one(request, report)
    form = AnswerForm(
        request.POST or None, initial={"answer": found.answer}, language=request.language
    )
    return form_page(
        request,
        "reports/answer.html",
        form,
        lambda: actions.answer_report(
            by=request.user, report=found, answer=form.cleaned_data["answer"]
        ),
        lambda _: done(request, _page(found), "reports.answer_saved"),
        {"report": found, "back": _page(found)},
    )


def hand_over(request: OrganisationRequest, organisation: str, report: UUID) -> HttpResponse:
    """A form that gives a report to another receiver."""
    found = one(request, report)
    form = HandOverForm(
        request.POST or None, unit=found.unit, now=found.receiver, language=request.language
    )
    return form_page(
        request,
        "reports/hand_over.html",
        form,
        lambda: actions.hand_over(
            by=request.user, report=found, receiver=form.cleaned_data["receiver"]
        ),
        lambda now: done(request, _page(found), "reports.handed_over", name=now.receiver),
        {"report": found},
    )


def protect(request: OrganisationRequest, organisation: str, report: UUID) -> HttpResponse:
    """A form that moves a report to a protected case with a few readers."""
    found = one(request, report)
    form = ReadersForm(request.POST or None, unit=found.unit, language=request.language)

    def then(case: ProtectedCase) -> HttpResponse:
        # The report is not there any more, and the case maybe not for whoever moved it.
        if request.user in form.chosen:
            return done(request, _case(case), "reports.protected")
        back = reverse("reports:list", args=[organisation])
        return done(request, back, "reports.protected_for_others")

    return form_page(
        request,
        "reports/protect.html",
        form,
        lambda: actions.protect_report(by=request.user, report=found, readers=form.chosen),
        then,
        {"report": found},
    )


def _page(report: Report) -> str:
    return reverse("reports:show", args=[report.organisation.slug, report.pk])


def _case(case: ProtectedCase) -> str:
    return reverse("reports:case", args=[case.organisation.slug, case.pk])
