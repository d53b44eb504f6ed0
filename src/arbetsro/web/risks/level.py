"""Which ratings of a risk count, and the level that follows from them.

The rule: of each party, the latest rating with the measures in place counts; if it has made none,
its latest rating of the risk as it was found. Of what the two parties then say, the graver counts.
A party that has not rated says nothing, and does not make a risk milder.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from arbetsro.web.risks.models import Rating
from arbetsro.workenv.rating import Level, differs, worst

_PARTIES = tuple(Rating.Party.values)
_PHASES = tuple(Rating.Phase.values)


@dataclass(frozen=True, slots=True)
class Standing:
    """How the parties rate a risk now.

    Attributes:
        latest: The latest rating of each party and phase, where there is one.
        counting: The rating of each party that counts, where it has made one.
    """

    latest: Mapping[tuple[str, str], Rating]
    counting: Mapping[str, Rating]

    @property
    def level(self) -> Level | None:
        """The level that counts; nothing until somebody has rated."""
        return worst(as_level(one.level) for one in self.counting.values())

    @property
    def differ(self) -> bool:
        """Whether the parties have come to different levels."""
        levels = [as_level(one.level) for one in self.counting.values()]
        return len(levels) == len(_PARTIES) and differs(levels[0], levels[1])

    def differ_in(self, phase: str) -> bool:
        """Whether they have come to different levels in one phase."""
        found = [self.latest[party, phase] for party in _PARTIES if (party, phase) in self.latest]
        return len(found) == len(_PARTIES) and found[0].level != found[1].level


def standing(ratings: Iterable[Rating]) -> Standing:
    """How the parties rate a risk now, from all ratings that have been made of it."""
    latest: dict[tuple[str, str], Rating] = {}
    for one in sorted(ratings, key=lambda rating: (rating.at, rating.pk)):
        latest[one.party, one.phase] = one
    counting = {}
    for party in _PARTIES:
        for phase in _PHASES:  # the later phase last, so that it is the one that counts
            if (party, phase) in latest:
                counting[party] = latest[party, phase]
    return Standing(latest, counting)


def as_level(text: str) -> Level:
    """A level that was kept as text.

    Raises:
        ValueError: There is no such level.
    """
    for level in ("low", "medium", "high"):
        if text == level:
            return level
    raise ValueError(text)
