"""What is left out of the self-rating in an application, and whether the rest is enough."""

from collections.abc import Mapping
from typing import Any

from arbetsro.web.applications.scores import rating, score_of
from arbetsro.web.care.models import Clinic
from arbetsro.web.care.texts import wording_of


def left_out(content: Mapping[str, Any]) -> list[int]:
    """The numbers of the items without an answer."""
    given = content.get("items", {})
    return [one.number for one in rating().items if given.get(str(one.number)) is None]


def is_enough(content: Mapping[str, Any]) -> bool:
    """Whether so many items are answered that the whole has a score."""
    return score_of(content).total.mean is not None


def takes_applications(clinic: Clinic) -> bool:
    """Whether one can apply just now: the clinic is open, and has words for the self-rating."""
    return clinic.is_open and wording_of(clinic) is not None
