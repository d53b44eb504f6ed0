"""The one place that reads a publication. What is hidden is not in it, so no page can show it."""

from dataclasses import dataclass
from functools import cached_property, lru_cache

from arbetsro.surveys.form import Form
from arbetsro.surveys.frozen import DamagedError, digest
from arbetsro.surveys.published import PlaceResult, Published
from arbetsro.surveys.variables import Background, Variable
from arbetsro.web.surveys.asked import form_of
from arbetsro.web.surveys.models import Place, Publication, Wave

#: So many publications are kept open. One of 20 000 places takes some tens of megabytes.
_KEPT = 4


@dataclass(frozen=True)
class Told:
    """What is told of a published wave.

    Attributes:
        wave: The wave.
        publication: The latest of it.
        published: Its results.
    """

    wave: Wave
    publication: Publication
    published: Published

    @cached_property
    def form(self) -> Form:
        """What was asked."""
        return form_of(self.wave)

    @property
    def variables(self) -> tuple[Variable, ...]:
        """What may be told of each place."""
        return self.form.variables

    @property
    def backgrounds(self) -> tuple[Background, ...]:
        """What the whole may be divided by."""
        return self.form.backgrounds

    def place(self, unit: int) -> Place | None:
        """The place that a unit is in this wave, with the one above it, if it is one."""
        return self.wave.places.select_related("unit", "parent").filter(unit=unit).first()

    @cached_property
    def places(self) -> dict[int, Place]:
        """All places by unit, each after the one that it stands in."""
        found = self.wave.places.select_related("unit", "parent").order_by("number")
        return {one.unit_id: one for one in found}

    @cached_property
    def whole(self) -> PlaceResult | None:
        """The whole of the wave."""
        return self.of(self.wave.unit_id)

    def of(self, unit: int) -> PlaceResult | None:
        """A place; nothing where nothing may be told of it, for whatever reason."""
        return self.published.of(unit)


def told_of(wave: Wave) -> Told:
    """What is told of a published wave now.

    Raises:
        DamagedError: It is not what was published.
    """
    found = wave.publications.order_by("-number").first()
    if found is None:
        raise ValueError(f"nothing is published of {wave.pk}")
    return Told(wave, found, published_of(found))


def published_of(publication: Publication) -> Published:
    """A publication, read; kept open for the next who asks.

    Raises:
        DamagedError: It is not what was published.
    """
    return _read(str(publication.pk), publication.digest)


@lru_cache(maxsize=_KEPT)
def _read(pk: str, expected: str) -> Published:
    data = bytes(Publication.objects.values_list("table", flat=True).get(pk=pk))
    if digest(data) != expected:
        raise DamagedError("changed")
    return Published.read(data)


def table_of(publication: Publication) -> bytes:
    """The table of a publication as it is kept, for what reads it in another way.

    Raises:
        DamagedError: It is not what was published.
    """
    data = bytes(publication.table)
    if digest(data) != publication.digest:
        raise DamagedError("changed")
    return data
