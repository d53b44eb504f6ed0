"""How much of a wave is not shown.

It is counted from what is shown and from whom were invited, never from the answers: a count of what
is hidden would itself tell something of it.
"""

from dataclasses import dataclass

from arbetsro.web.surveys.reading import Told


@dataclass(frozen=True, slots=True)
class Concealed:
    """How much is shown, of how much there could be.

    Attributes:
        places, of_places: Places with a result, and all.
        invited, of_invited: Those invited who belong to a place with a result of its own, and all.
        cells, of_cells: Figures that are shown at the places with a result, and as many as there
            would be if nothing were hidden there.
        thresholds: The threshold of each publication of the wave, the first one first.
    """

    places: int
    of_places: int
    invited: int
    of_invited: int
    cells: int
    of_cells: int
    thresholds: tuple[int, ...]


def concealed_of(told: Told) -> Concealed:
    """How much of a wave is shown."""
    shown = [unit for unit in told.published.places if unit in told.places]
    own, publications = _own(told), told.wave.publications.order_by("number")
    return Concealed(
        places=len(shown),
        of_places=len(told.places),
        invited=sum(own[unit] for unit in shown),
        of_invited=told.publication.invited,
        cells=len(told.published.told()),
        of_cells=len(shown) * len(told.variables),
        thresholds=tuple(publications.values_list("threshold", flat=True)),
    )


def _own(told: Told) -> dict[int, int]:
    """How many are invited at each place itself, without the places below."""
    own = {unit: place.invited for unit, place in told.places.items()}
    for place in told.places.values():
        if place.parent is not None:
            own[place.parent.unit_id] -= place.invited
    return own
