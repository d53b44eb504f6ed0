"""Interviews by the manager: themes, conversations, and findings out of them."""

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse

from arbetsro.language import say
from arbetsro.web.access.request import OrganisationRequest
from arbetsro.web.audit.recording import record
from arbetsro.web.frame.acting import done, form_page, pressed
from arbetsro.web.investigations.actions.interviews import (
    choose_themes,
    note_conversation,
    remove_conversation,
)
from arbetsro.web.investigations.interviews_forms import ConversationForm, ThemesForm
from arbetsro.web.investigations.models import Conversation, Finding, Investigation, Question
from arbetsro.web.investigations.views.gathered import Origin, finding_page
from arbetsro.web.investigations.views.meetings import WRITE, investigation_of


def show(request: OrganisationRequest, organisation: str, interviewing: UUID) -> HttpResponse:
    """All that was said, theme by theme, and the conversations."""
    investigation = _investigation(request, interviewing)
    record("interviews.read", by=request.user, target=investigation, reading=True)
    themes = investigation.questions.prefetch_related("notes__conversation")
    context = {
        "investigation": investigation,
        "themes": themes,
        "conversations": investigation.conversations.all(),
    }
    return render(request, "investigations/interviews/show.html", context)


def themes(request: OrganisationRequest, organisation: str, interviewing: UUID) -> HttpResponse:
    """A form for the themes, one a line."""
    investigation = _investigation(request, interviewing)
    there = [one.text for one in investigation.questions.all()]
    usual = [say(f"interviews.theme_{number}", request.language) for number in range(1, 6)]
    initial = {"themes": "\n".join(there or usual)}
    form = ThemesForm(request.POST or None, language=request.language, initial=initial)

    def choose() -> list[Question]:
        chosen = form.cleaned_data["themes"].splitlines()
        return choose_themes(by=request.user, investigation=investigation, themes=chosen)

    return form_page(
        request,
        "investigations/interviews/themes.html",
        form,
        choose,
        lambda _: done(request, _address(request, investigation), "interviews.themes_saved"),
        {"investigation": investigation},
    )


def new(request: OrganisationRequest, organisation: str, interviewing: UUID) -> HttpResponse:
    """A form for the notes of a conversation."""
    return _form(request, _investigation(request, interviewing), None)


def change(
    request: OrganisationRequest, organisation: str, interviewing: UUID, conversation: UUID
) -> HttpResponse:
    """The same form, with what was noted."""
    investigation = _investigation(request, interviewing)
    return _form(request, investigation, _conversation(investigation, conversation))


def _form(
    request: OrganisationRequest, investigation: Investigation, conversation: Conversation | None
) -> HttpResponse:
    form = ConversationForm(
        request.POST or None,
        themes=list(investigation.questions.all()),
        conversation=conversation,
        language=request.language,
    )

    def note() -> Conversation:
        return note_conversation(
            by=request.user,
            investigation=investigation,
            about=form.cleaned_data["about"],
            held_on=form.cleaned_data["held_on"],
            notes=form.notes,
            conversation=conversation,
            seen=form.cleaned_data["seen"] or 0,
        )

    return form_page(
        request,
        "investigations/interviews/conversation.html",
        form,
        note,
        lambda _: done(request, _address(request, investigation), "interviews.noted"),
        {"investigation": investigation, "conversation": conversation},
    )


def remove(
    request: OrganisationRequest, organisation: str, interviewing: UUID, conversation: UUID
) -> HttpResponse:
    """Asks whether the notes of a conversation are to go, and takes them away."""
    investigation = _investigation(request, interviewing)
    found = _conversation(investigation, conversation)
    if request.method != "POST":
        context = {"investigation": investigation, "conversation": found}
        return render(request, "investigations/interviews/remove.html", context)
    return pressed(
        request,
        lambda: remove_conversation(by=request.user, conversation=found),
        _address(request, investigation),
        "interviews.removed",
    )


def finding(
    request: OrganisationRequest, organisation: str, interviewing: UUID, theme: int
) -> HttpResponse:
    """A finding in own words out of what was said about a theme."""
    investigation = _investigation(request, interviewing)
    one = get_object_or_404(Question, investigation=investigation, pk=theme)
    origin = Origin(
        unit=investigation.unit,
        source=Finding.Source.INTERVIEWS,
        back=_address(request, investigation),
        investigation=investigation,
        reference=f"question:{one.pk}",
    )
    return finding_page(request, origin, {})


def _investigation(request: OrganisationRequest, pk: UUID) -> Investigation:
    return investigation_of(request, WRITE, pk, Investigation.Way.INTERVIEWS)


def _conversation(investigation: Investigation, pk: UUID) -> Conversation:
    found = Conversation.objects.select_related("investigation__unit__organisation")
    return get_object_or_404(found, investigation=investigation, pk=pk)


def _address(request: OrganisationRequest, investigation: Investigation) -> str:
    slug = request.standing.organisation.slug
    return reverse("investigations:interviews", args=[slug, investigation.pk])
