"""Changing many measures at once, and undoing it."""

from uuid import UUID

from django.contrib import messages
from django.db.models import QuerySet
from django.http import Http404, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.urls import reverse

from arbetsro.language import say
from arbetsro.web.access import fetching
from arbetsro.web.access.request import OrganisationRequest
from arbetsro.web.access.roles import Permission
from arbetsro.web.accounts.models import Person
from arbetsro.web.frame.acting import done, form_page
from arbetsro.web.frame.refusal import Refusal
from arbetsro.web.measures import actions
from arbetsro.web.measures.fetching import MEASURES
from arbetsro.web.measures.finding import IS_OPEN
from arbetsro.web.measures.forms import ManyForm
from arbetsro.web.measures.models import BulkChange, Measure
from arbetsro.web.organisations.choosing import chosen_unit

_WRITE = Permission.WRITE_WORK_ENVIRONMENT
_SHOWN = 50
#: More than this are not changed in one step.
_MOST = 1_000


def change(request: OrganisationRequest, organisation: str) -> HttpResponse:
    """A form for the measures that were marked, or for all open ones of somebody in a unit."""
    person = _person(request)
    chosen = _chosen(request, person)
    count = chosen.count()
    if not count:
        messages.info(request, say("measures.none_chosen", request.language))
        return redirect("measures:list", organisation)
    data = request.POST if "move_days" in request.POST else None
    where = request.standing.organisation
    form = ManyForm(data, language=request.language, organisation=where)

    def act() -> BulkChange:
        return actions.change_many(
            by=request.user, organisation=where, measures=chosen[:_MOST], **form.told()
        )

    def then(made: BulkChange) -> HttpResponse:
        page = reverse("measures:changed", args=[organisation, made.pk])
        return done(request, page, "measures.many_changed", count=len(made.after))

    context = {
        "chosen": chosen[:_SHOWN],
        "count": count,
        "more": max(0, count - _SHOWN),
        "marked": [] if person else [one.pk for one in chosen[:_MOST]],
        "person": person,
    }
    return form_page(request, "measures/many.html", form, act, then, context)


def changed(request: OrganisationRequest, organisation: str, pk: UUID) -> HttpResponse:
    """What a change of many did, and a button that takes it back."""
    change = _own(request, pk)
    found = fetching.in_units(request, _WRITE, MEASURES).filter(pk__in=list(change.after))
    context = {
        "change": change,
        "measures": found[:_SHOWN],
        "count": len(change.after),
        "left": found.filter(pk__in=change.left) if change.left else [],
    }
    return render(request, "measures/changed.html", context)


def undo(request: OrganisationRequest, organisation: str, pk: UUID) -> HttpResponse:
    """Takes a change of many back, and says what was left since others have changed it."""
    change = _own(request, pk)
    page = reverse("measures:changed", args=[organisation, pk])
    try:
        undone = actions.undo_many(by=request.user, change=change)
    except Refusal as refusal:
        messages.error(request, refusal.told(request.language))
        return redirect(page)
    count = len(undone.after) - len(undone.left)
    said = "measures.many_undone_but" if undone.left else "measures.many_undone"
    return done(request, page, said, count=count, left=len(undone.left))


def _own(request: OrganisationRequest, pk: UUID) -> BulkChange:
    """A change of many that the person made."""
    made = BulkChange.objects.filter(by=request.user).select_related("organisation")
    return fetching.one_of_organisation(request, made, pk)


def _chosen(request: OrganisationRequest, person: Person | None) -> QuerySet[Measure]:
    """The measures that the page is about, of those that the person may change."""
    allowed = fetching.in_units(request, _WRITE, MEASURES).order_by("due_on", "pk")
    if person is None:
        return allowed.filter(pk__in=_marked(_told(request)))
    unit = chosen_unit(request, _WRITE)
    theirs = allowed.filter(IS_OPEN, owner=person)
    return theirs.filter(unit__path__startswith=unit.path) if unit else theirs


def _person(request: OrganisationRequest) -> Person | None:
    """The person whose measures are to be handed over, as the address names them."""
    text = request.GET.get("of", "")
    if not text:
        return None
    if not text.isdecimal() or len(text) > 18:
        raise Http404
    allowed = fetching.in_units(request, _WRITE, Measure.objects.all())
    found = Person.objects.filter(pk=int(text), pk__in=allowed.values("owner")).first()
    if found is None:
        raise Http404
    return found


def _told(request: OrganisationRequest) -> QueryDict:
    return request.POST if request.method == "POST" else request.GET


def _marked(data: QueryDict) -> list[UUID]:
    """The keys of what was marked; what is no key is looked past."""
    found = []
    for text in data.getlist("measure")[:_MOST]:
        try:
            found.append(UUID(text))
        except ValueError:
            continue
    return found
