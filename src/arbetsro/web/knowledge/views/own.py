"""Entries of the organisation's own: adding, changing and withdrawing them."""

from collections.abc import Callable
from contextlib import suppress

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render

from arbetsro.knowledge.faults import ContentError
from arbetsro.language import say
from arbetsro.web.access.fetching import of_organisation
from arbetsro.web.access.request import OrganisationRequest
from arbetsro.web.knowledge import actions
from arbetsro.web.knowledge.actions import EntryError
from arbetsro.web.knowledge.entries import as_it_was
from arbetsro.web.knowledge.forms import OwnEntryForm, initial
from arbetsro.web.knowledge.models import OwnEntry


def add(request: OrganisationRequest, organisation: str) -> HttpResponse:
    """A form for a new entry."""
    form = OwnEntryForm(request.POST or None, language=request.language)

    def create() -> OwnEntry:
        return actions.add_entry(
            by=request.user, organisation=request.standing.organisation, content=form.content()
        )

    return _form(request, form, create, "added")


def change(request: OrganisationRequest, organisation: str, entry: str) -> HttpResponse:
    """A form for a new version of an entry."""
    own = _own(request, entry)
    now = as_it_was(own.current, request.standing.organisation)
    form = OwnEntryForm(request.POST or None, language=request.language, initial=initial(now))

    def save() -> OwnEntry:
        return actions.change_entry(
            by=request.user, own=own, content=form.content(), seen=form.cleaned_data["seen"] or 0
        )

    if request.method == "POST" and not form.has_changed():
        messages.info(request, say("knowledge_pages.own_unchanged", request.language, name=own))
        return redirect("knowledge:entry", organisation, own.key)
    return _form(request, form, save, "changed", own)


def withdraw(request: OrganisationRequest, organisation: str, entry: str) -> HttpResponse:
    """Asks whether an entry is to be withdrawn, and does it."""
    own = _own(request, entry)
    if request.method != "POST":
        return render(request, "knowledge/own_withdraw.html", {"own": own})
    with suppress(EntryError):  # somebody else was faster, and it is as was asked
        actions.withdraw_entry(by=request.user, own=own)
    messages.success(request, say("knowledge_pages.own_withdrawn", request.language, name=own))
    return redirect("knowledge:matrix", organisation)


def _own(request: OrganisationRequest, key: str) -> OwnEntry:
    there = of_organisation(request, OwnEntry.objects.select_related("current", "organisation"))
    found = there.filter(key=key, withdrawn_at=None).first()
    if found is None:
        raise Http404
    return found


def _form(
    request: OrganisationRequest,
    form: OwnEntryForm,
    act: Callable[[], OwnEntry],
    done: str,
    own: OwnEntry | None = None,
) -> HttpResponse:
    """Shows the form of an entry, and keeps what it says when it is sent and right."""
    if request.method == "POST" and form.is_valid():
        try:
            kept = act()
        except (EntryError, ContentError) as error:
            form.tell(error)
        else:
            sentence = say(f"knowledge_pages.own_{done}", request.language, name=kept)
            messages.success(request, sentence)
            return redirect("knowledge:entry", request.standing.organisation.slug, kept.key)
    status = 422 if form.is_bound else 200
    return render(request, "knowledge/own_form.html", {"form": form, "own": own}, status=status)
