"""The checklists: those that are built in, the organisation's own, and what they said earlier."""

from collections.abc import Callable
from typing import Any

from django.db.models import Q
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from arbetsro.web.access.request import OrganisationRequest
from arbetsro.web.audit.recording import record
from arbetsro.web.frame.acting import done, form_page, pressed
from arbetsro.web.frame.clock import today
from arbetsro.web.investigations import actions
from arbetsro.web.investigations.asked import area_in, profile_of
from arbetsro.web.investigations.checklists import checklist_of, offered
from arbetsro.web.investigations.models import ChecklistVersion, OwnChecklist
from arbetsro.web.investigations.own_lists import OwnListForm
from arbetsro.workenv.checklists import Checklist, checklists


def all_of_them(request: OrganisationRequest, organisation: str) -> HttpResponse:
    """Every checklist that can be chosen, and the own ones that have been withdrawn."""
    whose = request.standing.organisation
    gone = OwnChecklist.objects.filter(organisation=whose).exclude(withdrawn_at=None)
    context = {"offered": offered(whose), "withdrawn": gone.select_related("current")}
    return render(request, "investigations/checklists.html", context)


def show(request: OrganisationRequest, organisation: str, key: str) -> HttpResponse:
    """A checklist as it is now."""
    if key in checklists():
        return _page(request, checklists()[key])
    own = _own(request, key, withdrawn_too=True)
    return _page(request, checklist_of(own.current), own, own.current)


def show_as_it_was(
    request: OrganisationRequest, organisation: str, key: str, digest: str
) -> HttpResponse:
    """A checklist as it was when something was asked with it."""
    mine = Q(organisation=request.standing.organisation) | Q(organisation=None)
    version = ChecklistVersion.objects.filter(mine, key=key, digest=digest).first()
    if version is None:
        raise Http404
    own = OwnChecklist.objects.filter(organisation=version.organisation_id, key=key)
    return _page(request, checklist_of(version), own.select_related("current").first(), version)


def _page(
    request: OrganisationRequest,
    checklist: Checklist,
    own: OwnChecklist | None = None,
    version: ChecklistVersion | None = None,
) -> HttpResponse:
    if own is not None:
        record("checklist.read", by=request.user, target=own, reading=True)
    now = _now(checklist.key, own)
    context = {
        "checklist": checklist,
        "own": own,
        "version": version,
        "is_older": version is not None and now != version.digest,
        "areas": [area_in(one, request.language, today()) for one in checklist.areas],
        "profile": profile_of(checklist, request.language),
        "versions": ChecklistVersion.objects.filter(
            organisation=request.standing.organisation, key=checklist.key
        ).select_related("made_by")
        if own
        else (),
    }
    return render(request, "investigations/checklist.html", context)


def _now(key: str, own: OwnChecklist | None) -> str:
    """The digest of the version that is used now; nothing where none is any more."""
    if own is not None:
        return own.current.digest
    return checklists()[key].digest[:16] if key in checklists() else ""


def _own(request: OrganisationRequest, key: str, *, withdrawn_too: bool = False) -> OwnChecklist:
    there = OwnChecklist.objects.select_related("current", "organisation")
    found = there.filter(organisation=request.standing.organisation, key=key).first()
    if found is None or (found.withdrawn_at and not withdrawn_too):
        raise Http404
    return found


def new(request: OrganisationRequest, organisation: str) -> HttpResponse:
    """Makes an own checklist, from another one or from nothing."""
    base = _base(request)
    form = OwnListForm(request.POST or None, base=base, is_new=True, language=request.language)

    def add() -> OwnChecklist:
        whose = request.standing.organisation
        return actions.add_checklist(by=request.user, organisation=whose, content=form.content())

    return _form(request, form, add, "checklists.added", {"base": base})


def _base(request: OrganisationRequest) -> Checklist | None:
    key = request.GET.get("from", "")
    if not key or key in checklists():
        return checklists().get(key)
    return checklist_of(_own(request, key).current)


def change(request: OrganisationRequest, organisation: str, key: str) -> HttpResponse:
    """Writes a new version of an own checklist."""
    own = _own(request, key)
    now = checklist_of(own.current)
    form = OwnListForm(
        request.POST or None, base=now, language=request.language,
        initial={"seen": own.current.number},
    )  # fmt: skip

    def save() -> OwnChecklist:
        return actions.change_checklist(
            by=request.user,
            own=own,
            content=form.content(),
            seen=form.cleaned_data["seen"] or 0,
        )

    return _form(request, form, save, "checklists.changed", {"own": own})


def _form(
    request: OrganisationRequest,
    form: OwnListForm,
    act: Callable[[], OwnChecklist],
    said: str,
    context: dict[str, Any],
) -> HttpResponse:
    def then(made: OwnChecklist) -> HttpResponse:
        slug = request.standing.organisation.slug
        return done(request, reverse("investigations:checklist", args=[slug, made.key]), said)

    return form_page(request, "investigations/checklist_form.html", form, act, then, context)


def withdraw(request: OrganisationRequest, organisation: str, key: str) -> HttpResponse:
    """Asks whether an own checklist is to be withdrawn, and does it."""
    own = _own(request, key)
    if request.method != "POST":
        return render(request, "investigations/checklist_withdraw.html", {"own": own})
    return pressed(
        request,
        lambda: actions.withdraw_checklist(by=request.user, own=own),
        reverse("investigations:checklists", args=[organisation]),
        "checklists.withdrawn",
    )
