"""The pages that are open to everybody. They keep no session and ask for no account."""

from collections.abc import Callable
from functools import wraps

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import translation

from arbetsro.language import Language, known, say
from arbetsro.web.frame.clock import today
from arbetsro.web.frame.refusal import Refusal
from arbetsro.web.reports import limits
from arbetsro.web.reports.actions import send_report
from arbetsro.web.reports.actions.sending import readers_from_the_beginning
from arbetsro.web.reports.codes import hash_of, new_code
from arbetsro.web.reports.following import steps_of
from arbetsro.web.reports.forms.open import FollowForm, ReportForm
from arbetsro.web.reports.models import Channel, Report
from arbetsro.web.reports.receivers import in_place


class OpenRequest(HttpRequest):
    """A request by anybody, with the language of the page."""

    language: Language


View = Callable[..., HttpResponse]


def in_chosen_language(view: View) -> View:
    """Speaks the language that the address asks for, since nothing else may remember it."""

    @wraps(view)
    def respond(request: OpenRequest, *args: object, **kwargs: object) -> HttpResponse:
        request.language = known(request.GET.get("language", "")) or request.language
        with translation.override(request.language):
            response = view(request, *args, **kwargs)
        response.headers["Content-Language"] = request.language
        # Django would log what could not be sent, with the time of it.
        response._has_been_logged = True  # type: ignore[attr-defined]
        return response

    return respond


@in_chosen_language
def report(request: OpenRequest, token: str) -> HttpResponse:
    """The form; when it is sent, the code to follow the report with."""
    doors = Channel.objects.select_related("unit__organisation", "receiver")
    door = doors.filter(token=token).first()
    if door is None:
        raise Http404
    if door.closed_at or not door.unit.is_valid(today()):
        return render(request, "reports/open/closed.html", status=410)
    receiver = in_place(door.receiver, door.unit) or door.receiver
    form = ReportForm(
        request.POST if request.method == "POST" else None,
        request.FILES if request.method == "POST" else None,
        channel=door, receiver=receiver, language=request.language,
    )  # fmt: skip
    if request.method == "POST" and form.is_valid():
        code, again = _send(request, door, form)
        if code:
            context = {"code": code, "again": again, "token": token}
            return render(request, "reports/open/sent.html", context)
    context = {
        "form": form,
        "unit": door.unit,
        "receiver": receiver,
        "readers": ", ".join(map(str, readers_from_the_beginning(door, receiver))),
        "choose_photo_again": form.is_bound and bool(request.FILES),
    }
    status = 422 if form.is_bound else 200
    return render(request, "reports/open/form.html", context, status=status)


def _send(request: OpenRequest, door: Channel, form: ReportForm) -> tuple[str, bool]:
    """The code of the report that was sent, and whether it had been sent before."""
    code = form.code
    if is_the_same := _sent_before(code, form.cleaned_data["text"]):
        return code, True
    if is_the_same is not None:
        code = new_code()  # the page was used for something else before
    if not limits.may_send(request, door.token):
        form.add_error(None, say("reports.too_many", request.language))
        return "", False
    try:
        send_report(channel=door, receiver=form.receiver, code=code, **form.said)
    except Refusal as refusal:
        form.tell(refusal)
        return "", False
    return code, False


def _sent_before(code: str, text: str) -> bool | None:
    """Whether what has this code says the same; nothing where no report has it."""
    found = Report.every.select_related("case").filter(code_hash=hash_of(code)).first()
    if found is None:
        return None
    case = getattr(found, "case", None)
    return bool((case.content["text"] if case else found.text) == text)


@in_chosen_language
def follow(request: OpenRequest) -> HttpResponse:
    """Asks for the code, and shows what became of its report. The code is never in an address."""
    form = FollowForm(request.POST if request.method == "POST" else None, language=request.language)
    if request.method == "POST" and form.is_valid():
        if not limits.may_ask(request):
            form.add_error(None, say("reports.too_many_codes", request.language))
        elif steps := steps_of(form.cleaned_data["code"]):
            return render(request, "reports/open/followed.html", {"steps": steps})
        else:
            form.add_error("code", say("reports.no_such_code", request.language))
    status = 422 if form.is_bound else 200
    return render(request, "reports/open/follow.html", {"form": form}, status=status)
