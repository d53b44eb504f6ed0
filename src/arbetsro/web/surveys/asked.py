"""What a wave asks: its form, with the words that the organisation may use."""

import json
from functools import lru_cache

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
    loaded = LoadedWording.objects.filter(organisation=wave.organisation)
    words = tuple(loaded.order_by("instrument").values_list("instrument", "text"))
    return _form(json.dumps(wave.plan), words)


@lru_cache(maxsize=32)
def _form(plan: str, words: tuple[tuple[str, str], ...]) -> Form:
    """The same form for the same plan and words: every answer that comes in asks for it."""
    return read_form(json.loads(plan), {name: read_wording(text, of=name) for name, text in words})


def wordings_of(organisation: Organisation) -> dict[str, Wording]:
    """The words of instruments that an organisation has loaded, by instrument."""
    loaded = LoadedWording.objects.filter(organisation=organisation)
    return {one.instrument: _wording(one.text, one.instrument) for one in loaded}


@lru_cache(maxsize=64)
def _wording(text: str, instrument: str) -> Wording:
    """Words are asked for with every answer that comes in."""
    return read_wording(text, of=instrument)


def tree_of(wave: Wave) -> UnitTree:
    """The places of an opened wave, known by the keys of their units."""
    rows = list(wave.places.order_by("number").values_list("unit", "parent__number"))
    return UnitTree(
        tuple(unit for unit, _ in rows),
        tuple(-1 if parent is None else parent for _, parent in rows),
    )
