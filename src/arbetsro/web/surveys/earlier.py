"""The wave before, where a place can be held against itself."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from arbetsro.surveys.comparing import Change, asked_alike, changes
from arbetsro.surveys.published import PlaceResult
from arbetsro.surveys.variables import Variable
from arbetsro.web.surveys.models import Wave
from arbetsro.web.surveys.reading import Told, told_of


@dataclass(frozen=True)
class Earlier:
    """A place in two waves. They are two groups of answers: nobody knows who answered both times.

    Attributes:
        told, before: The wave, and the one before.
        after, was: The place in each.
    """

    told: Told
    before: Told
    after: PlaceResult
    was: PlaceResult

    @cached_property
    def alike(self) -> tuple[Variable, ...]:
        """What was asked in the same way both times."""
        return asked_alike(self.before.variables, self.told.variables)

    def changed(self, *kinds: str) -> Sequence[Change]:
        """What has changed, of areas and shares or of questions, told of both times."""
        wanted = [one for one in self.alike if one.kind in kinds]
        return changes(self.was, self.after, wanted)


def earlier_of(told: Told, unit: int) -> Earlier | None:
    """The place in the wave before, where something is told of it in both."""
    before = told.wave.previous
    if before is None or before.state != Wave.State.PUBLISHED:
        return None
    earlier = told_of(before)
    after, was = told.of(unit), earlier.of(unit)
    return Earlier(told, earlier, after, was) if after is not None and was is not None else None
