"""What stands in the addresses of measures."""

from arbetsro.web.accounts.models import Person
from arbetsro.web.measures.actions import change_many, open_calendar
from arbetsro.web.measures.models import BulkChange, Measure
from arbetsro.web.organisations.models import Unit
from web.access.sample import Make, Sample
from web.conftest import Cast
from web.measures.making import decided_analysis, measure_in


def _measure(unit, owner) -> Make:
    """A measure that somebody answers for; the same one whenever it is asked for."""

    def make(cast: Cast, who: Person) -> object:
        where: Unit = unit(cast)
        whose: Person = owner(cast, who)
        found = Measure.objects.filter(unit=where, owner=whose).first()
        return (found or measure_in(cast, where, whose)).pk

    return make


def _change(unit, by) -> Make:
    def make(cast: Cast, who: Person) -> object:
        where, whom = unit(cast), by(cast, who)
        found = BulkChange.objects.filter(
            organisation=where.organisation, by=whom, undone_at=None
        ).first()
        if found is None:
            measure = measure_in(cast, where, cast.karin)
            found = change_many(
                by=whom, organisation=where.organisation, measures=[measure], move_days=1
            )
        return found.pk

    return make


def _decided(unit) -> Make:
    return lambda cast, who: decided_analysis(cast, unit(cast)).pk


def _key(cast: Cast, who: Person) -> object:
    return open_calendar(by=cast.mats, organisation=cast.organisation)


def _if_they_can(cast: Cast, who: Person) -> Person:
    """The person, or Mats where they have no role in the organisation."""
    return who if who.memberships.filter(organisation=cast.organisation).exists() else cast.mats


_MEASURE = Sample(
    _measure(lambda cast: cast.home_care, _if_they_can),
    _measure(lambda cast: cast.other_root, lambda cast, who: cast.karin),
    _measure(lambda cast: cast.south, lambda cast, who: cast.anna),
)
_CHANGE = Sample(
    _change(lambda cast: cast.home_care, lambda cast, who: who),
    _change(lambda cast: cast.other_root, lambda cast, who: cast.karin),
)

SAMPLES = {
    "measures:pk": _MEASURE,
    "measures:changed:pk": _CHANGE,
    "measures:undo:pk": _CHANGE,
    "measures:take_over:pk": Sample(
        _decided(lambda cast: cast.home_care),
        _decided(lambda cast: cast.other_root),
        _decided(lambda cast: cast.south),
    ),
    "calendar:key": Sample(_key),
}
BODIES: dict[str, dict[str, str]] = {"measures:state": {"state": "started"}}
