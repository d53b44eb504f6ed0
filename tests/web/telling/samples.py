"""What stands in the addresses of messages and examples, for the walks over all addresses."""

from collections.abc import Callable
from typing import Any

from arbetsro.web.accounts.models import Person
from arbetsro.web.organisations.models import Unit
from arbetsro.web.telling.models import Example, Message
from web.access.sample import UNIT, Make, Sample
from web.conftest import Cast
from web.telling import making

Where = Callable[[Cast], Unit]
PLACES: tuple[Where, ...] = (
    lambda cast: cast.home_care, lambda cast: cast.other_root, lambda cast: cast.south,
)  # fmt: skip


def _each(make: Callable[[Cast, Unit], Any]) -> Sample:
    """The same kind of thing in home care, in the other organisation, and in South."""

    def of(where: Where) -> Make:
        return lambda cast, who: make(cast, where(cast)).pk

    return Sample(*map(of, PLACES))


def _draft(cast: Cast, unit: Unit) -> Message:
    found = Message.objects.filter(unit=unit, published_at=None).first()
    return found or making.message(cast, unit)


def _told(cast: Cast, unit: Unit) -> Message:
    found = Message.objects.filter(unit=unit, published_at__isnull=False, withdrawn_at=None)
    return found.first() or making.told(cast, unit)


def _example(cast: Cast, unit: Unit) -> Example:
    return Example.objects.filter(unit=unit).first() or making.example(cast, unit)


def _unit_that_was_told(cast: Cast, who: Person) -> object:
    return _told(cast, cast.home_care).unit.pk


_EXAMPLE = _each(_example)
SAMPLES = {
    "telling:pk": UNIT,
    "telling:wall_pdf:pk": Sample(_unit_that_was_told, UNIT.foreign, UNIT.outside),
    "telling:message": _each(_draft),
    "telling:withdraw:message": _each(_told),
    "telling:example": Sample(_EXAMPLE.own, _EXAMPLE.foreign),  # everybody sees every example
    "telling:example_withdraw:example": _EXAMPLE,
    "telling:measure": _each(lambda cast, unit: making.worked(cast, unit)),
}
BODIES = {
    "telling:write": {"title": "Vad vi gör", "does": "Vi fäster hyllor."},
    "telling:publish": {"seen": "1"},
    "telling:withdraw": {"reason": "Dagen var fel."},
}
