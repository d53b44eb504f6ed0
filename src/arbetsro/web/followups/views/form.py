"""The follow-up as a form that the person fills in alone."""

from datetime import date

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse

from arbetsro.web.care.mine import ApplicantRequest
from arbetsro.web.care.purposes import Purpose
from arbetsro.web.care.recording import log
from arbetsro.web.followups import actions
from arbetsro.web.followups.forms import AnswersForm
from arbetsro.web.followups.listing import AHEAD
from arbetsro.web.followups.models import FollowUp
from arbetsro.web.frame.acting import done, form_page, pressed
from arbetsro.web.frame.clock import today
from arbetsro.web.visits.drafting import problem_of


def show(request: ApplicantRequest, clinic: str) -> HttpResponse:
    """The questions, once they are due; otherwise from when."""
    found = _mine(request)
    if found is None or found.state != FollowUp.State.WAITING or _opens(found) > today():
        context = {"follow_up": found, "clinic": request.clinic, "opens": found and _opens(found)}
        return render(request, "followups/nothing.html", context)
    log(
        "follow_up.read", by=request.applicant, purpose=Purpose.OWN, applicant=request.applicant,
        target=found, reading=True,
    )  # fmt: skip
    form = AnswersForm(
        request.POST if request.method == "POST" else None,
        clinic=request.clinic,
        language=request.language,
    )
    return form_page(
        request,
        "followups/form.html",
        form,
        lambda: actions.answer_follow_up(
            by=request.applicant, follow_up=found, answers=form.answers, way="form"
        ),
        lambda _: done(request, reverse("after:form", args=[clinic])),
        {"follow_up": found, "clinic": request.clinic, "problem": problem_of(found.application)},
    )


def decline(request: ApplicantRequest, clinic: str) -> HttpResponse:
    """Says no to the follow-up."""
    found = _mine(request)
    back = reverse("after:form", args=[clinic])
    if found is None:
        return done(request, back)
    return pressed(
        request,
        lambda: actions.lose_follow_up(
            by=request.applicant, follow_up=found, because=FollowUp.Reason.DECLINED
        ),
        back,
    )


def _mine(request: ApplicantRequest) -> FollowUp | None:
    """The latest follow-up of the person."""
    found = FollowUp.objects.filter(application__applicant=request.applicant)
    return found.select_related("application__applicant__clinic").order_by("-due_on").first()


def _opens(follow_up: FollowUp) -> date:
    return follow_up.due_on - AHEAD
