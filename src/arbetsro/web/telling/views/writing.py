"""Writing to the staff: from prepared text to a draft, a preview, and publishing."""

from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from arbetsro.language import say
from arbetsro.web.access import fetching
from arbetsro.web.access.request import OrganisationRequest
from arbetsro.web.access.roles import Permission
from arbetsro.web.audit.recording import record
from arbetsro.web.frame.acting import done, form_page, pressed
from arbetsro.web.frame.clock import today
from arbetsro.web.telling import actions
from arbetsro.web.telling.forms import MessageForm, WithdrawForm, as_it_is, begun_with
from arbetsro.web.telling.models import PARTS, Message
from arbetsro.web.telling.names import names_in
from arbetsro.web.telling.on_the_wall import parts_of
from arbetsro.web.telling.prepared import prepare


def write(request: OrganisationRequest, organisation: str, pk: int) -> HttpResponse:
    """A form for a new message, filled in with what there is to tell."""
    unit = fetching.unit(request, Permission.TELL_STAFF, pk)
    prepared = prepare(unit, request.language)
    title = say("telling.first_title", request.language, day=today().isoformat())
    form = MessageForm(
        request.POST or None,
        findings=prepared.findings,
        measures=prepared.measures,
        initial=begun_with(prepared, title),
        language=request.language,
    )
    return form_page(
        request,
        "telling/write.html",
        form,
        lambda: actions.write_message(by=request.user, unit=unit, **form.said),
        lambda message: done(request, _page(message), "telling.written"),
        {"unit": unit, "prepared": prepared},
    )


def drafts(request: OrganisationRequest, organisation: str) -> HttpResponse:
    """The drafts in the units whose staff the person tells."""
    found = fetching.in_units(
        request, Permission.TELL_STAFF, Message.objects.filter(published_at=None)
    )
    context = {"drafts": found.select_related("unit", "written_by").order_by("-written_at")[:100]}
    return render(request, "telling/drafts.html", context)


def draft(request: OrganisationRequest, organisation: str, message: UUID) -> HttpResponse:
    """A draft as the staff would see it, before it is published."""
    found = _draft(request, message)
    record("message.read", by=request.user, target=found, reading=True)
    text = "\n".join([found.title, *(getattr(found, part) for part in PARTS)])
    context = {
        "message": found,
        "unit": found.unit,
        "parts": parts_of(found, request.language),
        "names": names_in(found.unit, text),
    }
    return render(request, "telling/draft.html", context)


def change(request: OrganisationRequest, organisation: str, message: UUID) -> HttpResponse:
    """A form that changes a draft."""
    found = _draft(request, message)
    prepared = prepare(found.unit, request.language)
    form = MessageForm(
        request.POST or None,
        findings=[*prepared.findings, *found.findings.all()],
        measures=[*prepared.measures, *found.measures.all()],
        initial=as_it_is(found),
        language=request.language,
    )

    def act() -> Message:
        seen = form.cleaned_data["seen"] or 0
        return actions.change_message(by=request.user, message=found, seen=seen, **form.said)

    return form_page(
        request,
        "telling/write.html",
        form,
        act,
        lambda message: done(request, _page(message), "telling.changed"),
        {"unit": found.unit, "message": found},
    )


def publish(request: OrganisationRequest, organisation: str, message: UUID) -> HttpResponse:
    """Publishes a draft, as it was when the person saw it."""
    found = _draft(request, message)
    seen = _seen(request)

    def act() -> None:
        actions.publish_message(by=request.user, message=found, seen=seen)

    if found.version == seen and any(getattr(found, part) for part in PARTS):
        return pressed(request, act, _told(found), "telling.published")
    return pressed(request, act, _page(found))


def drop(request: OrganisationRequest, organisation: str, message: UUID) -> HttpResponse:
    """Throws a draft away."""
    found = _draft(request, message)
    seen = _seen(request)
    back = _told(found) if found.version == seen else _page(found)
    return pressed(
        request,
        lambda: actions.drop_message(by=request.user, message=found, seen=seen),
        back,
        "telling.dropped",
    )


def withdraw(request: OrganisationRequest, organisation: str, message: UUID) -> HttpResponse:
    """Asks why a message is to be withdrawn, and does it."""
    told = _mine(request, message)
    if told.is_draft:
        raise Http404
    form = WithdrawForm(request.POST or None, language=request.language)
    return form_page(
        request,
        "telling/withdraw.html",
        form,
        lambda: actions.withdraw_message(
            by=request.user, message=told, reason=form.cleaned_data["reason"]
        ),
        lambda _: done(request, _told(told), "telling.withdrawn"),
        {"message": told, "unit": told.unit},
    )


def _mine(request: OrganisationRequest, pk: UUID) -> Message:
    rows = Message.objects.select_related("unit__organisation", "written_by")
    return fetching.one_in_units(request, Permission.TELL_STAFF, rows, pk)


def _draft(request: OrganisationRequest, pk: UUID) -> Message:
    found = _mine(request, pk)
    if not found.is_draft:
        raise Http404
    return found


def _seen(request: OrganisationRequest) -> int:
    text = request.POST.get("seen", "")
    return int(text) if text.isdecimal() and len(text) < 9 else 0


def _page(message: Message) -> str:
    return reverse("telling:draft", args=[message.organisation.slug, message.pk])


def _told(message: Message) -> str:
    return reverse("telling:unit", args=[message.organisation.slug, message.unit_id])
