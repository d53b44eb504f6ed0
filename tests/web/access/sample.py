"""What a sample is: something that may stand for an argument of an address."""

from collections.abc import Callable
from dataclasses import dataclass

from arbetsro.web.accounts.models import Person
from web.conftest import Cast

Make = Callable[[Cast, Person], object]


@dataclass(frozen=True)
class Sample:
    """What may stand for an argument.

    Attributes:
        own: Something of Demo Alltjänst AB, in North where it belongs to a unit, that is there for
            this person if the rule of the address lets the person in.
        foreign: The same kind of thing of the other organisation. None only for a word, such as
            the name of a step, that is the same in every organisation.
        outside: The same kind of thing in South, outside the role of Mats. None where it belongs
            to no unit.
    """

    own: Make
    foreign: Make | None = None
    outside: Make | None = None


def word(text: str) -> Sample:
    """A word that is the same in every organisation."""
    return Sample(lambda cast, who: text)


UNIT = Sample(
    lambda cast, who: cast.home_care.pk,
    lambda cast, who: cast.other_root.pk,
    lambda cast, who: cast.south.pk,
)
