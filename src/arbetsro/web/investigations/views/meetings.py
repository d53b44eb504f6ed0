"""The leader's pages of a meeting: cards, dots, causes, and the screen that all see."""

from django.contrib import messages
from django.http import HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse

from arbetsro.language import say
from arbetsro.statistics.disclosure import SMALLEST_GROUP
from arbetsro.web.access.fetching import one_in_units
from arbetsro.web.access.request import OrganisationRequest
from arbetsro.web.access.roles import Permission
from arbetsro.web.accounts.letters import absolute
from arbetsro.web.audit.recording import record
from arbetsro.web.frame.acting import done, form_page, pressed
from arbetsro.web.frame.clock import today
from arbetsro.web.frame.codes import qr_svg
from arbetsro.web.frame.refusal import Refusal
from arbetsro.web.investigations.actions import meetings as actions
from arbetsro.web.investigations.actions.maps import draw_map
from arbetsro.web.investigations.meetings_forms import CardsForm, NoteForm, answered_by, laid
from arbetsro.web.investigations.meetings_shown import TOP, as_items, table_of
from arbetsro.web.investigations.models import BalanceMap, Investigation, Meeting, MeetingCard

READ, WRITE = Permission.READ_WORK_ENVIRONMENT, Permission.WRITE_WORK_ENVIRONMENT


def show(request: OrganisationRequest, organisation: str, meeting: str) -> HttpResponse:
    """The meeting as it stands: what to do now, and what has been said."""
    investigation = investigation_of(request, READ, meeting)
    _record_reading(request, investigation)
    return _page(request, investigation)


def prepare(request: OrganisationRequest, organisation: str, meeting: str) -> HttpResponse:
    """A form for which cards are laid on the table."""
    investigation = investigation_of(request, WRITE, meeting)
    there = Meeting.objects.filter(investigation=investigation).first()
    form = CardsForm(request.POST or None, language=request.language, initial=laid(there))

    def lay() -> Meeting:
        return actions.prepare_meeting(
            by=request.user, investigation=investigation, cards=form.chosen, own=form.own
        )

    return form_page(
        request,
        "investigations/meetings/prepare.html",
        form,
        lay,
        lambda made: done(request, _address(request, investigation), "meetings.prepared"),
        {"investigation": investigation},
    )


def open_dots(request: OrganisationRequest, organisation: str, meeting: str) -> HttpResponse:
    """Lets the telephones give their dots."""
    investigation = investigation_of(request, WRITE, meeting)
    there = _meeting_of(investigation)
    back = _address(request, investigation)
    if there is None:
        return redirect(back)
    return pressed(request, lambda: actions.open_dots(by=request.user, meeting=there), back)


def close_dots(request: OrganisationRequest, organisation: str, meeting: str) -> HttpResponse:
    """Ends the giving, and shows what may be shown."""
    investigation = investigation_of(request, WRITE, meeting)
    there = _meeting_of(investigation)
    back = _address(request, investigation)
    if there is None:
        return redirect(back)
    return pressed(request, lambda: actions.close_dots(by=request.user, meeting=there), back)


def note(request: OrganisationRequest, organisation: str, meeting: str, card: int) -> HttpResponse:
    """Keeps what the meeting says of a card: as it is typed, or when a form is sent."""
    investigation = investigation_of(request, WRITE, meeting)
    found = one_card(investigation, card)
    form = NoteForm(request.POST)
    if not form.is_valid():
        return HttpResponse(status=422)
    given = {
        "seen": form.cleaned_data["seen"],
        "cause": form.cleaned_data["cause"],
        "answered_by": answered_by(request.POST.getlist("answered_by")),
    }
    try:
        kept = actions.note_card(by=request.user, card=found, **given)
    except Refusal as refusal:
        return _not_noted(request, investigation, found, refusal, given)
    if request.headers.get("X-Requested-With") == "fetch":
        return JsonResponse({"seen": kept.version, "says": say("meetings.noted", request.language)})
    return done(request, f"{_address(request, investigation)}#card-{found.pk}", "meetings.noted")


def _not_noted(
    request: OrganisationRequest,
    investigation: Investigation,
    card: MeetingCard,
    refusal: Refusal,
    given: dict[str, object],
) -> HttpResponse:
    """Says why, with what stands there now; what was typed stays in the field."""
    card.refresh_from_db()
    says = refusal.told(request.language)
    if request.headers.get("X-Requested-With") == "fetch":
        told = {"says": says, "theirs": card.cause, "seen": card.version}
        return JsonResponse(told, status=409)
    messages.error(request, says)
    return _page(request, investigation, {"card": card.pk, **given}, status=409)


def screen(request: OrganisationRequest, organisation: str, meeting: str) -> HttpResponse:
    """What all in the room see: cards, how to take part, and the result when it may be told."""
    investigation = investigation_of(request, READ, meeting)
    there = _meeting_of(investigation)
    if there is None:
        return redirect(_address(request, investigation))
    _record_reading(request, investigation)
    context = {**_context(request, investigation), "code": qr_svg(_telephones(there))}
    return render(request, "investigations/meetings/screen.html", context)


def draw(request: OrganisationRequest, organisation: str, meeting: str) -> HttpResponse:
    """Draws the map of what the meeting said; the one that is there if it has been drawn."""
    investigation = investigation_of(request, WRITE, meeting)
    there = _meeting_of(investigation)
    drawn = BalanceMap.objects.filter(investigation=investigation).first()
    if drawn:
        return redirect("investigations:map", organisation, drawn.pk)
    back = _address(request, investigation)
    if there is None or there.stage != Meeting.Stage.TALK:
        return done(request, back)
    try:
        drawn = draw_map(
            by=request.user,
            unit=investigation.unit,
            items=as_items(there),
            drawn_on=min(investigation.planned_on, today()),
            investigation=investigation,
        )
    except Refusal as refusal:
        messages.error(request, refusal.told(request.language))
        return redirect(back)
    return done(request, reverse("investigations:map", args=[organisation, drawn.pk]), "maps.drawn")


def investigation_of(
    request: OrganisationRequest,
    permission: Permission,
    pk: object,
    way: str = Investigation.Way.MEETING,
) -> Investigation:
    """An investigation of a way, with its unit."""
    found = Investigation.objects.filter(way=way).select_related("unit__organisation")
    return one_in_units(request, permission, found, pk)


def _record_reading(request: OrganisationRequest, investigation: Investigation) -> None:
    """Notes that somebody reads; not each time that an open page asks for news by itself."""
    if not request.htmx:
        record("meeting.read", by=request.user, target=investigation, reading=True)


def one_card(investigation: Investigation, pk: int) -> MeetingCard:
    """A card on the table of a meeting."""
    found = MeetingCard.objects.select_related("meeting__investigation__unit__organisation")
    return get_object_or_404(found, meeting=investigation.pk, pk=pk)


def _meeting_of(investigation: Investigation) -> Meeting | None:
    found = Meeting.objects.filter(investigation=investigation)
    return found.select_related("investigation__unit__organisation").first()


def _address(request: OrganisationRequest, investigation: Investigation) -> str:
    slug = request.standing.organisation.slug
    return reverse("investigations:meeting", args=[slug, investigation.pk])


def _telephones(meeting: Meeting) -> str:
    """The address that telephones go to."""
    return absolute(reverse("meeting:vote", args=[meeting.token]))


def _page(
    request: OrganisationRequest,
    investigation: Investigation,
    typed: dict[str, object] | None = None,
    status: int = 200,
) -> HttpResponse:
    context = {**_context(request, investigation), "typed": typed or {}}
    return render(request, "investigations/meetings/show.html", context, status=status)


def _context(request: OrganisationRequest, investigation: Investigation) -> dict[str, object]:
    meeting = _meeting_of(investigation)
    found: dict[str, object] = {
        "investigation": investigation,
        "meeting": meeting,
        "least": SMALLEST_GROUP,
        "may_write": request.standing.may(WRITE, investigation.unit) and investigation.is_open,
        "map": BalanceMap.objects.filter(investigation=investigation).first(),
    }
    if meeting is None:
        return found
    table = table_of(meeting, request.language)
    return {
        **found,
        "table": table,
        "sides": (("demand", table.demands), ("resource", table.resources)),
        # A telephone finds the safe address by itself, and it is shorter to type.
        "address": _telephones(meeting).removeprefix("https://"),
        "top": TOP,
        # Where dots are not told, no card comes before another.
        "first": f":{TOP}" if table.is_told else ":",
        "rest": f"{TOP}:",
    }
