"""Questions by e-mail: asking, reminding, closing, and reading the replies."""

from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse

from arbetsro.statistics.disclosure import SMALLEST_GROUP
from arbetsro.web.access.request import OrganisationRequest
from arbetsro.web.audit.recording import record
from arbetsro.web.frame.acting import done, form_page, pressed
from arbetsro.web.investigations.actions.letters import (
    close_questions,
    remind_of_questions,
    send_questions,
)
from arbetsro.web.investigations.letters_forms import QuestionsForm
from arbetsro.web.investigations.letters_shown import asked_of, staff_of
from arbetsro.web.investigations.models import Asking, Finding, Investigation, Question
from arbetsro.web.investigations.views.gathered import Origin, finding_page
from arbetsro.web.investigations.views.meetings import WRITE, investigation_of


def questions(request: OrganisationRequest, organisation: str, asking: UUID) -> HttpResponse:
    """The form for what is asked; once it has been sent, what may be seen of the replies."""
    investigation = _investigation(request, asking)
    sent = _asking_of(investigation)
    return _sent(request, investigation, sent) if sent else _form(request, investigation)


def _form(request: OrganisationRequest, investigation: Investigation) -> HttpResponse:
    staff = staff_of(investigation.unit, without=request.user)
    form = QuestionsForm(
        request.POST or None, investigation=investigation, staff=staff, language=request.language
    )

    def send() -> Asking:
        return send_questions(
            by=request.user,
            investigation=investigation,
            questions=form.questions,
            addresses=form.asked,
        )

    return form_page(
        request,
        "investigations/letters/ask.html",
        form,
        send,
        lambda _: done(request, _address(request, investigation), "letters.sent"),
        {"investigation": investigation, "least": SMALLEST_GROUP},
    )


def _sent(
    request: OrganisationRequest, investigation: Investigation, asking: Asking
) -> HttpResponse:
    told = asked_of(asking)
    record("questions.read", by=request.user, target=asking, reading=True, told=told.is_told)
    context = {"investigation": investigation, "told": told, "least": SMALLEST_GROUP}
    return render(request, "investigations/letters/show.html", context)


def remind(request: OrganisationRequest, organisation: str, asking: UUID) -> HttpResponse:
    """Reminds those who have not answered."""
    investigation = _investigation(request, asking)
    sent, back = _asking_of(investigation), _address(request, investigation)
    if sent is None:
        return done(request, back)
    return pressed(
        request, lambda: remind_of_questions(by=request.user, asking=sent), back, "letters.reminded"
    )


def close(request: OrganisationRequest, organisation: str, asking: UUID) -> HttpResponse:
    """Asks whether the questions are to be closed, and closes them."""
    investigation = _investigation(request, asking)
    sent, back = _asking_of(investigation), _address(request, investigation)
    if sent is None:
        return done(request, back)
    if request.method != "POST":
        context = {"investigation": investigation, "least": SMALLEST_GROUP}
        return render(request, "investigations/letters/close.html", context)
    return pressed(
        request, lambda: close_questions(by=request.user, asking=sent), back, "letters.closed_now"
    )


def finding(
    request: OrganisationRequest, organisation: str, asking: UUID, question: int
) -> HttpResponse:
    """A finding in own words out of the replies to a question, once they may be read."""
    investigation = _investigation(request, asking)
    sent = _asking_of(investigation)
    if sent is None or not asked_of(sent).is_told:
        raise Http404
    one = get_object_or_404(Question, investigation=investigation, pk=question)
    origin = Origin(
        unit=investigation.unit,
        source=Finding.Source.QUESTIONS,
        back=_address(request, investigation),
        investigation=investigation,
        reference=f"question:{one.pk}",
    )
    return finding_page(request, origin, {})


def _investigation(request: OrganisationRequest, pk: UUID) -> Investigation:
    return investigation_of(request, WRITE, pk, Investigation.Way.QUESTIONS)


def _asking_of(investigation: Investigation) -> Asking | None:
    found = Asking.objects.filter(investigation=investigation)
    return found.select_related("investigation__unit__organisation").first()


def _address(request: OrganisationRequest, investigation: Investigation) -> str:
    slug = request.standing.organisation.slug
    return reverse("investigations:questions", args=[slug, investigation.pk])
