"""The names of an organisation's people and units, to be looked for in texts."""

from functools import lru_cache

from arbetsro.surveys.masked_words import Names
from arbetsro.web.frame.clock import today
from arbetsro.web.organisations.models import Membership, Organisation, Unit

#: So many organisations' names are kept at a time.
_KEPT = 4


def names_of(organisation: Organisation) -> Names:
    """All who have been members, and all units; read once a day and whenever there are more."""
    members = Membership.objects.filter(organisation=organisation).count()
    units = Unit.objects.filter(organisation=organisation).count()
    return _names(organisation.pk, members, units, today().toordinal())


@lru_cache(maxsize=_KEPT)
def _names(organisation: int, members: int, units: int, day: int) -> Names:
    people = Membership.objects.filter(organisation=organisation).values_list("person__name")
    names = Unit.objects.filter(organisation=organisation).values_list("name", flat=True)
    return Names.of([one for (one,) in people.distinct()], names)
