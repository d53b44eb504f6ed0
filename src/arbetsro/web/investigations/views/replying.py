"""The page that a letter with questions leads to: open to whoever has its key."""

from django.http import HttpResponse
from django.shortcuts import redirect, render

from arbetsro.statistics.disclosure import SMALLEST_GROUP
from arbetsro.web.access.request import PersonRequest
from arbetsro.web.accounts.actions.invitations import hash_of
from arbetsro.web.frame.refusal import Refusal
from arbetsro.web.investigations.actions.letters import give_reply
from arbetsro.web.investigations.letters_forms import ReplyForm
from arbetsro.web.investigations.models import Asking, Letter


def reply(request: PersonRequest, token: str) -> HttpResponse:
    """The questions with room for answers; afterwards, that they have come in."""
    letters = Letter.objects.select_related("investigation__unit__organisation")
    letter = letters.filter(token_hash=hash_of(token)).first()
    asking = Asking.objects.filter(investigation=letter.investigation).first() if letter else None
    if letter is None or asking is None or not asking.is_open:
        return _page(request, "closed", status=404)
    if letter.is_answered:
        return _page(request, "answered")
    form = ReplyForm(request.POST or None, questions=list(letter.investigation.questions.all()))
    fault = ""
    if request.method == "POST" and form.is_valid():
        try:
            give_reply(letter=letter, answers=form.answers)
        except Refusal as refusal:
            fault = refusal.told(request.language)
        else:
            return redirect("meeting:questions", token)
    status = 422 if request.method == "POST" else 200
    return _page(
        request, "open", status, form=form, fault=fault, asking=asking, least=SMALLEST_GROUP,
        organisation_name=letter.investigation.organisation.name,
    )  # fmt: skip


def _page(request: PersonRequest, state: str, status: int = 200, **context: object) -> HttpResponse:
    found = {"state": state, **context}
    return render(request, "investigations/letters/reply.html", found, status=status)
