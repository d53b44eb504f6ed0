"""Good examples where the same risk appears."""

from arbetsro.web.organisations.models import Organisation
from arbetsro.web.telling.models import Example


def examples_for(organisation: Organisation, factor: str, limit: int = 3) -> list[Example]:
    """The latest examples of the organisation that concern a factor; none for no factor."""
    if not factor:
        return []
    shared = Example.objects.filter(
        unit__organisation=organisation, factor=factor, withdrawn_at=None
    )
    return list(shared.select_related("unit").order_by("-shared_at", "pk")[:limit])
