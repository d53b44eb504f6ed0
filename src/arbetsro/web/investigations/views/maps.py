"""The map of a unit's demands and resources: drawing it, reading it, and how it was before."""

from collections.abc import Sequence
from uuid import UUID

from django.core.paginator import Paginator
from django.db.models import Count, Max
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from arbetsro.web.access.fetching import one_in_units, unit, units
from arbetsro.web.access.request import OrganisationRequest
from arbetsro.web.access.roles import Permission
from arbetsro.web.audit.recording import record
from arbetsro.web.frame.acting import done, form_page
from arbetsro.web.investigations import maps_shown
from arbetsro.web.investigations.actions.maps import change_map, draw_map, is_history
from arbetsro.web.investigations.forms import writable_units
from arbetsro.web.investigations.maps_forms import LinksForm, MapForm
from arbetsro.web.investigations.models import BalanceMap, Finding
from arbetsro.web.investigations.views.gathered import Origin, finding_page, kind_of
from arbetsro.web.organisations.choosing import chosen_unit
from arbetsro.web.organisations.models import Unit
from arbetsro.workenv.cards import cards
from arbetsro.workenv.maps import Item, through_time

READ, WRITE = Permission.READ_WORK_ENVIRONMENT, Permission.WRITE_WORK_ENVIRONMENT
_ON_A_PAGE = 50
#: How many maps stand beside each other in the history.
_BESIDE = 6


def all_of_them(request: OrganisationRequest, organisation: str) -> HttpResponse:
    """The units that have maps; of one unit, its maps through time."""
    chosen = chosen_unit(request, READ)
    if chosen:
        return _history(request, chosen)
    found = units(request, READ).filter(maps__isnull=False)
    found = found.annotate(count=Count("maps"), latest=Max("maps__drawn_on")).order_by("path")
    page = Paginator(found, _ON_A_PAGE).get_page(request.GET.get("page"))
    return render(request, "investigations/maps/list.html", {"page": page})


def _history(request: OrganisationRequest, of: Unit) -> HttpResponse:
    found = maps_shown.MAPS.filter(unit=of).prefetch_related("items__meets")
    page = Paginator(found, _BESIDE).get_page(request.GET.get("page"))
    record("map.read", by=request.user, target=of, reading=True)
    drawn = list(reversed(page.object_list))
    context = {
        "unit": of,
        "page": page,
        "drawn": drawn,
        "lines": through_time([maps_shown.as_items(one.items.all()) for one in drawn]),
        "may_write": request.standing.may(WRITE, of),
    }
    return render(request, "investigations/maps/history.html", context)


def show(request: OrganisationRequest, organisation: str, map: UUID) -> HttpResponse:  # noqa: A002
    """A map as a drawing and as tables, beside the one before it."""
    drawn = one_in_units(request, READ, maps_shown.MAPS, map)
    record("map.read", by=request.user, target=drawn, reading=True)
    earlier = maps_shown.before(drawn)
    told = maps_shown.shown(
        maps_shown.items_of(drawn), maps_shown.items_of(earlier) if earlier else None
    )
    context = {
        "map": drawn,
        "unit": drawn.unit,
        "earlier": earlier,
        "told": told,
        "drawing": maps_shown.drawing(told),
        "may_write": request.standing.may(WRITE, drawn.unit),
        "is_history": is_history(drawn),
    }
    return render(request, "investigations/maps/show.html", context)


def latest(request: OrganisationRequest, organisation: str, unit_pk: int) -> HttpResponse:
    """The latest map of a unit as a part of another page, such as where a risk is assessed."""
    of = unit(request, READ, unit_pk)
    drawn = maps_shown.latest_map(of)
    told = maps_shown.shown(maps_shown.items_of(drawn)) if drawn else None
    context = {"map": drawn, "told": told, "unit": of}
    return render(request, "investigations/maps/latest.html", context)


def new(request: OrganisationRequest, organisation: str) -> HttpResponse:
    """A form for a new map of a unit, with what stood on the one before."""
    of = chosen_unit(request, WRITE)
    if of is None:
        return _choose_unit(request)
    last = maps_shown.latest_map(of)
    items = maps_shown.items_of(last) if last else ()
    form = MapForm(request.POST or None, items=items, language=request.language)

    def draw() -> BalanceMap:
        return draw_map(
            by=request.user,
            unit=of,
            items=form.items,
            drawn_on=form.cleaned_data["drawn_on"],
            note=form.cleaned_data["note"],
        )

    return form_page(
        request, "investigations/maps/form.html", form, draw, lambda made: _to_links(request, made),
        {"unit": of, "last": last},
    )  # fmt: skip


def _choose_unit(request: OrganisationRequest) -> HttpResponse:
    """The units whose maps the person may draw; straight on where there is only one."""
    page = Paginator(writable_units(request).order_by("path"), _ON_A_PAGE)
    found = page.get_page(request.GET.get("page"))
    if page.count == 1:
        return redirect(f"{request.path}?unit={found[0].pk}")
    return render(request, "investigations/maps/choose.html", {"page": found})


def change(request: OrganisationRequest, organisation: str, map: UUID) -> HttpResponse:  # noqa: A002
    """A form for what is on a map."""
    drawn = one_in_units(request, WRITE, maps_shown.MAPS, map)
    items = maps_shown.items_of(drawn)
    initial = {"seen": drawn.version, "note": drawn.note, "drawn_on": drawn.drawn_on}
    form = MapForm(request.POST or None, items=items, language=request.language, initial=initial)

    def save() -> BalanceMap:
        return _save(request, drawn, form.cleaned_data["seen"] or 0, form.items, form)

    return form_page(
        request, "investigations/maps/form.html", form, save, lambda made: _to_links(request, made),
        {"unit": drawn.unit, "map": drawn},
    )  # fmt: skip


def links(request: OrganisationRequest, organisation: str, map: UUID) -> HttpResponse:  # noqa: A002
    """A form for what meets what, and for causes."""
    drawn = one_in_units(request, WRITE, maps_shown.MAPS, map)
    items = maps_shown.items_of(drawn)
    initial = {"seen": drawn.version}
    form = LinksForm(request.POST or None, items=items, language=request.language, initial=initial)
    told = maps_shown.shown(items)
    there = reverse("investigations:map", args=[organisation, drawn.pk])
    return form_page(
        request,
        "investigations/maps/links.html",
        form,
        lambda: _save(request, drawn, form.cleaned_data["seen"], form.items),
        lambda _: done(request, there, "maps.saved"),
        {"unit": drawn.unit, "map": drawn, "heavy": {one.item.key for one in told.heavy}},
    )


def _save(
    request: OrganisationRequest,
    drawn: BalanceMap,
    seen: int,
    items: Sequence[Item],
    form: MapForm | None = None,
) -> BalanceMap:
    return change_map(
        by=request.user,
        drawn=drawn,
        seen=seen,
        items=items,
        drawn_on=form.cleaned_data["drawn_on"] if form else drawn.drawn_on,
        note=form.cleaned_data["note"] if form else drawn.note,
    )


def _to_links(request: OrganisationRequest, drawn: BalanceMap) -> HttpResponse:
    slug = request.standing.organisation.slug
    return redirect("investigations:map_links", slug, drawn.pk)


def finding(
    request: OrganisationRequest,
    organisation: str,
    map: UUID,  # noqa: A002
    item: int,
) -> HttpResponse:
    """A finding out of a demand or a resource on a map."""
    found = maps_shown.MAPS.select_related("investigation")
    drawn = one_in_units(request, WRITE, found, map)
    one = drawn.items.filter(pk=item).first()
    if one is None:
        raise Http404
    known = cards().get(one.card)
    initial = {
        "text": one.text,
        "cause": one.cause,
        "factor": known.factor if known else "",
        "kind": kind_of(one.side),
        "found_on": drawn.drawn_on,
    }
    origin = Origin(
        unit=drawn.unit,
        source=Finding.Source.MEETING if drawn.investigation else Finding.Source.OTHER,
        back=reverse("investigations:map", args=[organisation, drawn.pk]),
        question=one.card,
        investigation=drawn.investigation,
        reference=f"map:{drawn.pk}",
    )
    return finding_page(request, origin, initial)
