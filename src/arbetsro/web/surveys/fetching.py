"""Which waves a person may run."""

from uuid import UUID

from django.db.models import QuerySet

from arbetsro.web.access.fetching import in_units, one_in_units, units
from arbetsro.web.access.request import OrganisationRequest
from arbetsro.web.access.roles import Permission
from arbetsro.web.frame.clock import today
from arbetsro.web.organisations.models import Unit, valid_on
from arbetsro.web.surveys.models import Wave

RUN = Permission.RUN_SURVEYS
_WAVES = Wave.objects.select_related("unit__organisation", "previous", "created_by")


def wave_to_run(request: OrganisationRequest, pk: UUID) -> Wave:
    """A wave of a unit in which the person may run surveys.

    Raises:
        Http404: There is no such wave, or not for this person.
    """
    return one_in_units(request, RUN, _WAVES, pk)


def waves_to_run(request: OrganisationRequest) -> QuerySet[Wave]:
    """All of them, the latest first."""
    return in_units(request, RUN, _WAVES)


def units_to_ask(request: OrganisationRequest) -> QuerySet[Unit]:
    """The units that the person may ask, as they are today."""
    return units(request, RUN).filter(valid_on(today()))
