"""The list of follow-ups, who does each, and the proof that they are the right one."""

from dataclasses import dataclass
from uuid import UUID

from django.core.paginator import Paginator
from django.db.models import QuerySet
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from arbetsro.web.access.request import OrganisationRequest
from arbetsro.web.access.roles import Permission
from arbetsro.web.accounts.models import Person
from arbetsro.web.care.fetching import clinic_of, one_of_clinic
from arbetsro.web.care.purposes import Purpose
from arbetsro.web.care.recording import log
from arbetsro.web.care.staff import names
from arbetsro.web.followups import actions
from arbetsro.web.followups.forms import AssignForm
from arbetsro.web.followups.independence import Contact, contacts, interviewers, shut_out
from arbetsro.web.followups.listing import waiting, with_attempts, without_interviewer
from arbetsro.web.followups.models import FollowUp
from arbetsro.web.frame.acting import done, form_page
from arbetsro.web.frame.clock import today

_ON_A_PAGE = 50


@dataclass(frozen=True, slots=True)
class Proven:
    """What the log tells of a staff member and a person.

    Attributes:
        who: The staff member.
        contacts: What they have had to do with the person; nothing, and they may ask.
        is_shut_out: Whether the person has shut them out.
        is_theirs: Whether the follow-up is theirs.
    """

    who: Person
    contacts: list[Contact]
    is_shut_out: bool
    is_theirs: bool


def every(request: OrganisationRequest, organisation: str) -> HttpResponse:
    """The follow-ups that wait: all of them for coordinators, else one's own. No names."""
    found = with_attempts(_mine_or_all(request))
    page = Paginator(found, _ON_A_PAGE).get_page(request.GET.get("page"))
    clinic = clinic_of(request)
    called = names(one.interviewer for one in page)
    context = {
        "page": page,
        "rows": [(one, called.get(one.interviewer or 0, "")) for one in page],
        "today": today(),
        "may_assign": request.standing.may(Permission.RUN_QUEUE),
        "unassigned": without_interviewer(clinic).count(),
    }
    return render(request, "followups/list.html", context)


def proof(request: OrganisationRequest, organisation: str, follow_up: UUID) -> HttpResponse:
    """Who may do a follow-up, and what speaks against the others; reading it is logged."""
    found = one_of_clinic(
        request, _mine_or_all(request, over=True), follow_up, "application__applicant__"
    )
    return _proof(request, found)


def assign(request: OrganisationRequest, organisation: str, follow_up: UUID) -> HttpResponse:
    """Gives a follow-up to somebody; a refusal says what their contact was, and when."""
    found = one_of_clinic(
        request, _mine_or_all(request, over=True), follow_up, "application__applicant__"
    )
    # All who do follow-ups may be named: the action is what refuses, and says why.
    able = list(interviewers(found.application.applicant))
    form = AssignForm(request.POST, able=able, language=request.language)

    def act() -> FollowUp:
        chosen = next(one for one in able if one.pk == form.cleaned_data["interviewer"])
        return actions.assign_follow_up(by=request.user, follow_up=found, interviewer=chosen)

    return form_page(
        request,
        "followups/proof.html",
        form,
        act,
        lambda _: done(request, _address(found), "followups.assigned"),
        _context(request, found),
    )


def share(request: OrganisationRequest, organisation: str) -> HttpResponse:
    """Gives every follow-up that is soon due to somebody who may, evenly."""
    clinic = clinic_of(request)
    given = actions.assign_evenly(
        by=request.user, clinic=clinic, follow_ups=without_interviewer(clinic)
    )
    left = without_interviewer(clinic).count()
    back = reverse("followups:list", args=[organisation])
    if not given and not left:
        return redirect(back)
    return done(request, back, "followups.shared", given=given, left=left)


def _mine_or_all(request: OrganisationRequest, over: bool = False) -> QuerySet[FollowUp]:
    """What the person who asks may see in a list."""
    clinic = clinic_of(request)
    found = waiting(clinic)
    if over:
        found = FollowUp.objects.filter(application__applicant__clinic=clinic)
        found = found.select_related("application__applicant__clinic")
    if request.standing.may(Permission.RUN_QUEUE):
        return found
    if request.standing.may(Permission.FOLLOW_UP):
        return found.filter(interviewer=request.user.pk)
    raise Http404


def _proof(request: OrganisationRequest, follow_up: FollowUp) -> HttpResponse:
    applicant = follow_up.application.applicant
    log(
        "follow_up.checked", by=request.user, purpose=Purpose.CHECK, applicant=applicant,
        target=follow_up, reading=True,
    )  # fmt: skip
    context = _context(request, follow_up)
    able = [one.who for one in context["proven"] if not (one.contacts or one.is_shut_out)]  # type: ignore[attr-defined]
    form = AssignForm(able=able, language=request.language)
    return render(request, "followups/proof.html", {**context, "form": form})


def _context(request: OrganisationRequest, follow_up: FollowUp) -> dict[str, object]:
    may_assign = request.standing.may(Permission.RUN_QUEUE)
    proven = proven_of(follow_up)
    shown = proven if may_assign else [one for one in proven if one.who == request.user]
    return {
        "follow_up": follow_up,
        "person": follow_up.application.applicant,
        "proven": shown,
        "may_assign": may_assign and follow_up.state == FollowUp.State.WAITING,
        "nobody": not any(not (one.contacts or one.is_shut_out) for one in proven),
    }


def proven_of(follow_up: FollowUp) -> list[Proven]:
    """Everybody who does follow-ups, with what the log tells of them and the person."""
    applicant = follow_up.application.applicant
    found, out = contacts(applicant, follow_up), shut_out(applicant)
    return [
        Proven(who, found.get(who.pk, []), who.pk in out, who.pk == follow_up.interviewer)
        for who in interviewers(applicant)
    ]


def _address(follow_up: FollowUp) -> str:
    slug = follow_up.application.applicant.clinic.slug
    return reverse("followups:proof", args=[slug, follow_up.pk])
