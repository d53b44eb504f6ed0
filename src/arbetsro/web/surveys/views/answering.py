"""The pages on which staff answer. They keep no session, set no cookie, and are not logged."""

from collections.abc import Callable
from functools import wraps
from uuid import uuid4

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import translation
from django.views.decorators.csrf import csrf_exempt

from arbetsro.language import Language, known
from arbetsro.surveys.form import Form
from arbetsro.surveys.promise import promise
from arbetsro.web.frame.refusal import Refusal
from arbetsro.web.frame.tries import Tries, address_of
from arbetsro.web.surveys.actions.answering import take_in
from arbetsro.web.surveys.answering_forms import CodeForm, answers_in, asked_in, key_in
from arbetsro.web.surveys.asked import form_of
from arbetsro.web.surveys.codes import hash_of_code
from arbetsro.web.surveys.models import Invitation, Wave

#: So many wrong codes may come from one address in a quarter of an hour. A whole workplace may be
#: behind one, and a code has sixty bits: the limit is against noise more than against guessing.
WRONG_CODES = 60
tries = Tries()


class OpenRequest(HttpRequest):
    """A request by anybody, with the language of the page."""

    language: Language


View = Callable[..., HttpResponse]


def unseen(view: View) -> View:
    """Leaves no trace of who asks, and speaks the language that the address asks for.

    There is no cookie to protect a form by, and none is needed: what may be done here is decided
    by the code alone. So a browser need not say where it comes from either, which would put the
    code into the log of a web server in front, beside every picture of the page.
    """

    @csrf_exempt
    @wraps(view)
    def respond(request: OpenRequest, *args: object, **kwargs: object) -> HttpResponse:
        request.language = known(request.GET.get("language", "")) or request.language
        with translation.override(request.language):
            response = view(request, *args, **kwargs)
        response.headers["Content-Language"] = request.language
        response.headers["Referrer-Policy"] = "no-referrer"
        # Django would log what could not be sent, with the time of it.
        response._has_been_logged = True  # type: ignore[attr-defined]
        return response

    return respond


@unseen
def enter(request: OpenRequest) -> HttpResponse:
    """Asks for the code, and leads to the form."""
    form = CodeForm(request.POST if request.method == "POST" else None, language=request.language)
    if request.method == "POST" and form.is_valid():
        code = "".join(form.cleaned_data["code"].split())
        try:
            _invitation(request, code)
        except Refusal as refusal:
            form.tell(refusal)
        else:
            return redirect(_with_language("answering:form", request, code))
    return _enter(request, form, 422 if form.is_bound else 200)


@unseen
def answer(request: OpenRequest, code: str) -> HttpResponse:
    """The form; when it is sent, on to the receipt."""
    try:
        invitation = _invitation(request, code)
    except Refusal as refusal:
        form = CodeForm({"code": code}, language=request.language)
        form.tell(refusal)
        return _told(request, refusal, 404) or _enter(request, form, 404)
    wave = invitation.wave
    _speak_one_of(request, wave)
    asked = form_of(wave)
    if request.method == "POST":
        return _posted(request, wave, asked, code)
    if why := _why_not(invitation):
        return _closed(request, why)
    return _page(request, wave, asked)


@unseen
def sent(request: OpenRequest) -> HttpResponse:
    """The receipt: what is stored, and what is not. It is the same page for everybody."""
    return render(request, "surveys/answering/sent.html")


def _posted(request: OpenRequest, wave: Wave, asked: Form, code: str) -> HttpResponse:
    if language := known(request.POST.get("switch", "")):
        request.language = language
        _speak_one_of(request, wave)
        with translation.override(request.language):
            return _page(request, wave, asked)
    try:
        take_in(code=code, key=key_in(request.POST), answers=answers_in(asked, request.POST))
    except Refusal as refusal:
        if response := _told(request, refusal, _STATUS.get(refusal.code, 422)):
            return response
        if refusal.code in _STATUS:
            return _closed(request, refusal)
        return _page(request, wave, asked, refusal)
    receipt = _with_language("answering:sent", request)
    if _is_fetched(request):
        return JsonResponse({"next": receipt})
    return redirect(receipt)


#: Why nothing can be sent any more, and the status that says so. Anything else can be mended.
_STATUS = {
    "answering.code_is_used": 409,
    "answering.closed": 410,
    "answering.not_open": 410,
    "answering.cancelled": 410,
}


def _why_not(invitation: Invitation) -> Refusal | None:
    """Why a form is not shown, if it is not."""
    state = invitation.wave.state
    if state == Wave.State.CANCELLED:
        return Refusal("answering.cancelled")
    if invitation.has_answered:
        return Refusal("answering.code_is_used")
    if state != Wave.State.OPEN:
        return Refusal("answering.closed" if invitation.wave.closed_at else "answering.not_open")
    return None


def _invitation(request: OpenRequest, code: str) -> Invitation:
    """The invitation of a code.

    Raises:
        Refusal: There is none, or there have been many wrong codes. A form that is being filled in
            is let through all the same: nobody loses what they have answered.
    """
    origin = address_of(request)
    if request.method != "POST" and tries.are_over(origin, WRONG_CODES):
        raise Refusal("answering.too_many_codes", field="code")
    found = Invitation.objects.select_related("wave__unit__organisation")
    invitation = found.filter(code_hash=hash_of_code(code)).first()
    if invitation is None:
        is_allowed = tries.count(origin, WRONG_CODES)
        which = "no_such_code" if is_allowed else "too_many_codes"
        raise Refusal(f"answering.{which}", field="code")
    return invitation


def _speak_one_of(request: OpenRequest, wave: Wave) -> None:
    if wave.languages and request.language not in wave.languages:
        request.language = known(wave.languages[0]) or "sv"
        translation.activate(request.language)


def _page(
    request: OpenRequest, wave: Wave, asked: Form, refusal: Refusal | None = None
) -> HttpResponse:
    context = {
        "wave": wave,
        "parts": asked_in(asked, request.language, request.POST),
        "count": len(asked.questions),
        "promise": promise(
            request.language,
            threshold=wave.threshold,
            has_background=bool(asked.background),
            has_texts=bool(asked.texts),
            help_at=str(wave.readiness.get("follow_up") or ""),
        ),
        "sheet": key_in(request.POST) if request.method == "POST" else uuid4(),
        "problem": refusal.told(request.language) if refusal else "",
        "others": [one for one in wave.languages if one != request.language],
        "language": request.language,
    }
    status = 422 if refusal else 200
    return render(request, "surveys/answering/form.html", context, status=status)


def _enter(request: OpenRequest, form: CodeForm, status: int) -> HttpResponse:
    return render(request, "surveys/answering/code.html", {"form": form}, status=status)


def _closed(request: OpenRequest, why: Refusal) -> HttpResponse:
    name = why.code.split(".")[1]
    context = {"title": f"answering.{name}_title", "text": why.told(request.language)}
    status = _STATUS.get(why.code, 410)
    return render(request, "surveys/answering/closed.html", context, status=status)


def _told(request: OpenRequest, refusal: Refusal, status: int) -> HttpResponse | None:
    """The answer to a script, which says whether there is any use in sending once more."""
    if not _is_fetched(request):
        return None
    told = {"told": refusal.told(request.language), "is_final": refusal.code in _STATUS}
    return JsonResponse(told, status=status)


def _is_fetched(request: OpenRequest) -> bool:
    return request.headers.get("X-Requested-With") == "fetch"


def _with_language(name: str, request: OpenRequest, *args: object) -> str:
    return f"{reverse(name, args=args)}?language={request.language}"
