"""Which units have changed since a wave was opened. The wave goes on as it began."""

from arbetsro.web.frame.clock import today
from arbetsro.web.organisations.models import Unit
from arbetsro.web.surveys.models import Wave


def changed_since(wave: Wave) -> list[str]:
    """The names of the places whose units have been moved, renamed or closed, in tree order."""
    places = list(wave.places.select_related("unit", "parent").order_by("number"))
    asked = {place.unit_id for place in places}
    return [
        place.name
        for place in places
        if place.unit.name != place.name
        or not place.unit.is_valid(today())
        or (place.parent is not None and _above(place.unit, asked) != place.parent.unit_id)
    ]


def _above(unit: Unit, asked: set[int]) -> int | None:
    """The nearest unit above that is a place."""
    steps = [int(one) for one in unit.path.strip("/").split("/")][:-1]
    return next((one for one in reversed(steps) if one in asked), None)
