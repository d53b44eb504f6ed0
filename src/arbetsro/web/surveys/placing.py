"""Which units answers are told for, decided when a wave is opened and kept as it was then."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping

from arbetsro.web.organisations.models import Unit
from arbetsro.web.surveys.models import Invitation, Place, Wave


def place_all(wave: Wave) -> None:
    """Makes the places of a wave, and gives each invitation its own.

    A unit in and below which fewer are invited than the threshold is no place: its people answer
    for the nearest unit above that is one. The unit that is asked is always one.
    """
    paths = dict(Unit.objects.filter(path__startswith=wave.unit.path).values_list("pk", "path"))
    invited = invited_in(wave, paths)
    chosen = [
        unit
        for unit in sorted(paths, key=lambda pk: (paths[pk].count("/"), paths[pk]))
        if unit == wave.unit_id or invited[unit] >= wave.threshold
    ]
    places = _made(wave, chosen, paths, invited)
    _give(wave, {unit: _nearest(paths[unit], places) for unit in paths})


def invited_in(wave: Wave, paths: Mapping[int, str]) -> Counter[int]:
    """How many are invited in each unit and below it."""
    own = Counter(wave.invitations.values_list("unit", flat=True))
    total: Counter[int] = Counter()
    for unit, count in own.items():
        for above in _steps(paths.get(unit, "")):
            if above in paths:
                total[above] += count
    return total


def _made(
    wave: Wave, chosen: Iterable[int], paths: Mapping[int, str], invited: Mapping[int, int]
) -> dict[int, Place]:
    names = dict(Unit.objects.filter(pk__in=paths).values_list("pk", "name"))
    places: dict[int, Place] = {}
    for number, unit in enumerate(chosen):
        above = None if number == 0 else _nearest(paths[unit].removesuffix(f"{unit}/"), places)
        places[unit] = Place(
            wave=wave, unit_id=unit, parent=above, number=number,
            name=names[unit], invited=invited[unit],
        )  # fmt: skip
    by_depth: dict[int, list[Place]] = defaultdict(list)
    for unit, place in places.items():
        by_depth[paths[unit].count("/")].append(place)
    for depth in sorted(by_depth):  # a place is there before those below point to it
        Place.objects.bulk_create(by_depth[depth], batch_size=500)
    return places


def _nearest(path: str, places: Mapping[int, Place]) -> Place:
    return next(places[unit] for unit in reversed(_steps(path)) if unit in places)


def _give(wave: Wave, place_of: Mapping[int, Place]) -> None:
    units: dict[int, list[int]] = defaultdict(list)
    for unit, place in place_of.items():
        units[place.pk].append(unit)
    for key, below in units.items():
        Invitation.objects.filter(wave=wave, unit__in=below).update(place=key)


def _steps(path: str) -> list[int]:
    """The units from the root down to one, as its path names them."""
    return [int(one) for one in path.split("/") if one]
