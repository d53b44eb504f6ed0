"""The interviewer's page: the questions, what became of trying to reach the person, and giving up.

Nothing of the counsellor's notes stands here: only what the problem was called, since the same one
is rated again. How large it was is not told, so that the answer is the person's own.
"""

from uuid import UUID

from django.http import HttpResponse
from django.urls import reverse

from arbetsro.web.access.request import OrganisationRequest
from arbetsro.web.care.fetching import one_of_clinic
from arbetsro.web.care.reading import read
from arbetsro.web.followups import actions
from arbetsro.web.followups.forms import LONGEST_NOTE, AttemptForm, InterviewForm, LostForm
from arbetsro.web.followups.models import FollowUp
from arbetsro.web.frame.acting import done, form_page, pressed
from arbetsro.web.visits.drafting import problem_of


def ask(request: OrganisationRequest, organisation: str, follow_up: UUID) -> HttpResponse:
    """The questions; what is answered ends the follow-up."""
    found = _mine(request, follow_up)
    form = InterviewForm(
        request.POST if request.method == "POST" else None,
        clinic=found.application.applicant.clinic,
        language=request.language,
    )

    def act() -> FollowUp:
        way = form.cleaned_data["way"]
        return actions.answer_follow_up(
            by=request.user, follow_up=found, answers=form.answers, way=way
        )

    return form_page(
        request,
        "followups/ask.html",
        form,
        act,
        lambda _: done(request, _list(organisation), "followups.answered"),
        _context(request, found),
    )


def attempt(request: OrganisationRequest, organisation: str, follow_up: UUID) -> HttpResponse:
    """Notes a try to reach the person."""
    found = _mine(request, follow_up)
    back = reverse("followups:ask", args=[organisation, found.pk])

    def note() -> None:
        actions.note_attempt(
            by=request.user,
            follow_up=found,
            outcome=request.POST.get("outcome", ""),
            note=request.POST.get("note", "")[:LONGEST_NOTE],
        )

    return pressed(request, note, back, "followups.attempted")


def lose(request: OrganisationRequest, organisation: str, follow_up: UUID) -> HttpResponse:
    """A form that ends a follow-up without answers, with the reason."""
    found = _mine(request, follow_up)
    form = LostForm(request.POST if request.method == "POST" else None, language=request.language)
    return form_page(
        request,
        "followups/lose.html",
        form,
        lambda: actions.lose_follow_up(
            by=request.user, follow_up=found, because=form.cleaned_data["because"]
        ),
        lambda _: done(request, _list(organisation), "followups.lost"),
        {"follow_up": found},
    )


def _mine(request: OrganisationRequest, pk: UUID) -> FollowUp:
    """A follow-up of the person who asks; anybody else's is not found."""
    theirs = FollowUp.objects.filter(interviewer=request.user.pk)
    found = one_of_clinic(
        request,
        theirs.select_related("application__applicant__clinic"),
        pk,
        "application__applicant__",
    )
    read(request.standing, found.application.applicant, "follow_up.read", follow_up=str(found.pk))
    return found


def _context(request: OrganisationRequest, follow_up: FollowUp) -> dict[str, object]:
    return {
        "follow_up": follow_up,
        "application": follow_up.application,
        "person": follow_up.application.applicant,
        "problem": problem_of(follow_up.application),
        "attempts": follow_up.attempts.all(),
        "attempt_form": AttemptForm(language=request.language, auto_id="attempt_%s"),
    }


def _list(organisation: str) -> str:
    return reverse("followups:list", args=[organisation])
