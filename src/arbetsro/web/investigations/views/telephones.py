"""The page that a telephone opens at a meeting: open to anyone who sees the screen."""

import secrets

from django.conf import settings
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from arbetsro.web.access.request import PersonRequest
from arbetsro.web.accounts.actions.invitations import hash_of
from arbetsro.web.frame.acting import form_page
from arbetsro.web.frame.refusal import Refusal
from arbetsro.web.investigations.actions.meetings import give_dots
from arbetsro.web.investigations.meetings_forms import DotsForm
from arbetsro.web.investigations.meetings_shown import table_of
from arbetsro.web.investigations.models import Meeting

#: What a telephone knows itself by, at this meeting and nowhere else.
COOKIE = "telephone"
_LIFE = 12 * 3600


def vote(request: PersonRequest, token: str) -> HttpResponse:
    """Gives dots, or says what to wait for."""
    meeting = Meeting.objects.select_related("investigation").filter(token=token).first()
    if meeting is None:
        raise Http404
    telephone = request.COOKIES.get(COOKIE, "")
    if request.method == "POST":
        return _give(request, meeting, telephone)
    return _known(_page(request, meeting, telephone), meeting, telephone)


def _give(request: PersonRequest, meeting: Meeting, telephone: str) -> HttpResponse:
    form = _form(request, meeting)

    def give() -> None:
        if not telephone:
            raise Refusal("meetings.unknown_telephone")
        give_dots(meeting=meeting, telephone=telephone, cards=form.chosen)

    there = reverse("meeting:vote", args=[meeting.token])
    context = {"state": "give", "meeting": meeting}
    answer = form_page(
        request, "investigations/meetings/telephone.html", form, give,
        lambda _: redirect(there), context,
    )  # fmt: skip
    return _known(answer, meeting, telephone)


def _page(request: PersonRequest, meeting: Meeting, telephone: str) -> HttpResponse:
    state = _state(meeting, telephone)
    context: dict[str, object] = {"state": state, "meeting": meeting}
    if state == "give":
        context["form"] = _form(request, meeting)
    return render(request, "investigations/meetings/telephone.html", context)


def _state(meeting: Meeting, telephone: str) -> str:
    if not meeting.investigation.is_open:
        return "over"
    if meeting.stage != Meeting.Stage.DOTS:
        return "wait" if meeting.stage == Meeting.Stage.CARDS else "talk"
    mark = hash_of(f"{meeting.pk}:{telephone}")
    return "given" if meeting.ballots.filter(token_hash=mark).exists() else "give"


def _form(request: PersonRequest, meeting: Meeting) -> DotsForm:
    table = table_of(meeting, request.language)
    return DotsForm(request.POST or None, table=table, most=meeting.dots, language=request.language)


def _known(answer: HttpResponse, meeting: Meeting, telephone: str) -> HttpResponse:
    """Gives the telephone its secret, so that its dots are counted once however often they come."""
    if not telephone:
        answer.set_cookie(
            COOKIE,
            secrets.token_urlsafe(24),
            max_age=_LIFE,
            path=reverse("meeting:vote", args=[meeting.token]),
            secure=settings.SESSION_COOKIE_SECURE,
            httponly=True,
            samesite="Lax",
        )
    return answer
