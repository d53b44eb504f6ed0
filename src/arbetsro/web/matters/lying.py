"""Where matters lie, and with whom."""

from collections.abc import Sequence

from django.db.models import Q, QuerySet

from arbetsro.web.frame.refusal import Refusal
from arbetsro.web.matters.clocks import climbs_before
from arbetsro.web.matters.levels import Levels, level_above, level_now
from arbetsro.web.matters.models import Leg, Matter
from arbetsro.web.organisations.models import Unit


def locked(matter: Matter) -> Leg:
    """Where an open matter lies, with the matter kept for the one who is about to change it.

    Raises:
        Refusal: It has been answered or withdrawn; the message says by whom.
    """
    kept = (
        Matter.objects.select_for_update(of=("self",))
        .select_related("unit__organisation", "raised_by")
        .get(pk=matter.pk)
    )
    last = kept.legs.select_related("answered_by", "confirmed_by", "to").last()
    assert last is not None  # noqa: S101 - a matter has a first leg from the beginning
    last.matter = kept
    if kept.state == Matter.State.ANSWERED:
        raise Refusal("matters.answered_already", name=str(last.answered_by))
    if kept.state == Matter.State.WITHDRAWN:
        raise Refusal("matters.withdrawn_already", name=str(kept.raised_by))
    return last


def is_confirmed(legs: Sequence[Leg], kind: str) -> bool:
    """Whether a matter with these legs is confirmed: a return where it lies, a request once."""
    if kind == Matter.Kind.REQUEST:
        return any(leg.confirmed_at for leg in legs)
    return legs[-1].confirmed_at is not None


def open_legs() -> QuerySet[Leg]:
    """Where every open matter lies, with what it takes to tell who answers there."""
    return Leg.objects.filter(left_at=None, matter__state=Matter.State.OPEN).select_related(
        "matter__unit__organisation", "matter__raised_by", "to"
    )


def unanswered_in_time() -> QuerySet[Leg]:
    """Where those matters lie that should have been answered, the days of grace past."""
    late = Q()
    for kind in Matter.Kind.values:
        late |= Q(matter__kind=kind, answer_on__lt=climbs_before(kind))
    return open_legs().filter(late)


def for_the_board(units: QuerySet[Unit]) -> list[Leg]:
    """What stands on the board's page: matters that nobody above can be asked to answer.

    They are those that lie with nobody, those that the highest level has not answered in time, and
    the requests by law that are late, wherever they lie.

    Args:
        units: The units whose matters are meant.
    """
    legs = open_legs().filter(matter__unit__in=units)
    late = list(unanswered_in_time().filter(matter__unit__in=units).order_by("answer_on", "pk"))
    vacant = legs.exclude(pk__in=[leg.pk for leg in late]).filter(to=None)
    levels = Levels.on_the_way(leg.matter.unit.path for leg in (*late, *vacant))
    nowhere = [leg for leg in vacant if level_now(leg, levels) is None]
    stuck = [leg for leg in late if _stands_out(leg, levels)]
    return [*nowhere, *stuck]


def _stands_out(leg: Leg, levels: Levels) -> bool:
    return leg.matter.kind == Matter.Kind.REQUEST or level_above(leg, levels) is None
