"""The round on a telephone: one page, and what it sends and hears."""

from collections.abc import Callable
from datetime import datetime
from importlib.resources import files
from uuid import UUID, uuid4

from django.conf import settings
from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect, JsonResponse
from django.middleware.csrf import get_token
from django.shortcuts import render
from django.urls import reverse
from django.utils.dateparse import parse_datetime

from arbetsro.language import say
from arbetsro.web.access.request import OrganisationRequest
from arbetsro.web.audit.recording import record
from arbetsro.web.frame.clock import now
from arbetsro.web.frame.plain import readable
from arbetsro.web.frame.refusal import Refusal
from arbetsro.web.investigations import actions
from arbetsro.web.investigations.actions import Kept, Said
from arbetsro.web.investigations.actions.investigating import own_key
from arbetsro.web.investigations.models import Investigation
from arbetsro.web.investigations.pictures import read_picture
from arbetsro.web.investigations.prepared import label
from arbetsro.web.investigations.reading import to_write
from arbetsro.web.investigations.rounds import round_areas
from arbetsro.workenv.checklists import answer_labels

_LONGEST = 4000


def show(request: OrganisationRequest, organisation: str, pk: UUID) -> HttpResponse:
    """The page of the round. It is made for thumbs, and works while the line is away."""
    found = to_write(request, pk)
    record("investigation.read", by=request.user, target=found, reading=True)
    areas = round_areas(found, request.user, request.language)
    context = {
        "investigation": found,
        "areas": areas,
        "has_own": any(area.area.key == "own" for area in areas),
        "answers": [(key, text.in_(request.language)) for key, text in answer_labels().items()],
        "made": _now(),
    }
    return render(request, "investigations/round.html", context)


def worker(request: OrganisationRequest, organisation: str) -> HttpResponse:
    """The script that keeps the page of a round in the telephone. Its scope is the rounds only."""
    source = files("arbetsro.web.investigations") / "static" / "investigations" / "worker.js"
    return HttpResponse(source.read_bytes(), content_type="text/javascript; charset=utf-8")


def news(request: OrganisationRequest, organisation: str, pk: UUID) -> HttpResponse:
    """Whether the round is open still, and a fresh token for a page that has grown old."""
    found = to_write(request, pk)
    return JsonResponse({"open": found.is_open, "token": get_token(request)})


def answer(request: OrganisationRequest, organisation: str, pk: UUID) -> HttpResponse:
    """Keeps an answer."""
    found = to_write(request, pk)

    def act() -> HttpResponse:
        said = _said(request)
        kept = actions.save_answer(by=request.user, investigation=found, said=said)
        return _kept(request, found, kept, said.question)

    return _answered(request, found, act, request.POST.get("question", ""))


def _said(request: OrganisationRequest) -> Said:
    sent = request.POST
    note = readable(sent.get("note", ""))[:_LONGEST]
    return Said(
        question=sent.get("question", ""),
        value=sent.get("value", "") or ("said" if note.strip() else ""),
        note=note,
        cause=readable(sent.get("cause", ""))[:_LONGEST],
        sent=_mark(sent.get("sent", "")) or uuid4(),
        seen=_mark(sent.get("seen", "")),
        at=_moment(sent.get("at", "")),
    )


def _mark(text: str) -> UUID | None:
    try:
        return UUID(text)
    except ValueError:
        return None


def _moment(text: str) -> datetime | None:
    """The moment that a telephone tells, with its time zone; nothing where it makes no sense."""
    try:
        found = parse_datetime(text)
    except ValueError:
        return None
    return found if found and found.tzinfo else None


def photo(request: OrganisationRequest, organisation: str, pk: UUID) -> HttpResponse:
    """Keeps a photo, made small and without what the camera wrote into it."""
    found = to_write(request, pk)

    def act() -> HttpResponse:
        file = request.FILES.get("photo")
        if file is None:
            raise Refusal("rounds.no_photo")
        if (file.size or 0) > settings.PHOTO_LIMIT:
            raise Refusal("rounds.photo_too_large", most=settings.PHOTO_LIMIT // 1_000_000)
        made = actions.add_photo(
            by=request.user,
            investigation=found,
            picture=read_picture(file),
            question=request.POST.get("question", ""),
            caption=" ".join(readable(request.POST.get("caption", "")).split())[:200],
            mark=_mark(request.POST.get("sent", "")),
        )
        url = reverse("investigations:photo", args=[organisation, found.pk, made.pk])
        return _saved(request, found, {"url": url}, made.question)

    return _answered(request, found, act, request.POST.get("question", ""))


def question(request: OrganisationRequest, organisation: str, pk: UUID) -> HttpResponse:
    """Adds a question of one's own."""
    found = to_write(request, pk)

    def act() -> HttpResponse:
        mark = _mark(request.POST.get("sent", "")) or uuid4()
        text = readable(request.POST.get("text", "")).strip()[:500]
        actions.add_question(by=request.user, investigation=found, text=text, mark=mark)
        return _saved(request, found, {}, own_key(mark))

    return _answered(request, found, act, "own")


def _answered(
    request: OrganisationRequest, found: Investigation, act: Callable[[], HttpResponse], place: str
) -> HttpResponse:
    """What was done, or why not: to the page's script as JSON, to a plain form as a page."""
    try:
        return act()
    except Refusal as refusal:
        told = refusal.told(request.language)
        if _is_script(request):
            status = 413 if refusal.code == "rounds.photo_too_large" else 422
            return JsonResponse({"state": "refused", "message": told}, status=status)
        messages.error(request, told)
        return HttpResponseRedirect(_page(request, found, place))


def _kept(
    request: OrganisationRequest, found: Investigation, kept: Kept, place: str
) -> HttpResponse:
    if kept.besides is None or not found.is_open:
        return _saved(request, found, {"mark": str(kept.answer.sent)}, place)
    told = say(
        "rounds.kept_besides",
        request.language,
        mine=_in_words(kept.answer.value, kept.answer.note, request),
        other=_in_words(kept.besides["value"], kept.besides["note"], request),
    )
    answer = {
        "state": "besides", "message": told, "mark": str(kept.answer.sent), "now": _now(),
        "value": kept.answer.value, "note": kept.answer.note, "cause": kept.answer.cause,
    }  # fmt: skip
    return _told(request, found, answer, 409, place)


def _in_words(value: str, note: str, request: OrganisationRequest) -> str:
    return ". ".join(filter(None, (label(value, request.language), note)))


def _saved(
    request: OrganisationRequest, found: Investigation, more: dict[str, str], place: str
) -> HttpResponse:
    if found.is_open:
        return _told(request, found, {"state": "saved", "now": _now(), **more}, 200, place)
    told = say("rounds.kept_late", request.language)
    return _told(
        request, found, {"state": "late", "message": told, "now": _now(), **more}, 423, place
    )


def _told(
    request: OrganisationRequest,
    found: Investigation,
    answer: dict[str, object],
    status: int,
    place: str,
) -> HttpResponse:
    if _is_script(request):
        return JsonResponse(answer, status=status)
    level = messages.SUCCESS if status == 200 else messages.WARNING
    text = str(answer.get("message") or say("rounds.saved_one", request.language))
    messages.add_message(request, level, text)
    return HttpResponseRedirect(_page(request, found, place))


def _is_script(request: OrganisationRequest) -> bool:
    return request.headers.get("X-Requested-With") == "fetch"


def _page(request: OrganisationRequest, found: Investigation, place: str) -> str:
    url = reverse("investigations:round", args=[request.standing.organisation.slug, found.pk])
    safe = place if all(sign.isalnum() or sign in "-_" for sign in place) else ""
    return f"{url}#q-{safe}"


def _now() -> int:
    return _milliseconds(now())


def _milliseconds(moment: datetime) -> int:
    return round(moment.timestamp() * 1000)
