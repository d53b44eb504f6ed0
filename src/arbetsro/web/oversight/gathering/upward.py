"""Matters that went upward: those that wait for an answer, and the requests by law."""

from collections.abc import Iterator
from datetime import date

from django.db.models import Q, QuerySet
from django.utils import timezone

from arbetsro.language import Language
from arbetsro.reporting.board import pack
from arbetsro.web.matters.listing import Row, rows_of, with_legs
from arbetsro.web.matters.models import Leg, Matter
from arbetsro.web.oversight.counting.scope import Scope


def waiting_rows(scope: Scope, at_most: int, language: Language) -> list[Row]:
    """The matters without an answer with where they lie, in four queries.

    Those that were to be answered first come first.
    """
    waits = Matter.objects.filter(scope.below, state=Matter.State.OPEN)
    return rows_of(with_legs(waits.order_by("latest_on", "pk"))[:at_most], language)


def waiting(scope: Scope, at_most: int) -> Iterator[pack.Matter]:
    """The same as they are told in a pack."""
    for row in waiting_rows(scope, at_most, "sv"):
        yield _told(row.matter, list(row.matter.legs.all()), scope.day, row)


def requests(scope: Scope, at_most: int) -> Iterator[pack.Matter]:
    """The requests of safety representatives that were open or were answered in the period."""
    matters = _requests(scope).order_by("-raised_at", "pk")
    for row in rows_of(with_legs(matters)[:at_most], "sv"):
        yield _told(row.matter, list(row.matter.legs.all()), scope.day, row)


def _requests(scope: Scope) -> QuerySet[Matter]:
    answered = Q(state=Matter.State.ANSWERED) & scope.within("closed_at")
    there = Matter.objects.filter(scope.below, kind=Matter.Kind.REQUEST)
    return there.filter(Q(state=Matter.State.OPEN) | answered)


def _told(matter: Matter, legs: list[Leg], day: date, row: Row) -> pack.Matter:
    raised = timezone.localdate(matter.raised_at)
    is_open = matter.state == Matter.State.OPEN
    end = day if is_open or not matter.closed_at else timezone.localdate(matter.closed_at)
    confirmed = next((leg.confirmed_at for leg in legs if leg.confirmed_at), None)
    return pack.Matter(
        kind=matter.kind,
        subject=matter.subject,
        unit=matter.unit.name,
        raised_on=raised,
        latest_on=matter.latest_on,
        days=(end - raised).days,
        over=max(0, (end - matter.latest_on).days),
        lies_in=row.lies_in.name if row.lies_in else "",
        confirmed_on=timezone.localdate(confirmed) if confirmed else None,
        answered_on=None if is_open else end,
        answer="" if is_open else legs[-1].answer,
    )
