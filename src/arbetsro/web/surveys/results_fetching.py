"""Fetching results: which waves somebody may read about, and of which places.

Whoever may read results in a unit reads those of its places, and the whole of the wave for
comparison. Nothing is told of units outside their permission.
"""

from dataclasses import dataclass
from uuid import UUID

from django.db.models import Q, QuerySet
from django.http import Http404

from arbetsro.web.access import fetching
from arbetsro.web.access.request import OrganisationRequest
from arbetsro.web.access.roles import Permission
from arbetsro.web.organisations.models import Unit
from arbetsro.web.surveys.models import Place, Wave
from arbetsro.web.surveys.reading import Told, told_of

READ = Permission.READ_SURVEY_RESULTS
_WAVES = Wave.objects.select_related("unit__organisation", "previous__unit__organisation")


@dataclass(frozen=True, slots=True)
class AtUnit:
    """A wave, and a unit that the person may read it for."""

    told: Told
    unit: Unit


def readable_waves(request: OrganisationRequest) -> QuerySet[Wave]:
    """The published waves that asked a unit which the person may read results of, or a part of one.

    A wave of a unit above counts too: theirs is a place in it. So does one that a unit of theirs
    was a place in before it was moved.
    """
    standing = request.standing
    near = standing.where(READ, "unit__")
    for path in standing.paths(READ):
        near |= Q(unit__in=[int(one) for one in path.strip("/").split("/")])
    near |= Q(pk__in=Place.objects.filter(standing.where(READ, "unit__")).values("wave"))
    published = _WAVES.filter(near, state=Wave.State.PUBLISHED)
    return fetching.anywhere(request, published)


def wave_to_read(request: OrganisationRequest, pk: UUID) -> Told:
    """A published wave with what may be told of it.

    Raises:
        Http404: There is no such wave, or not for this person.
        DamagedError: What has been published is not as it was.
    """
    found = readable_waves(request).filter(pk=pk).first()
    if found is None:
        raise Http404
    return told_of(found)


def unit_to_read(
    request: OrganisationRequest, pk: UUID, unit: int, *, also: Permission | None = None
) -> AtUnit:
    """A wave and one of the units that it asked, where the person may read its results.

    Args:
        request: Who asks.
        pk: The wave.
        unit: The unit.
        also: What else they must be allowed to do there.

    Raises:
        Http404: There is no such wave or unit, or not for this person.
        DamagedError: What has been published is not as it was.
    """
    told = wave_to_read(request, pk)
    found = fetching.unit(request, READ, unit)
    # A unit that has been moved since is still the place that it was.
    is_asked = found.path.startswith(told.wave.unit.path) or told.place(found.pk) is not None
    if not is_asked or (also is not None and not request.standing.may(also, found)):
        raise Http404
    return AtUnit(told, found)


def wave_to_run(request: OrganisationRequest, pk: UUID) -> Told:
    """A published wave for those who run surveys in its unit.

    Raises:
        Http404: There is no such wave, or not for this person.
        DamagedError: What has been published is not as it was.
    """
    published = _WAVES.filter(state=Wave.State.PUBLISHED)
    return told_of(fetching.one_in_units(request, Permission.RUN_SURVEYS, published, pk))
