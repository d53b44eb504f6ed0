"""What stands in the addresses of surveys, for the walks over all addresses.

The samples of answering, results, files and texts stand in modules of their own beside this one,
whose names end with ``_samples``.
"""

from collections.abc import Callable
from importlib import import_module
from pathlib import Path

from arbetsro.web.accounts.models import Person
from arbetsro.web.frame.clock import now
from arbetsro.web.organisations.models import Unit
from arbetsro.web.surveys.models import Wave
from web import surveys_rows as rows
from web.access.sample import Make, Sample, word
from web.conftest import Cast

Where = Callable[[Cast], Unit]


def _wave(where: Where, state: Wave.State = Wave.State.DRAFT) -> Make:
    """A wave that asks six in a unit by codes on paper; made once."""

    def make(cast: Cast, who: Person) -> object:
        unit, opened_at = where(cast), None if state == Wave.State.DRAFT else now()
        fields = {"title": f"Enkät, {state}", "state": state}
        found = Wave.objects.filter(unit=unit, **fields).first()
        if found is None:
            found = rows.draft(cast, unit, opened_at=opened_at, **fields)
            rows.invite(found, unit, 6)
        return found.pk

    return make


def _sample(state: Wave.State = Wave.State.DRAFT) -> Sample:
    wheres: tuple[Where, ...] = (
        lambda cast: cast.root, lambda cast: cast.other_root, lambda cast: cast.south
    )  # fmt: skip
    own, foreign, outside = (_wave(where, state) for where in wheres)
    return Sample(own, foreign, outside)


SAMPLES: dict[str, Sample] = {
    "surveys:wave": _sample(),
    "surveys:threshold:wave": _sample(Wave.State.PUBLISHED),
    "surveys:pk": Sample(
        lambda cast, who: cast.root.pk,
        lambda cast, who: cast.other_root.pk,
        lambda cast, who: cast.south.pk,
    ),
    "surveys:kind": word("own"),
    "surveys:key": word("own1"),
    "surveys:instrument": word("who-5"),
}
BODIES: dict[str, dict[str, str]] = {}
PREPARED: dict[str, Callable[[Person], None]] = {}

for _file in sorted(Path(__file__).parent.glob("*_samples.py")):
    _module = import_module(f"web.surveys.{_file.stem}")
    SAMPLES |= _module.SAMPLES
    BODIES |= getattr(_module, "BODIES", {})
    PREPARED |= getattr(_module, "PREPARED", {})
