"""What has been taken further from the results of a wave."""

from collections.abc import Mapping

from arbetsro.web.investigations.models import Finding
from arbetsro.web.organisations.models import Unit
from arbetsro.web.surveys.models import Wave


def reference_of(wave: Wave, variable: str) -> str:
    """What a finding refers to that comes from an area or a question of a wave."""
    return f"{_start(wave)}{variable}"[:80]


def taken_areas(wave: Wave, unit: Unit) -> Mapping[str, Finding]:
    """The findings of a unit that come from a wave, by the key of the area or question."""
    start = _start(wave)
    found = Finding.objects.filter(
        unit=unit, source=Finding.Source.SURVEY, reference__startswith=start
    )
    return {one.reference.removeprefix(start): one for one in found}


def _start(wave: Wave) -> str:
    return f"survey:{wave.pk.hex}:"
