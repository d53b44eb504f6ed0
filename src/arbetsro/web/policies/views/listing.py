"""All documents, what must be in writing, how many are employed, and where help is."""

from django.core.paginator import Paginator
from django.db.models import QuerySet
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from arbetsro.web.access import fetching
from arbetsro.web.access.request import OrganisationRequest
from arbetsro.web.access.roles import Permission
from arbetsro.web.frame.acting import done, form_page
from arbetsro.web.frame.clock import today
from arbetsro.web.organisations.choosing import chosen_unit
from arbetsro.web.organisations.models import Unit
from arbetsro.web.policies.actions import tell_size
from arbetsro.web.policies.forms import SizeForm
from arbetsro.web.policies.models import Policy
from arbetsro.web.policies.needed import needed, size_of
from arbetsro.web.policies.reach import POLICIES, in_reach
from arbetsro.web.policies.staff import holds_for, waits_for_me
from arbetsro.web.policies.texts import parts_of

_READ, _KEEP = Permission.READ_WORK_ENVIRONMENT, Permission.KEEP_POLICIES
_ON_A_PAGE = 50
_MOST_WAITING = 20
#: The sections of the routine that somebody who needs help reads first.
_HELP = ("who_receives", "help", "what_happens", "manager_concerned", "stance", "victimisation")


def all_of_them(request: OrganisationRequest, organisation: str) -> HttpResponse:
    """The documents that hold for the person, and those of the units that they see."""
    unit = chosen_unit(request, Permission.SEE_UNITS)
    found = _narrowed(in_reach(request).filter(withdrawn_at=None), unit)
    waiting = waits_for_me(request.standing).select_related("unit", "current")
    context = {
        "page": Paginator(found, _ON_A_PAGE).get_page(request.GET.get("page")),
        "waiting": list(waiting.order_by("title", "pk")[:_MOST_WAITING]),
        "unit": unit,
        "today": today(),
    }
    return render(request, "policies/list.html", context)


def _narrowed(policies: QuerySet[Policy], unit: Unit | None) -> QuerySet[Policy]:
    """What holds in a unit: its own documents, those above it and those below."""
    if unit is not None:
        above = [int(pk) for pk in unit.path.strip("/").split("/")]
        policies = policies.filter(unit__in=above) | policies.filter(
            unit__path__startswith=unit.path
        )
    return policies.order_by("title", "unit__path", "pk")


def needs(request: OrganisationRequest, organisation: str) -> HttpResponse:
    """What an employer of this size must have in writing, and what is missing."""
    unit = chosen_unit(request, _READ) or _uppermost(request)
    found = needed(request.standing.organisation, unit)
    context = {
        "needed": found,
        "unit": unit,
        "today": today(),
        "may_keep": request.standing.may(_KEEP, unit),
        "may_tell_size": _may_tell_size(request).exists(),
    }
    return render(request, "policies/needed.html", context)


def _uppermost(request: OrganisationRequest) -> Unit:
    """The uppermost unit whose work environment the person reads about."""
    mine = fetching.units(request, _READ).select_related("organisation")
    tops = mine.filter(path__in=request.standing.paths(_READ))
    found = sorted(tops, key=lambda unit: (unit.depth, unit.name))
    if not found:
        raise Http404
    return found[0]


def _may_tell_size(request: OrganisationRequest) -> QuerySet[Unit]:
    """The whole organisation, where the person keeps documents for all of it."""
    return fetching.units(request, _KEEP).filter(parent=None)


def size(request: OrganisationRequest, organisation: str) -> HttpResponse:
    """How many are employed, and what was told before."""
    if not _may_tell_size(request).exists():
        raise Http404
    form = SizeForm(request.POST or None, language=request.language)
    employer = request.standing.organisation
    told = employer.sizes.select_related("told_by")
    return form_page(
        request,
        "policies/size.html",
        form,
        lambda: tell_size(by=request.user, organisation=employer, **form.cleaned_data),
        lambda _: done(request, reverse("policies:needed", args=[organisation]), "policies.told"),
        {"told": list(told[:_ON_A_PAGE]), "now": size_of(employer)},
    )


def where_help_is(request: OrganisationRequest, organisation: str) -> HttpResponse:
    """Who receives, what happens and where help is, from the routine against victimisation.

    That somebody has opened this page is no event: whoever looks for help must be able to do so
    unseen by those who read the log.
    """
    mine = holds_for(request.standing)
    held = POLICIES.filter(
        mine, unit__organisation=request.standing.organisation, withdrawn_at=None,
        requirement="victimisation", current__isnull=False,
    )  # fmt: skip
    # The nearest routine first: it has the names of those who are near.
    found = sorted(held, key=lambda one: (-one.unit.depth, one.title))
    context = {"routines": [(one, _help_in(one)) for one in found]}
    return render(request, "policies/help.html", context)


def _help_in(policy: Policy) -> list[object]:
    assert policy.current is not None  # noqa: S101 - only what is in force is asked for
    parts = {part.key: part for part in parts_of(policy.current)}
    return [parts[key] for key in _HELP if key in parts] or list(parts.values())
