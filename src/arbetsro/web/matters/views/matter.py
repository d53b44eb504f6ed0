"""A matter: its page, its papers, and what is done with it."""

from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from arbetsro.web.access.request import OrganisationRequest
from arbetsro.web.accounts.models import Person
from arbetsro.web.audit.recording import record
from arbetsro.web.frame.acting import done, form_page, pressed
from arbetsro.web.frame.paper import download, paper_answer
from arbetsro.web.matters import actions
from arbetsro.web.matters.forms import AnswerForm
from arbetsro.web.matters.levels import is_top
from arbetsro.web.matters.models import Matter, Receipt
from arbetsro.web.matters.papers import matter_document
from arbetsro.web.matters.shown import Shown, legs_of, shown
from arbetsro.web.matters.told import answer_for_staff
from arbetsro.web.matters.views.common import to_read

_LONGEST_NUMBER = 6


def show(request: OrganisationRequest, organisation: str, pk: UUID) -> HttpResponse:
    """The whole way of a matter, and what the reader can do now."""
    matter = to_read(request, pk)
    record("matter.read", by=request.user, target=matter, reading=True)
    found = shown(matter, request.standing, request.language)
    context = {
        "matter": matter,
        "shown": found,
        "about": {n: getattr(matter, n) for n in ("risk", "measure", "task") if getattr(matter, n)},
        "for_staff": answer_for_staff(matter, request.language),
        "has_receipt": hasattr(matter, "receipt"),
    }
    return render(request, "matters/show.html", context)


def confirm(request: OrganisationRequest, organisation: str, pk: UUID) -> HttpResponse:
    """Confirms that a matter has arrived."""
    matter = to_read(request, pk)
    _open_to(shown(matter, request.standing, request.language), matter, request.user)
    seen = request.POST.get("seen", "")
    number = int(seen) if seen.isdecimal() and len(seen) < _LONGEST_NUMBER else None
    return pressed(
        request, lambda: actions.confirm(by=request.user, matter=matter, seen=number),
        _page(matter), f"matters.said_confirmed_{matter.kind}",
    )  # fmt: skip


def answer(request: OrganisationRequest, organisation: str, pk: UUID) -> HttpResponse:
    """A form for the answer."""
    matter = to_read(request, pk)
    found = shown(matter, request.standing, request.language)
    _open_to(found, matter, request.user)
    at_the_top = found.lies_in is not None and is_top(found.lies_in.pk, matter)
    form = AnswerForm(
        request.POST or None, language=request.language, at_the_top=at_the_top,
        initial={"seen": found.number},
    )  # fmt: skip
    return form_page(
        request, "matters/answer.html", form,
        lambda: actions.answer(by=request.user, matter=matter, **form.cleaned_data),
        lambda _: done(request, _page(matter), "matters.said_answered"),
        {"matter": matter, "shown": found},
    )  # fmt: skip


def withdraw(request: OrganisationRequest, organisation: str, pk: UUID) -> HttpResponse:
    """Takes back what one has raised."""
    matter = to_read(request, pk)
    return pressed(
        request, lambda: actions.withdraw(by=request.user, matter=matter), _page(matter),
        "matters.said_withdrawn",
    )  # fmt: skip


def pdf(request: OrganisationRequest, organisation: str, pk: UUID) -> HttpResponse:
    """The matter in writing, with its whole way."""
    matter = to_read(request, pk)
    record("matter.read", by=request.user, target=matter, reading=True, way="pdf")
    document = matter_document(matter, legs_of(matter), request.language)
    return paper_answer(document, "pdf", matter.subject)


def receipt(request: OrganisationRequest, organisation: str, pk: UUID) -> HttpResponse:
    """The written confirmation of a request, as it was made."""
    matter = to_read(request, pk)
    found = Receipt.objects.filter(matter=matter).first()
    if found is None:
        raise Http404
    record("matter.read", by=request.user, target=matter, reading=True, way="receipt")
    return download(bytes(found.content), "pdf", f"{matter.subject} {matter.raised_at:%Y-%m-%d}")


def _open_to(found: Shown, matter: Matter, person: Person) -> None:
    """Lets only those on who may answer; to others a closed matter says itself that it is closed.

    Raises:
        Http404: It lies with others.
    """
    is_open = matter.state == Matter.State.OPEN
    if is_open and matter.raised_by_id != person.pk and not (found.may_confirm or found.may_answer):
        raise Http404


def _page(matter: Matter) -> str:
    return reverse("matters:show", args=[matter.organisation.slug, matter.pk])
