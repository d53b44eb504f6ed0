"""How finely answers can be divided by background before somebody stands alone."""

from dataclasses import dataclass
from math import prod

from arbetsro.web.organisations.models import Unit
from arbetsro.web.surveys.models import Wave
from arbetsro.web.surveys.placing import invited_in


@dataclass(frozen=True, slots=True)
class Division:
    """What the questions about background do to the groups of a wave.

    Attributes:
        invited: How many are invited in all.
        threshold: The fewest that a group must have.
        choices: How many choices each question about background has.
        too_small: The names of places that cannot be divided at all, in the order of the tree.
        merged: The names of units that are told for only as a part of the unit above.
    """

    invited: int
    threshold: int
    choices: tuple[int, ...]
    too_small: tuple[str, ...]
    merged: tuple[str, ...]

    @property
    def combinations(self) -> int:
        """How many combinations of answers about background there are."""
        return prod(self.choices)

    @property
    def most_combinations(self) -> int:
        """How many there may be, so that each holds as many as the threshold on average."""
        return max(1, self.invited // self.threshold)

    @property
    def is_too_fine(self) -> bool:
        """Whether there are more than those who are invited suffice for."""
        return bool(self.choices) and self.combinations > self.most_combinations

    @property
    def alone(self) -> int:
        """How many would stand alone with their combination, if all were as common."""
        if not self.choices or not self.invited:
            return 0
        share = 1 / self.combinations
        return round(self.invited * (1 - share) ** (self.invited - 1))


def division_of(wave: Wave) -> Division:
    """What the questions about background would do, with those who are invited now."""
    units = Unit.objects.filter(path__startswith=wave.unit.path)
    rows = sorted(units.values_list("path", "name", "pk"), key=lambda row: _order(row[0]))
    invited = invited_in(wave, {pk: path for path, _, pk in rows})
    there = [(name, invited[pk]) for _, name, pk in rows if invited[pk]]
    below = there[1:]
    return Division(
        invited=wave.invitations.count(),
        threshold=wave.threshold,
        choices=tuple(len(one["choices"]) for one in wave.plan.get("background", ())),
        too_small=tuple(n for n, count in below if wave.threshold <= count < 2 * wave.threshold),
        merged=tuple(name for name, count in below if count < wave.threshold),
    )


def _order(path: str) -> list[int]:
    return [int(one) for one in path.strip("/").split("/")]
