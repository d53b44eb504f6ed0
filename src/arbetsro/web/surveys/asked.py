"""What a wave asks: its form, with the words that the organisation may use."""

from arbetsro.instruments.wording import Wording, read_wording
from arbetsro.surveys.form import Form, read_form
from arbetsro.surveys.tree import UnitTree
from arbetsro.web.organisations.models import Organisation
from arbetsro.web.surveys.models import LoadedWording, Wave


def form_of(wave: Wave) -> Form:
    """What a wave asks.

    Raises:
        FormError: It cannot be asked as it stands; every fault is named.
    """
    return read_form(wave.plan, wordings_of(wave.organisation))


def wordings_of(organisation: Organisation) -> dict[str, Wording]:
    """The words of instruments that an organisation has loaded, by instrument."""
    loaded = LoadedWording.objects.filter(organisation=organisation)
    return {one.instrument: read_wording(one.text, of=one.instrument) for one in loaded}


def tree_of(wave: Wave) -> UnitTree:
    """The places of an opened wave, known by the keys of their units."""
    rows = list(wave.places.order_by("number").values_list("unit", "parent__number"))
    return UnitTree(
        tuple(unit for unit, _ in rows),
        tuple(-1 if parent is None else parent for _, parent in rows),
    )
